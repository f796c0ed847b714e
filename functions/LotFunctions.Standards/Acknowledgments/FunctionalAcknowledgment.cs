using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>The transaction set 997, or 999 where the sender follows an implementation convention: one for a functional group.</summary>
internal static class FunctionalAcknowledgment
{
    private const int MostCodes = 5;

    /// <summary>
    /// True from version 005010 on, where the 999 exists, when ST03 names a convention or GS08 ends in one (<c>005010X222A1</c>).
    /// </summary>
    public static bool NamesImplementation(GroupReport group, GroupHeader header) =>
        IsAtLeast5010(header) && (header.Version is { Length: > 6 } version && version[6] == 'X' || group.Messages.Any(static m => m.Header.Version is not null));

    public static void Write(X12Writer writer, X12Texts texts, EdiDelimiters delimiters, GroupReport group, bool implementation, string controlNumber)
    {
        var header = group.Header!;
        var first = writer.Count;
        writer.Write("ST", implementation ? "999" : "997", controlNumber);
        writer.Write("AK1", texts.Fit(header.FunctionalId, 2) ?? "SH", GroupNumber(header), IsAtLeast5010(header) ? texts.Fit(header.Version, 12) : null);
        var (accepted, noted) = (0, false);
        foreach (var message in group.Messages)
        {
            var code = Set(writer, texts, delimiters, message, implementation, IsAtLeast5010(header));
            if (code != "R") accepted++;
            noted |= code == "E";
        }

        Trailer(writer, group, accepted, noted);
        writer.Write("SE", Text(writer.Count - first + 1), controlNumber);
    }

    /// <summary>The loop AK2; what it says in AK501 (element 717).</summary>
    private static string Set(X12Writer writer, X12Texts texts, EdiDelimiters delimiters, MessageReport message, bool implementation, bool withConvention)
    {
        writer.Write(
            "AK2", texts.Fit(message.Header.Type, 3) ?? "000", (texts.Fit(message.Header.ControlNumber, 9) ?? "").PadLeft(4, '0'),
            withConvention ? texts.Fit(message.Header.Version, 35) : null);
        var notes = SetNotes.Of(message);
        foreach (var segment in notes.Segments)
        {
            writer.Write(implementation ? "IK3" : "AK3", [segment.Tag, Text(segment.Position), null, .. segment.Codes]);
            // Business unit identifier: the supplier finds the shipment without counting segments.
            if (implementation && texts.Fit(message.ShipmentId, 35) is { } shipment) writer.Write("CTX", $"BSN02{(char)delimiters.Component}{shipment}");
            foreach (var element in segment.Elements)
            {
                var place = element.Component is { } component ? $"{element.Element}{(char)delimiters.Component}{component}" : Text(element.Element);
                writer.Write(implementation ? "IK4" : "AK4", place, null, element.Code);
            }
        }

        var code = !message.Accepted ? "R" : notes.Codes.Count > 0 ? "E" : "A";
        writer.Write(implementation ? "IK5" : "AK5", [code, .. notes.Codes]);
        return code;
    }

    // AK902 is what GE01 says; without a GE it can only be what was found. A set that was counted and did not come is not accepted:
    // E would say that all of the group was.
    private static void Trailer(X12Writer writer, GroupReport group, int accepted, bool noted)
    {
        var received = group.Messages.Count;
        var codes = group.Diagnostics.Select(X12Errors.OfGroup).OfType<string>().Distinct().Take(MostCodes).ToList();
        noted |= group.Diagnostics.Count > 0;
        var code = (accepted, received) switch
        {
            (0, 0) => noted ? "R" : "A",
            (0, _) => "R",
            _ when accepted < Math.Max(received, group.Stated ?? 0) => "P",
            _ => noted ? "E" : "A",
        };
        writer.Write("AK9", [code, Text(group.Stated ?? received), Text(received), Text(accepted), .. codes]);
    }

    private static string GroupNumber(GroupHeader header) =>
        header.ControlNumber is { Length: > 0 and <= 9 } number && number.All(char.IsAsciiDigit) ? number : "0";

    private static bool IsAtLeast5010(GroupHeader header) => header.Version is { Length: >= 6 } version && string.CompareOrdinal(version[..6], "005010") >= 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
