using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>Chooses the delimiters of the interchange that goes back.</summary>
internal static class X12Marks
{
    // The second set is for identifications that have a mark of the first one in them.
    private static readonly EdiDelimiters Rare = new(0x1D, 0x1F, 0x1E, 0x1C);

    /// <summary>ISA12 as received, where it can be one.</summary>
    public static string VersionOf(InterchangeHeader received) =>
        received.Version is { Length: 5 } version && version.All(char.IsAsciiDigit) ? version : "00401";

    /// <summary>Those received where they can be delimiters and stand in none of the values that are to be sent; else the usual ones.</summary>
    public static EdiDelimiters For(InterchangeHeader received, IReadOnlyList<ApplicationAdvice> advice)
    {
        var repeats = string.CompareOrdinal(VersionOf(received), "00402") >= 0;
        if (received.Delimiters is { } own)
        {
            own = own with { Release = null, DecimalMark = (byte)'.', Repetition = repeats ? own.Repetition ?? EdiDelimiters.X12.Repetition : null };
            if (IsLegal(own) && Keeps(own, received, advice)) return own;
        }

        var usual = Repeat(EdiDelimiters.X12);
        return Keeps(usual, received, advice) ? usual : Repeat(Rare);

        EdiDelimiters Repeat(EdiDelimiters marks) => repeats ? marks : marks with { Repetition = null };
    }

    private static bool IsLegal(EdiDelimiters marks)
    {
        Span<byte> all = [marks.Element, marks.Component, marks.Terminator, marks.Repetition ?? 0];
        for (var i = 0; i < (marks.Repetition is null ? 3 : 4); i++)
        {
            var b = all[i];
            var printable = b is > 0x20 and < 0x7F && !char.IsAsciiLetterOrDigit((char)b);
            if (!(printable || b is >= 0x1C and <= 0x1F || (i == 2 && b == '\n')) || all[..i].Contains(b)) return false;
        }

        return true;
    }

    private static bool Keeps(EdiDelimiters marks, InterchangeHeader received, IReadOnlyList<ApplicationAdvice> advice)
    {
        Span<char> found = [(char)marks.Element, (char)marks.Component, (char)marks.Terminator, (char)(marks.Repetition ?? marks.Element)];
        if (received.Sender!.Id.AsSpan().ContainsAny(found) || received.Receiver!.Id.AsSpan().ContainsAny(found)
            || received.Sender.Qualifier.AsSpan().ContainsAny(found) || received.Receiver.Qualifier.AsSpan().ContainsAny(found)) return false;
        foreach (var one in advice)
        {
            if (one.Lot.AsSpan().ContainsAny(found) || one.Item.AsSpan().ContainsAny(found) || one.LineId.AsSpan().ContainsAny(found)
                || one.ShipmentId.AsSpan().ContainsAny(found)) return false;
        }

        return true;
    }
}
