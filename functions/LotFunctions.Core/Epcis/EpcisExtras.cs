using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>Reads the house's own extension members; one of a wrong type is an error at its name.</summary>
internal sealed class EpcisExtras(IReadOnlyDictionary<string, JsonElement> extensions, string pointer, ICollection<FieldError> errors)
{
    private const int LongestText = 2000;

    public string? Text(string name, int max = 80)
    {
        if (!extensions.TryGetValue(EpcisExtension.Name(name), out var value)) return null;
        if (value.ValueKind != JsonValueKind.String || JsonText.TryGet(value) is not { } text) return Wrong<string>(name, "Text is expected.");
        if (text.Length > max || JsonText.WithoutControls(text, out _) is null) return Wrong<string>(name, $"The text is longer than {max} characters, or holds a control character.");
        return text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    public string? Words(string name) => Text(name, LongestText);

    /// <summary>An object as the canonical JSON has it; null when it is absent, or with an error.</summary>
    public T? Value<T>(string name)
        where T : class => Read(name, static value => value.Deserialize<T>(CanonicalJson.Options));

    public Quantity? Amount(string name) =>
        Read(name, static value => value.Deserialize<Quantity?>(CanonicalJson.Options) is { Unit: not null } amount ? Tuple.Create(amount) : null)?.Item1;

    /// <summary>The classes and amounts of <c>inputs</c>.</summary>
    public IReadOnlyList<EpcisQuantity>? Inputs() => Value<List<EpcisQuantity>>(EpcisExtension.Inputs) is { } inputs
        ? inputs.TrueForAll(i => i?.EpcClass is not null && (i.Uom is null || UnitCode.IsWellFormed(i.Uom)))
            ? inputs
            : Wrong<IReadOnlyList<EpcisQuantity>>(EpcisExtension.Inputs, "An input is no class with its amount.")
        : null;

    private T? Read<T>(string name, Func<JsonElement, T?> read)
        where T : class
    {
        if (!extensions.TryGetValue(EpcisExtension.Name(name), out var value)) return null;
        try
        {
            return read(value) ?? Wrong<T>(name, "The value is null.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return Wrong<T>(name, "The value is not of the form that is written here.");
        }
    }

    private T? Wrong<T>(string name, string message)
        where T : class
    {
        errors.Add(new FieldError("invalid-value", message, $"{pointer}/{EpcisExtension.Prefix}:{name}"));
        return null;
    }
}
