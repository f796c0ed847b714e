using System.Text.Json;

namespace LotFunctions.Api.Http;

/// <summary>Reads bodies; what is wrong with them is a problem, never an exception but for the route's limit.</summary>
internal static class RequestBody
{
    /// <summary>Deep enough for every request of ours.</summary>
    private const int MaxDepth = 16;

    public static async Task<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A length is a claim: memory is taken for what has come, not for what is announced.
        using var buffer = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, 64 * 1024));
        await request.Body.CopyToAsync(buffer, cancellationToken);
        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    /// <summary>One JSON value. A body without a Content-Type is taken for JSON.</summary>
    public static async Task<(JsonElement Json, ApiProblem? Problem)> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request)) return (default, Problems.WrongType(Accepts.Json));
        return Json(await BytesAsync(request, cancellationToken));
    }

    /// <inheritdoc cref="JsonAsync"/>
    public static (JsonElement Json, ApiProblem? Problem) Json(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        if (bytes.IsEmpty) return (default, Empty());
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MaxDepth };
            return (JsonElement.Parse(bytes.Span, options), null);
        }
        catch (JsonException e)
        {
            return (default, JsonDepth.IsBeyond(bytes.Span, MaxDepth)
                ? Problems.Of(StatusCodes.Status413PayloadTooLarge, JsonDepth.TooDeep, $"The body is nested more than {MaxDepth} deep.")
                : Problems.Of([new ApiError("json-invalid", $"The body is not JSON: {e.Message}", "")]));
        }
    }

    public static ApiProblem Empty() => Problems.Of(StatusCodes.Status400BadRequest, "body-empty", "The request has no body.");

    public static bool IsNdjson(HttpRequest request) => MediaType(request) is Accepts.Ndjson or "application/ndjson" or "application/jsonl";

    /// <summary>Packed on the way (RFC 9110 section 8.4), gzip for example.</summary>
    public static bool IsEncoded(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    public static bool IsJson(HttpRequest request)
    {
        var type = MediaType(request);
        return type.Length == 0 || type == Accepts.Json || type.EndsWith("+json", StringComparison.Ordinal);
    }

    private static string MediaType(HttpRequest request) =>
        (request.ContentType ?? "").Split(';', 2)[0].Trim().ToLowerInvariant();
}
