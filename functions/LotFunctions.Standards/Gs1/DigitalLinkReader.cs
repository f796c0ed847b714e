namespace LotFunctions.Standards.Gs1;

/// <summary>Reads uncompressed GS1 Digital Link URIs: key and qualifiers in the path, attributes in the query.</summary>
internal static class DigitalLinkReader
{
    public static ElementReading Read(string text, int start)
    {
        var reading = new ElementReading();
        var end = text.IndexOf('#', start);
        end = end < 0 ? text.Length : end;
        var query = text.IndexOf('?', start, end - start);
        var path = text.IndexOf('/', text.IndexOf("://", start, StringComparison.Ordinal) + 3);
        var pathEnd = query < 0 ? end : query;
        if (path < 0 || path > pathEnd || !Path(text, path, pathEnd, reading))
        {
            reading.Errors.Add(new BarcodeError("no-primary-key", "The path of the URI has no GS1 key.", start, pathEnd - start));
            return reading;
        }

        if (query >= 0)
        {
            Query(text, query + 1, end, reading);
        }

        return reading;
    }

    // A stem may stand before the key, so the key is looked for from the right; what follows it must be its qualifiers.
    private static bool Path(string text, int from, int to, ElementReading reading)
    {
        var parts = Cut(text, from + 1, to, "/");
        if (parts.Count > 0 && parts[^1].Length == 0)
        {
            parts.RemoveAt(parts.Count - 1);
        }

        for (var i = parts.Count - 2; i >= 0; i -= 2)
        {
            var key = text.Substring(parts[i].Start, parts[i].Length);
            if (DigitalLinkKeys.Qualifiers(key) is null)
            {
                continue;
            }

            var following = parts.Skip(i + 2).Where((_, n) => n % 2 == 0).Select(p => text.Substring(p.Start, p.Length));
            if (!DigitalLinkKeys.Allows(key, following))
            {
                return false;
            }

            for (var k = i; k + 1 < parts.Count; k += 2)
            {
                Add(text.Substring(parts[k].Start, parts[k].Length), text, parts[k + 1], reading);
            }

            return true;
        }

        return false;
    }

    private static void Query(string text, int from, int to, ElementReading reading)
    {
        foreach (var (start, length) in Cut(text, from, to, "&;"))
        {
            var equals = text.IndexOf('=', start, length);
            var key = equals < 0 ? string.Empty : text[start..equals];
            if (key.Length == 0 || !key.All(char.IsAsciiDigit))
            {
                // Keys with letters belong to the application that the link leads to.
                continue;
            }

            Add(key, text, (equals + 1, start + length - equals - 1), reading);
        }
    }

    private static void Add(string ai, string text, (int Start, int Length) place, ElementReading reading)
    {
        if (ApplicationIdentifiers.Find(ai) is not { } definition)
        {
            reading.Errors.Add(new BarcodeError("ai-unknown", $"{ai} is no Application Identifier.", place.Start - ai.Length - 1, ai.Length));
            return;
        }

        var value = Uri.UnescapeDataString(text.Substring(place.Start, place.Length));
        if (ai is "01" && value.Length is 8 or 12 or 13)
        {
            value = value.PadLeft(14, '0');
        }

        reading.Elements.Add(new FoundElement(definition, value, place.Start, place.Length));
    }

    private static List<(int Start, int Length)> Cut(string text, int from, int to, string separators)
    {
        var parts = new List<(int, int)>();
        for (var at = from; at <= to; at++)
        {
            if (at == to || separators.Contains(text[at], StringComparison.Ordinal))
            {
                parts.Add((from, at - from));
                from = at + 1;
            }
        }

        return parts;
    }
}
