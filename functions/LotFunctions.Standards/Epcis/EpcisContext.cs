using System.Text.Json;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>The prefixes that a document's <c>@context</c> declares, as far as names of extensions need them.</summary>
internal sealed class EpcisContext
{
    public const string Standard = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld";

    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);

    public static EpcisContext Of(JsonElement owner, EpcisContext? outer = null)
    {
        var context = new EpcisContext();
        if (outer is not null)
        {
            foreach (var (prefix, uri) in outer.prefixes) context.prefixes[prefix] = uri;
        }

        if (owner.TryGetProperty("@context", out var declared)) context.Add(declared);
        return context;
    }

    /// <summary>The full name of a member; as it stands when its prefix is not declared.</summary>
    public string Expand(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && prefixes.TryGetValue(name[..colon], out var uri) ? uri + name[(colon + 1)..] : name;
    }

    private void Add(JsonElement declared)
    {
        if (declared.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in declared.EnumerateArray()) Add(part);
        }

        if (declared.ValueKind != JsonValueKind.Object) return;
        foreach (var term in declared.EnumerateObject())
        {
            if (term.Value.ValueKind == JsonValueKind.String && JsonText.TryGetName(term) is { } name && JsonText.TryGet(term.Value) is { } uri) prefixes[name] = uri;
        }
    }
}
