using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>Chooses the service characters of the interchanges that go back.</summary>
internal static class EdifactMarks
{
    private const byte UsualRepetition = (byte)'*';

    /// <summary>Those received where they can be written, else the usual ones. Only syntax version 4 repeats.</summary>
    public static EdiDelimiters For(InterchangeHeader received, int version)
    {
        if (received.Delimiters is { } own)
        {
            own = own with
            {
                Repetition = version >= 4 ? own.Repetition : null,
                DecimalMark = IsFree((byte)'.', own) && (own.DecimalMark != ',' || !IsFree((byte)',', own)) ? (byte)'.' : (byte)',',
            };
            if (IsLegal(own)) return own;
        }

        return EdiDelimiters.Edifact with { Repetition = version >= 4 ? UsualRepetition : null };
    }

    /// <summary>True when no UNA is needed to tell them.</summary>
    public static bool AreUsual(EdiDelimiters marks) =>
        marks with { Repetition = null, DecimalMark = (byte)'.' } == EdiDelimiters.Edifact && marks.Repetition is null or UsualRepetition;

    private static bool IsFree(byte mark, EdiDelimiters own) =>
        mark != own.Element && mark != own.Component && mark != own.Terminator && mark != own.Release && mark != own.Repetition;

    private static bool IsLegal(EdiDelimiters marks)
    {
        Span<byte> all = [marks.Element, marks.Component, marks.Terminator, marks.Release ?? 0, marks.Repetition ?? 0];
        for (var i = 0; i < all.Length; i++)
        {
            if (i >= 3 && all[i] == 0) continue;
            if (all[i] is 0 or >= 0x80 or (byte)' ' || char.IsAsciiLetterOrDigit((char)all[i]) || all[..i].Contains(all[i])) return false;
        }

        return true;
    }
}
