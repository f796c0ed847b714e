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

        if (path == domain || !Path(buffer, text, path, pathEnd))
        {
            var (code, message) = path == domain
                ? ("no-primary-key", "The URI has no domain.")
                : DigitalLinkForms.WhyNoKey(text[path..pathEnd]);
            buffer.Error(code, message, start, pathEnd - start, "dlpkey");
            return;
        }

        if (pathEnd < end)
        {
            Query(buffer, text, pathEnd + 1, end);
        }
    }

    // The pairs are walked from the right up to the key, so that a stem may look like anything but an AI and its value.
    private static bool Path(ElementBuffer buffer, ReadOnlySpan<char> text, int path, int to)
    {
        for (var end = to; ;)
        {
            var value = path + text[path..end].LastIndexOf('/');
            var ai = value <= path ? -1 : path + text[path..value].LastIndexOf('/');
            if (ai < 0 || ApplicationIdentifiers.Find(text[(ai + 1)..value]) is not { } definition)
            {
                buffer.ClearElements();
                return false;
            }

            Add(buffer, text, definition, value + 1, end, inQuery: false);
            if (definition.Qualifiers is not null)
            {
                buffer.ReverseElements();
                if (!DigitalLinkForms.IsSequence(buffer.Elements))
                {
                    buffer.Error(
                        "qualifier-order", $"The path does not name the qualifiers of AI ({definition.Ai}) in their order.", ai, to - ai, "dlpkey");
                }

                return true;
            }

            end = ai;
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
