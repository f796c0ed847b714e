namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Reads the human readable form: each AI in parentheses, or in the square brackets that programs for symbols use. A bracket
/// that is data has a backslash in front.
/// </summary>
internal static class BracketedReader
{
    public static void Read(ElementBuffer buffer, int start)
    {
        var text = buffer.Text;
        var (open, shut) = text[start] == '[' ? ('[', ']') : ('(', ')');
        var at = start;
        while (at < text.Length)
        {
            var close = text[at] == open ? text[at..].IndexOf(shut) : -1;
            if (close < 0)
            {
                buffer.Error("syntax", "An Application Identifier in parentheses was expected.", at, text.Length - at);
                return;
            }

            close += at;
            var ai = text[(at + 1)..close];
            var value = close + 1;
            var next = End(text, value, open, out var escaped);
            if (ApplicationIdentifiers.Find(ai) is not { } definition)
            {
                buffer.Error("ai-unknown", $"({ai}) is no Application Identifier.", at, close + 1 - at, "ai");
            }
            else if (escaped)
            {
                Unescape(buffer, definition, text, value, next);
            }
            else
            {
                // People write blanks around the parentheses; no element string has any.
                var trimmed = text[value..next].TrimStart(' ');
                buffer.Add(definition, next - trimmed.Length, trimmed.TrimEnd(' ').Length);
            }

            at = next < text.Length && text[next] == '|' ? next + 1 : next;
        }
    }

    private static int End(ReadOnlySpan<char> text, int from, char open, out bool escaped)
    {
        escaped = false;
        for (var at = from; ; at++)
        {
            var next = text[at..].IndexOfAny(open, '\\', '|');
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            if (text[at] == open || (text[at] == '|' && at + 1 < text.Length && text[at + 1] == open))
            {
                return at;
            }

            if (IsEscape(text, at))
            {
                escaped = true;
                at++;
            }
        }
    }

    private static void Unescape(ElementBuffer buffer, AiDefinition definition, ReadOnlySpan<char> text, int from, int to)
    {
        var lead = text[from..to].Length - text[from..to].TrimStart(' ').Length;
        var end = from + text[from..to].TrimEnd(' ').Length;
        var start = buffer.BeginWriting();
        for (var at = from + lead; at < end; at++)
        {
            buffer.Write(text[IsEscape(text, at) ? ++at : at]);
        }

        buffer.AddWritten(definition, start, from + lead, end - from - lead);
    }

    private static bool IsEscape(ReadOnlySpan<char> text, int at) =>
        text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '(' or ')' or '[' or ']' or '\\';
}
