using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The transaction set 824, application advice: one for a ship notice, in it a loop OTI for each thing that is said. A line is
/// found again by its number as sent (REF LI), its item (REF IX) and its lot (REF LT).
/// </summary>
internal static class ApplicationAdviceSet
{
    private const int MostNotes = 100;

    /// <param name="group">The group in which the ship notice came.</param>
    /// <param name="reference">BGN02: unique among what is sent to this partner.</param>
    public static void Write(X12Writer writer, X12Texts texts, AdvisedMessage message, GroupHeader group, string reference, string controlNumber, DateTime minute)
    {
        var first = writer.Count;
        writer.Write("ST", "824", controlNumber);
        writer.Write(
            "BGN", "11", reference, X12Envelopes.Date(minute, group.Version), minute.ToString("HHmm", CultureInfo.InvariantCulture), "UT",
            texts.Fit(message.ShipmentId, 30));
        var whole = message.IsRefused ? "TR" : message.HasErrors ? "TP" : "TE";
        // Who reads no lines must see it too.
        if (message.IsRefused && message.Advice.All(static a => a.LineNumber > 0)) Subject(writer, texts, message.Advice[0], group, whole);
        foreach (var advice in message.Advice) Loop(writer, texts, advice, group, whole);
        writer.Write("SE", (writer.Count - first + 1).ToString(CultureInfo.InvariantCulture), controlNumber);
    }

    private static void Subject(X12Writer writer, X12Texts texts, ApplicationAdvice advice, GroupHeader group, string became)
    {
        var number = group.ControlNumber is { Length: > 0 and <= 9 } known && known.All(char.IsAsciiDigit) ? known : null;
        // OTI09 needs OTI08.
        writer.Write(
            "OTI", became, "SI",
            texts.Fit(advice.ShipmentId, 30) ?? "UNKNOWN", texts.Fit(group.Sender, 15), texts.Fit(group.Receiver, 15), null, null,
            number, number is null ? null : (texts.Fit(advice.ControlNumber, 9) ?? "").PadLeft(4, '0'), "856", texts.Fit(group.Version, 12));
    }

    /// <param name="whole">Element 110 of the transaction set: TR rejected, TP in part, TE accepted with errors; of items there are IR and IE.</param>
    private static void Loop(X12Writer writer, X12Texts texts, ApplicationAdvice advice, GroupHeader group, string whole)
    {
        var rejected = advice.Diagnostic.Severity == DiagnosticSeverity.Error || whole == "TR";
        Subject(writer, texts, advice, group, advice.LineNumber == 0 ? whole : rejected ? "IR" : "IE");
        if (advice.LineNumber > 0) Reference(writer, texts, "LI", advice.LineId ?? advice.LineNumber.ToString(CultureInfo.InvariantCulture));
        Reference(writer, texts, "IX", advice.Item);
        Reference(writer, texts, "LT", advice.Lot);

        var text = texts.Fit(AdviceText.Of(advice.Diagnostic), int.MaxValue)!;
        var pieces = AdviceText.Split(text, 60, 80, 1 + MostNotes);
        writer.Write("TED", [AdviceCodes.X12(advice.Diagnostic.Code, group.Version ?? ""), pieces[0], .. Place(advice)]);
        foreach (var piece in pieces.Skip(1)) writer.Write("NTE", null, piece);
    }

    // REF02 has 30 characters before 005010; a part of an identification is another one, so a long one goes into REF03, which has 80.
    private static void Reference(X12Writer writer, X12Texts texts, string qualifier, string? value)
    {
        if (texts.Fit(value, 80) is not { } text) return;
        if (text.Length <= 30) writer.Write("REF", qualifier, text);
        else writer.Write("REF", qualifier, null, text);
    }

    // TED03 to TED05: the segment, its place in the transaction set, and the element.
    private static string?[] Place(ApplicationAdvice advice)
    {
        if (advice.Diagnostic.Position is not { SegmentId: { Length: 2 or 3 } tag } at || advice.MessagePosition is not { } header || at.Segment < header.Segment) return [];
        if (!tag.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c))) return [];
        return [tag, (at.Segment - header.Segment + 1).ToString(CultureInfo.InvariantCulture), at.Element?.ToString(CultureInfo.InvariantCulture)];
    }
}
