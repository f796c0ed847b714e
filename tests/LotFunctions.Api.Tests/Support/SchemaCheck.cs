using System.Text.Json;
using System.Text.Json.Nodes;

namespace LotFunctions.Api.Tests.Support;

/// <summary>
/// The words of JSON Schema that the OpenAPI document uses. Stricter in one thing: a member that the schema does not tell of
/// is a problem where it tells of any.
/// </summary>
internal sealed class SchemaCheck(JsonObject document)
{
    public IReadOnlyList<string> Problems(JsonObject schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, value, "", problems);
        return problems;
    }

    private void Check(JsonObject schema, JsonElement value, string at, List<string> problems)
    {
        if (schema["$ref"] is { } reference)
        {
            Check(document["components"]!["schemas"]![reference.Text().Split('/')[^1]]!.AsObject(), value, at, problems);
            return;
        }

        if ((schema["anyOf"] ?? schema["oneOf"]) is JsonArray any)
        {
            var attempts = any.Select(s => Problems(s!.AsObject(), value)).ToList();
            if (attempts.TrueForAll(a => a.Count > 0)) problems.AddRange(attempts.MinBy(a => a.Count)!.Select(p => at + p));
            return;
        }

        if (schema["type"] is { } type && !Types(type).Any(t => Is(t, value)))
        {
            problems.Add($"{at}: {value.ValueKind}, described as {type.ToJsonString()}");
            return;
        }

        if (schema["enum"] is JsonArray values && !values.Any(v => JsonNode.DeepEquals(v, JsonNode.Parse(value.GetRawText()))))
        {
            problems.Add($"{at}: {value} is none of {values.ToJsonString()}");
        }

        if (value.ValueKind == JsonValueKind.Object) CheckMembers(schema, value, at, problems);
        if (value.ValueKind != JsonValueKind.Array || schema["items"] is not JsonObject items) return;
        foreach (var (element, i) in value.EnumerateArray().Select((e, i) => (e, i))) Check(items, element, $"{at}/{i}", problems);
    }

    private void CheckMembers(JsonObject schema, JsonElement value, string at, List<string> problems)
    {
        foreach (var name in (schema["required"] as JsonArray ?? []).Select(n => n.Text()).Where(n => !value.TryGetProperty(n, out _)))
        {
            problems.Add($"{at}/{name}: missing");
        }

        var (known, others) = (schema["properties"] as JsonObject, schema["additionalProperties"]);
        foreach (var member in value.EnumerateObject())
        {
            if (known?[member.Name] is JsonObject described) Check(described, member.Value, $"{at}/{member.Name}", problems);
            else if (others is JsonObject rest) Check(rest, member.Value, $"{at}/{member.Name}", problems);
            else if (known is not null && others is null) problems.Add($"{at}/{member.Name}: not described");
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(t => t.Text()) : [type.Text()];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var n) && decimal.Truncate(n) == n,
        "number" => value.ValueKind == JsonValueKind.Number,
        _ => false,
    };
}
