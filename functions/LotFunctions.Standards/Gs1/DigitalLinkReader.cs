using System.Buffers;

namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Reads uncompressed GS1 Digital Link URIs (GS1 Digital Link Standard: URI Syntax): on any domain and behind any stem a
/// key with its qualifiers in the path, attributes in the query; other parameters belong to where the link leads.
/// </summary>
internal static class DigitalLinkReader
{
    private static readonly SearchValues<char> UriCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private static readonly SearchValues<char> NoDomainCharacters = SearchValues.Create("_~?#@!$&'()*+,;=%");

    private static readonly AiDefinition Gtin = ApplicationIdentifiers.Find("01")!;

    /// <summary>The scheme is written in small or in capital letters, as encoders of QR Codes do; a mixture is something else.</summary>
    public static bool IsUri(ReadOnlySpan<char> text) => SchemeLength(text) > 0;

    public static void Read(ElementBuffer buffer, int start)
    {
        var text = buffer.Text;
        if (text[start..].IndexOfAnyExcept(UriCharacters) is >= 0 and var bad)
        {
            buffer.Error("uri-character", $"'{text[start + bad]}' may not stand in a URI.", start + bad, 1, "uri");
            return;
        }

        var domain = start + SchemeLength(text[start..]);
        var mark = text[domain..].IndexOfAny('?', '#');
        var pathEnd = mark < 0 ? text.Length : domain + mark;
        var end = mark < 0 ? text.Length : Find(text, '#', pathEnd, text.Length);
        var path = Find(text, '/', domain, pathEnd);
        if (text[domain..path].ContainsAny(NoDomainCharacters))
        {
            buffer.Error("domain-invalid", "The domain of the URI has a character that no domain has.", domain, path - domain, "uri");
            return;
        }

        var key = path == domain ? -1 : KeyStart(text, path, pathEnd);
        if (key < 0)
        {
            var (code, message) = path == domain
                ? ("no-primary-key", "The URI has no domain.")
                : DigitalLinkForms.WhyNoKey(text[path..pathEnd]);
            buffer.Error(code, message, start, pathEnd - start, "dlpkey");
            return;
        }

        Path(buffer, text, key, pathEnd);
        if (pathEnd < end)
        {
            Query(buffer, text, pathEnd + 1, end);
        }
    }

    // The pairs are walked from the right, so that a stem may look like anything but an AI and its value.
    private static int KeyStart(ReadOnlySpan<char> text, int path, int end)
    {
        while (true)
        {
            var value = text[path..end].LastIndexOf('/');
            var ai = value < 0 ? -1 : text[path..(path + value)].LastIndexOf('/');
            if (ai < 0 || ApplicationIdentifiers.Find(text[(path + ai + 1)..(path + value)]) is not { } definition)
            {
                return -1;
            }

            if (definition.Qualifiers is not null)
            {
                return path + ai;
            }

            end = path + ai;
        }
    }

    private static void Path(ElementBuffer buffer, ReadOnlySpan<char> text, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var slash = Find(text, '/', at + 1, to);
            var next = Find(text, '/', slash + 1, to);
            Add(buffer, text, ApplicationIdentifiers.Find(text[(at + 1)..slash])!, slash + 1, next, inQuery: false);
            at = next;
        }

        if (!DigitalLinkForms.IsSequence(buffer.Elements))
        {
            buffer.Error(
                "qualifier-order", $"The path does not name the qualifiers of AI ({buffer.Elements[0].Definition.Ai}) in their order.",
                from, to - from, "dlpkey");
        }
    }

    private static void Query(ElementBuffer buffer, ReadOnlySpan<char> text, int from, int to)
    {
        var inPath = buffer.Count;
        for (var at = from; at < to;)
        {
            var next = Find(text, '&', at, to);
            var equals = Find(text, '=', at, next);
            var key = text[at..equals];
            if (equals < next && !key.IsEmpty && !key.ContainsAnyExceptInRange('0', '9'))
            {
                if (ApplicationIdentifiers.Find(key) is { } definition)
                {
                    Attribute(buffer, definition, inPath, at);
                    Add(buffer, text, definition, equals + 1, next, inQuery: true);
                }
                else
                {
                    buffer.Error("ai-unknown", $"{key} is no Application Identifier.", at, key.Length, "ai");
                }
            }

            at = next + 1;
        }
    }

    private static void Attribute(ElementBuffer buffer, AiDefinition definition, int inPath, int at)
    {
        foreach (ref readonly var earlier in buffer.Elements)
        {
            if (earlier.Definition == definition)
            {
                buffer.Error("duplicate-ai", $"AI ({definition.Ai}) stands twice in the URI.", at, definition.Ai.Length, "repeat");
                return;
            }
        }

        if (!definition.Attribute)
        {
            buffer.Error("not-an-attribute", $"AI ({definition.Ai}) may not stand in the query of a URI.", at, definition.Ai.Length, "attribute");
        }
        else if (DigitalLinkForms.BelongsInPath(buffer.Elements[..inPath], definition))
        {
            buffer.Error("qualifier-in-query", $"AI ({definition.Ai}) has to stand in the path of the URI.", at, definition.Ai.Length, "dlpkey");
        }
    }

    private static void Add(ElementBuffer buffer, ReadOnlySpan<char> text, AiDefinition definition, int from, int to, bool inQuery)
    {
        var written = text[from..to];
        var encoded = inQuery ? written.ContainsAny('%', '+') : written.Contains('%');
        if (!encoded && !(definition == Gtin && written.Length is 8 or 12 or 13))
        {
            buffer.Add(definition, from, written.Length);
            return;
        }

        // Early links give a GTIN with as many digits as its bearer has.
        var decoded = PercentText.DecodedLength(written);
        var start = buffer.BeginWriting();
        if (definition == Gtin && decoded is 8 or 12 or 13)
        {
            buffer.Write("000000".AsSpan(0, 14 - decoded));
        }

        for (var at = 0; at < written.Length;)
        {
            buffer.Write(PercentText.Next(written, ref at, inQuery));
        }

        buffer.AddWritten(definition, start, from, written.Length);
    }

    private static int SchemeLength(ReadOnlySpan<char> text) =>
        text.StartsWith("https://") || text.StartsWith("HTTPS://") ? 8
        : text.StartsWith("http://") || text.StartsWith("HTTP://") ? 7
        : 0;

    private static int Find(ReadOnlySpan<char> text, char c, int from, int to) =>
        from >= to ? to : text[from..to].IndexOf(c) is >= 0 and var at ? from + at : to;
}
