using System.Buffers;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Interchanges that a record-oriented system cut into lines of one length, wherever a segment was. Neither standard knows such
/// line ends, yet many mailboxes deliver lines of 80.
/// </summary>
public static class LineFolding
{
    private const int Shortest = 40;
    private const int Longest = 256;
    private const int IsaLength = 106;

    private static readonly SearchValues<byte> LineEnds = SearchValues.Create("\r\n"u8);

    /// <summary>The length of the lines; null where the line ends only stand behind segments, or are none.</summary>
    /// <param name="first">The first bytes: a kilobyte, or all.</param>
    public static int? WidthOf(ReadOnlySpan<byte> first)
    {
        var width = first.IndexOfAny(LineEnds);
        if (width is < Shortest or > Longest) return null;
        var text = new ArrayBufferWriter<byte>(first.Length);
        var ends = new List<byte>();
        foreach (var range in first.SplitAny(LineEnds))
        {
            var line = first[range];
            if (line.IsEmpty) continue; // Between CR and LF.
            text.Write(line);
            if (range.End.Value == first.Length) break;
            // The last line may be shorter, and another interchange follow it.
            if (line.Length != width) return (ends.Count > 1 || IsAllThereIs(first[range.End..])) && IsFolded(text.WrittenSpan, ends) ? width : null;
            ends.Add(line.TrimEnd((byte)' ') is [.., var end] ? end : (byte)' ');
        }

        return IsFolded(text.WrittenSpan, ends) ? width : null;
    }

    private static bool IsAllThereIs(ReadOnlySpan<byte> rest) => !rest.ContainsAnyExcept(LineEnds);

    private static bool IsFolded(ReadOnlySpan<byte> text, List<byte> ends) =>
        Terminator(text) is { } terminator && ends.Exists(end => end != terminator);

    private static byte? Terminator(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("ISA"u8)) return text.Length >= IsaLength && !char.IsAsciiLetterOrDigit((char)text[IsaLength - 1]) ? text[IsaLength - 1] : null;
        if (text.StartsWith("UNA"u8) && text.Length > 8) return text[8];
        return text.StartsWith("UNB"u8) ? (byte)'\'' : null;
    }
}
