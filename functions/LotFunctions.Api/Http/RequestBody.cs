using System.Text.Json;

namespace LotFunctions.Api.Http;

/// <summary>Reads bodies; what is wrong with them is a problem, never an exception but for the route's limit.</summary>
internal static class RequestBody
{
    /// <summary>Deep enough for every request of ours.</summary>
    private const int MaxDepth = 16;

    private const int UsualSize = 4 * 1024;
    private const int MostAtFirst = 64 * 1024;

    public static async ValueTask<ReadOnlyMemory<byte>> BytesAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // A length is a claim: memory is taken for what has come, not for what is announced. One more byte shows the end.
        var bytes = new byte[(int)Math.Clamp(request.ContentLength ?? UsualSize, 0, MostAtFirst) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(bytes.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (length == bytes.Length) Array.Resize(ref bytes, 2 * length);
        }

        return bytes.AsMemory(0, length);
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

    public static bool IsNdjson(HttpRequest request) => MediaType(request) is var type && (Is(type, Accepts.Ndjson) || Is(type, "application/ndjson") || Is(type, "application/jsonl"));

    /// <summary>Packed on the way (RFC 9110 section 8.4), gzip for example.</summary>
    public static bool IsEncoded(HttpRequest request) =>
        request.Headers.ContentEncoding.ToString() is { Length: > 0 } encoding && !encoding.Equals("identity", StringComparison.OrdinalIgnoreCase);

    public static bool IsJson(HttpRequest request)
    {
        var type = MediaType(request);
        return type.IsEmpty || Is(type, Accepts.Json) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }

    private static bool Is(ReadOnlySpan<char> type, string other) => type.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> MediaType(HttpRequest request)
    {
        var type = request.ContentType.AsSpan();
        return (type.IndexOf(';') is var end and >= 0 ? type[..end] : type).Trim();
    }
}
