using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LotFunctions.Standards.Tests.JsonAsn;

/// <summary>
/// JSON Schema 2020-12, as much of it as the published schema uses; a keyword beyond that throws, so that none is passed over
/// in silence. Formats are annotations, as the specification has it by default.
/// </summary>
internal sealed class SmallSchema(JsonElement root)
{
    public bool Accepts(JsonElement value) => Accepts(root, value);

    private bool Accepts(JsonElement schema, JsonElement value) => schema.EnumerateObject().All(k => Keyword(k.Name, k.Value, schema, value));

    private bool Keyword(string name, JsonElement rule, JsonElement schema, JsonElement value) => name switch
    {
        "$schema" or "$defs" or "title" or "description" or "format" => true,
        "$ref" => Accepts(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value),
        "anyOf" => rule.EnumerateArray().Any(s => Accepts(s, value)),
        "type" => IsType(rule.GetString()!, value),
        "enum" => rule.EnumerateArray().Any(e => JsonElement.DeepEquals(e, value)),
        "required" => value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _)),
        "dependentRequired" => value.ValueKind != JsonValueKind.Object || rule.EnumerateObject().All(
            d => !value.TryGetProperty(d.Name, out _) || d.Value.EnumerateArray().All(n => value.TryGetProperty(n.GetString()!, out _))),
        "properties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(
            m => !rule.TryGetProperty(m.Name, out var of) || Accepts(of, m.Value)),
        "additionalProperties" when rule.ValueKind == JsonValueKind.False => value.ValueKind != JsonValueKind.Object
            || value.EnumerateObject().All(m => schema.GetProperty("properties").TryGetProperty(m.Name, out _)),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(v => Accepts(rule, v)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(),
        "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(),
        "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() <= rule.GetInt32(),
        // In ECMA-262 the end is the end; here it is also before a last line feed.
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!.Replace("$", "\\z", StringComparison.Ordinal)),
        "minimum" => value.ValueKind != JsonValueKind.Number || Number(value) >= Number(rule),
        "maximum" => value.ValueKind != JsonValueKind.Number || Number(value) <= Number(rule),
        "exclusiveMinimum" => value.ValueKind != JsonValueKind.Number || Number(value) > Number(rule),
        "exclusiveMaximum" => value.ValueKind != JsonValueKind.Number || Number(value) < Number(rule),
        "multipleOf" => value.ValueKind != JsonValueKind.Number || Number(value) % Number(rule) == 0,
        _ => throw new NotSupportedException($"The keyword {name} is not known here."),
    };

    private static bool IsType(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && decimal.IsInteger(Number(value)),
        _ => throw new NotSupportedException($"The type {type} is not known here."),
    };

    private static decimal Number(JsonElement value) => decimal.Parse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
}
