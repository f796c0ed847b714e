using LotFunctions.Api.Http;

namespace LotFunctions.Api.OpenApi;

/// <summary>The document as it was committed.</summary>
internal static class OpenApiDocumentFile
{
    public static IResult Result() => Results.Stream(EmbeddedFile.Open("openapi.json"), "application/json; charset=utf-8");
}
