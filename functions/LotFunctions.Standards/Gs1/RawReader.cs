namespace LotFunctions.Standards.Gs1;

/// <summary>Reads raw element strings, in which FNC1 ends what has no predefined length (section 7.8).</summary>
internal static class RawReader
{
    /// <param name="text">The whole text, so that offsets are right.</param>
    /// <param name="start">Where the first AI or FNC1 stands.</param>
    /// <param name="fnc1">How FNC1 is written here.</param>
    public static ElementReading Read(string text, int start, char fnc1)
    {
        var reading = new ElementReading();
        var at = start;
        while (true)
        {
            // More separators than needed do no harm; a bar before one parts a linear from a 2D component.
            while (at < text.Length && (text[at] == fnc1 || (text[at] == '|' && at + 1 < text.Length && text[at + 1] == fnc1)))
            {
                at++;
            }

            if (at == text.Length)
            {
                break;
            }

            if (ApplicationIdentifiers.AtStart(text.AsSpan(at)) is not { } definition)
            {
                reading.Errors.Add(new BarcodeError(
                    "ai-unknown", $"No Application Identifier begins with '{text.AsSpan(at, Math.Min(4, text.Length - at))}'; the rest was not read.", at, text.Length - at));
                return reading;
            }

            var value = at + definition.Ai.Length;
            var end = End(text, value, fnc1);
            if (definition.Predefined)
            {
                end = Math.Min(end, value + definition.MaxLength);
            }

            reading.Elements.Add(new FoundElement(definition, text[value..end], value, end - value));
            at = end;
        }

        if (reading.Elements.Count == 0)
        {
            reading.Errors.Add(new BarcodeError("empty", "There is no element string.", start, 0));
        }

        return reading;
    }

    private static int End(string text, int from, char fnc1)
    {
        var end = text.IndexOf(fnc1, from);
        return end < 0 ? text.Length : end > from && text[end - 1] == '|' ? end - 1 : end;
    }
}
