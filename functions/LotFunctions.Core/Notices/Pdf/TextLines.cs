namespace LotFunctions.Core.Notices.Pdf;

/// <summary>Breaks text into lines of a width.</summary>
internal static class TextLines
{
    /// <param name="width">In points.</param>
    public static List<string> Of(string text, Face face, double size, double width)
    {
        var lines = new List<string>();
        var room = (int)(width * 1000 / size);
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n')) Break(paragraph.TrimEnd(), face, room, lines);
        return lines;
    }

    /// <summary>The text on one line, cut with an ellipsis where it is too long.</summary>
    public static string One(string text, Face face, double size, double width)
    {
        if (Fit(text, face, size, width)) return text;
        return Of(text, face, size, width - size)[0] + "…";
    }

    /// <summary>True when it stands on one line.</summary>
    public static bool Fit(string text, Face face, double size, double width) =>
        HouseFonts.Width(text, face) <= (int)(width * 1000 / size) && text.AsSpan().IndexOfAny('\r', '\n') < 0;

    private static void Break(string text, Face face, int room, List<string> lines)
    {
        var start = 0;
        while (start < text.Length)
        {
            // The last place to break that fits, and where the line is full.
            var (end, width, good) = (start, 0, -1);
            while (end < text.Length)
            {
                var length = char.IsHighSurrogate(text[end]) && end + 1 < text.Length ? 2 : 1;
                var next = width + HouseFonts.Width(text.AsSpan(end, length), face);
                if (next > room && text[end] != ' ' && end > start) break;
                width = next;
                end += length;
                if (end < text.Length && MayBreak(text, end)) good = end;
            }

            if (end >= text.Length) good = text.Length;
            else if (good <= start) good = end;
            lines.Add(text[start..good].TrimEnd(' '));
            start = good;
            while (start < text.Length && text[start] == ' ') start++;
        }

        if (text.Length == 0) lines.Add("");
    }

    // After a blank, a hyphen or a slash, and between characters of Chinese, Japanese and Korean.
    private static bool MayBreak(string text, int at) =>
        text[at - 1] is ' ' or '-' or '/' or '\u2013' || (text[at] != ' ' && IsWide(text[at]) && !IsClosing(text[at])) || (IsWide(text[at - 1]) && !IsClosing(text[at]));

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uD7FF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';

    private static bool IsClosing(char c) => c is '\u3001' or '\u3002' or '\uFF0C' or '\uFF0E' or '\uFF09' or '\u300D' or ')' or '.' or ',';
}
