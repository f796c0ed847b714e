using System.Buffers;
using System.Text;
using System.Text.Json;

namespace LotFunctions.Api.Http;

/// <summary>
/// Writes records one a line, each with its <c>kind</c> first, as they come: the first at once, and whenever the next has to be
/// waited for. A slow caller slows the reading, so that memory is bounded.
/// </summary>
internal sealed class NdjsonResult(Func<CancellationToken, IAsyncEnumerable<(string Kind, object Record)>> records) : IResult
{
    private const int SendAt = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Accepts.Ndjson;
        var (body, gone) = (httpContext.Response.BodyWriter, httpContext.RequestAborted);
        await using var record = records(gone).GetAsyncEnumerator(gone);
        for (var first = true; ; first = false)
        {
            var next = record.MoveNextAsync();
            if (!next.IsCompleted) await body.FlushAsync(gone);
            if (!await next) break;
            Write(body, record.Current.Kind, record.Current.Record);
            if (first || body.UnflushedBytes >= SendAt) await body.FlushAsync(gone);
        }

        await body.FlushAsync(gone);
    }

    private static void Write(IBufferWriter<byte> body, string kind, object record)
    {
        // Every record is an object with members: the kind goes before the first of them.
        var members = JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), ApiJson.Options).AsSpan(1);
        body.Write("{\"kind\":\""u8);
        Encoding.UTF8.GetBytes(kind, body);
        body.Write("\","u8);
        body.Write(members);
        body.Write("\n"u8);
    }
}
