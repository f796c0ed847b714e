namespace LotFunctions.Api.OpenApi;

/// <summary>The document as it was committed.</summary>
internal static class OpenApiDocumentFile
{
    private static readonly Lazy<byte[]> Bytes = new(() =>
    {
        using var stream = typeof(OpenApiDocumentFile).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("The OpenAPI document is not in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    });

    public static IResult Result() => Results.Bytes(Bytes.Value, "application/json; charset=utf-8");
}
