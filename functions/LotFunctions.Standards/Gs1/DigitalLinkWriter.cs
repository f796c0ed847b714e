using System.Text;

namespace LotFunctions.Standards.Gs1;

/// <summary>
/// Writes GS1 Digital Link URIs: the first key and its qualifiers in the path, the other elements in the query, those of
/// predefined length first (GS1 Digital Link Standard: URI Syntax, canonical form).
/// </summary>
public static class DigitalLinkWriter
{
    /// <summary>Where canonical URIs are.</summary>
    public const string CanonicalStem = "https://id.gs1.org";

    /// <param name="stem">Scheme, domain and perhaps a path: what stands before the key.</param>
    /// <returns>Null when there is no key, or an element that may stand neither in the path nor in the query.</returns>
    public static string? Write(IReadOnlyList<Gs1Element> elements, string stem = CanonicalStem)
    {
        ArgumentNullException.ThrowIfNull(elements);
        ArgumentNullException.ThrowIfNull(stem);
        var all = new List<(AiDefinition Definition, string Value)>(elements.Count);
        foreach (var element in elements)
        {
            if (ApplicationIdentifiers.Find(element.Ai) is not { } definition)
            {
                return null;
            }

            if (!all.Exists(a => a.Definition == definition))
            {
                all.Add((definition, element.Value));
            }
        }

        if (all.FindIndex(static a => a.Definition.Qualifiers is not null) is not (>= 0 and var at))
        {
            return null;
        }

        var key = all[at];
        all.RemoveAt(at);

        // The sequence that takes most of the elements comes first; another one may be the one that leaves attributes only.
        return key.Definition.Qualifiers!
            .OrderByDescending(sequence => sequence.Count(q => all.Exists(a => a.Definition == q)))
            .Select(sequence => Write(stem, key, sequence, all))
            .FirstOrDefault(static uri => uri is not null);
    }

    private static string? Write(
        string stem, (AiDefinition, string) key, AiDefinition[] sequence, List<(AiDefinition Definition, string Value)> others)
    {
        var uri = new StringBuilder(stem.TrimEnd('/'));
        Append('/', '/', key);
        foreach (var qualifier in sequence)
        {
            foreach (var element in others.Where(o => o.Definition == qualifier))
            {
                Append('/', '/', element);
            }
        }

        var mark = '?';
        foreach (var element in others.Where(o => !sequence.Contains(o.Definition)).OrderBy(static o => o.Definition.Predefined ? 0 : 1))
        {
            if (!element.Definition.Attribute)
            {
                return null;
            }

            Append(mark, '=', element);
            mark = '&';
        }

        return uri.ToString();

        void Append(char before, char between, (AiDefinition Definition, string Value) element) =>
            uri.Append(before).Append(element.Definition.Ai).Append(between).Append(Uri.EscapeDataString(element.Value));
    }
}
