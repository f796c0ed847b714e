namespace LotFunctions.Standards.Gs1;

/// <summary>Reads raw element strings, in which FNC1 ends what has no predefined length (section 7.8).</summary>
internal static class RawReader
{
    // Between a linear component and its 2D component.
    private const string Composite = "|]e0";

    /// <param name="start">Where the first AI or FNC1 stands.</param>
    /// <param name="fnc1">How FNC1 is written here.</param>
    public static void Read(ElementBuffer buffer, int start, char fnc1)
    {
        var text = buffer.Text;
        var at = start;
        while (true)
        {
            // More separators than needed do no harm.
            for (int size; (size = Separator(text, at, fnc1)) > 0;)
            {
                at += size;
            }

            if (at == text.Length)
            {
                break;
            }

            if (ApplicationIdentifiers.AtStart(text[at..]) is not { } definition)
            {
                buffer.Error(
                    "ai-unknown", $"No Application Identifier begins with '{text.Slice(at, Math.Min(4, text.Length - at))}'; the rest was not read.",
                    at, text.Length - at, "ai");
                return;
            }

            var value = at + definition.Ai.Length;
            at = definition.Predefined ? FixedEnd(text, value, definition.MaxLength, fnc1) : End(text, value, text.Length, fnc1);
            buffer.Add(definition, value, at - value);
        }

        if (buffer.Count == 0)
        {
            buffer.Error("empty", "There is no element string.", start, 0);
        }
    }

    // What is predefined are digits, so that a separator too early is looked for only where others are.
    private static int FixedEnd(ReadOnlySpan<char> text, int from, int length, char fnc1) =>
        length <= text.Length - from && !text.Slice(from, length).ContainsAnyExceptInRange('0', '9')
            ? from + length
            : End(text, from, Math.Min(text.Length, from + length), fnc1);

    private static int End(ReadOnlySpan<char> text, int from, int to, char fnc1)
    {
        var at = from;
        while (true)
        {
            var next = text[at..to].IndexOfAny(fnc1, '|');
            if (next < 0)
            {
                return to;
            }

            at += next;
            if (Separator(text, at, fnc1) > 0)
            {
                return at;
            }

            at++;
        }
    }

    private static int Separator(ReadOnlySpan<char> text, int at, char fnc1)
    {
        if (at == text.Length)
        {
            return 0;
        }

        if (text[at] == fnc1)
        {
            return 1;
        }

        return text[at] != '|' ? 0
            : text[at..].StartsWith(Composite) ? Composite.Length
            : at + 1 < text.Length && text[at + 1] == fnc1 ? 2 : 0;
    }
}
