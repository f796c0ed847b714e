using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Finds control characters in a segment: a line break in the middle of one is the sign of a lost terminator.</summary>
internal static class ControlCharacters
{
    /// <summary>Number of the first element (0 is the tag) with a control character that is no delimiter; null when there is none.</summary>
    public static int? Find(in Segment segment, EdiDelimiters delimiters) =>
        segment.Bytes.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) < 0 ? null : Search(segment, delimiters);

    private static int? Search(in Segment segment, EdiDelimiters delimiters)
    {
        if (Has(segment.Id, delimiters)) return 0;
        for (var i = 1; i <= segment.Count; i++)
        {
            var element = segment[i];
            if (element.IndexOfAnyExceptInRange((byte)0x20, (byte)0x7E) >= 0 && Has(segment.Text(i), delimiters)) return i;
        }

        return null;
    }

    private static bool Has(string text, EdiDelimiters delimiters)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && c != delimiters.Component && c != delimiters.Repetition) return true;
        }

        return false;
    }
}
