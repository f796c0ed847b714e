using System.Text;

namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Writes the canonical GS1 Digital Link URI (GS1 Digital Link: URI Syntax, section 4.12) on id.gs1.org: the first key
/// and its qualifiers in the path, the other elements in the query, those of predefined length first.
/// </summary>
internal static class DigitalLinkWriter
{
    public static string? Write(IReadOnlyList<Gs1Element> elements)
    {
        var rest = elements.DistinctBy(static e => e.Ai).ToList();
        if (rest.Find(static e => DigitalLinkKeys.Qualifiers(e.Ai) is not null) is not { } key)
        {
            return null;
        }

        var uri = new StringBuilder("https://id.gs1.org");
        Path(key);
        var sequences = DigitalLinkKeys.Qualifiers(key.Ai)!;
        var first = rest.Find(e => sequences.Any(s => s.Contains(e.Ai)));
        foreach (var ai in sequences.FirstOrDefault(s => first is not null && s.Contains(first.Ai)) ?? [])
        {
            if (rest.Find(e => e.Ai == ai) is { } qualifier)
            {
                Path(qualifier);
            }
        }

        var mark = '?';
        foreach (var element in rest.OrderBy(static e => ApplicationIdentifiers.Find(e.Ai) is { Predefined: true } ? 0 : 1))
        {
            uri.Append(mark).Append(element.Ai).Append('=').Append(Uri.EscapeDataString(element.Value));
            mark = '&';
        }

        return uri.ToString();

        void Path(Gs1Element element)
        {
            uri.Append('/').Append(element.Ai).Append('/').Append(Uri.EscapeDataString(element.Value));
            rest.Remove(element);
        }
    }
}
