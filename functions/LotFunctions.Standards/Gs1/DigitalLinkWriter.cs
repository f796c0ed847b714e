using System.Text;

namespace LotFunctions.Standards.Gs1;

/// <summary>Writes the canonical GS1 Digital Link URI (GS1 Digital Link: URI Syntax, section 4.12): on id.gs1.org, attributes sorted by AI.</summary>
internal static class DigitalLinkWriter
{
    // When a barcode has several keys, the thing itself comes before the places and parties around it.
    private static readonly string[] Keys = ["01", "8006", "8013", "8010", "00", "8003", "8004", "253", "255", "401", "402", "8017", "8018", "414", "415", "417"];

    public static string? Write(IReadOnlyList<Gs1Element> elements)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            values.TryAdd(element.Ai, element.Value);
        }

        if (Array.Find(Keys, values.ContainsKey) is not { } key)
        {
            return null;
        }

        var uri = new StringBuilder("https://id.gs1.org");
        Path(key);
        foreach (var qualifier in DigitalLinkKeys.Qualifiers(key)!.FirstOrDefault(s => s.Any(values.ContainsKey)) ?? [])
        {
            Path(qualifier);
        }

        var mark = '?';
        foreach (var (ai, value) in values)
        {
            uri.Append(mark).Append(ai).Append('=').Append(Uri.EscapeDataString(value));
            mark = '&';
        }

        return uri.ToString();

        void Path(string ai)
        {
            if (values.Remove(ai, out var value))
            {
                uri.Append('/').Append(ai).Append('/').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
