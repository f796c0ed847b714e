using System.Buffers;
using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Endpoints;

/// <summary>The answer to scans in one piece with its length: the shortest way for the most frequent request.</summary>
internal sealed class ScanAnswerResult(ScanOutcome outcome) : IResult
{
    private static readonly JsonEncodedText[] Statuses =
        [.. Enum.GetValues<ScanStatus>().Select(s => JsonEncodedText.Encode(JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString())))];

    /// <summary>A thread's own, used again for every answer.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? own;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var bytes = outcome.Results is [{ Errors: null } only] ? OfOne(outcome, only) : JsonSerializer.SerializeToUtf8Bytes(ScanAnswer.Of(outcome), ApiJson.Options);
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = bytes.Length;
        var written = httpContext.Response.BodyWriter.WriteAsync(bytes, httpContext.RequestAborted);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }

    /// <summary>What the serializer makes of a <see cref="ScanAnswer"/>, in a fifth of its time.</summary>
    internal static byte[] OfOne(ScanOutcome outcome, ScanResult only)
    {
        var (buffer, json) = own ??= Make();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber("accepted"u8, outcome.Accepted);
        json.WriteNumber("duplicates"u8, outcome.Duplicates);
        json.WriteNumber("refused"u8, outcome.Refused);
        json.WriteStartArray("results"u8);
        json.WriteStartObject();
        json.WriteNumber("index"u8, only.Index);
        json.WriteString("eventId"u8, only.EventId);
        json.WriteString("status"u8, Statuses[(int)only.Status]);
        json.WriteString("code"u8, only.Code);
        json.WriteString("detail"u8, only.Detail);
        json.WriteNull("errors"u8);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new Utf8JsonWriter(buffer));
    }
}
