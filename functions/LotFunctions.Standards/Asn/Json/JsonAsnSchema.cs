namespace LotFunctions.Standards.Asn.Json;

/// <summary>The published schema of the JSON form (JSON Schema 2020-12): what it refuses the reader refuses too.</summary>
public static class JsonAsnSchema
{
    public const string MediaType = "application/schema+json";

    /// <summary>Its text in UTF-8; the caller disposes it.</summary>
    public static Stream Open() => typeof(JsonAsnSchema).Assembly.GetManifestResourceStream("asn.schema.json")!;
}
