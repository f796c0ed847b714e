using System.Text.Json;
using System.Text.Json.Nodes;

namespace LotFunctions.Api.Http;

/// <summary>Writes records one a line, each with its <c>kind</c> first, as they come.</summary>
internal sealed class NdjsonResult(IEnumerable<(string Kind, object Record)> records) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = Accepts.Ndjson;
        foreach (var (kind, record) in records)
        {
            var line = JsonSerializer.SerializeToNode(record, record.GetType(), ApiJson.Options)!.AsObject();
            line.Insert(0, "kind", JsonValue.Create(kind));
            await httpContext.Response.WriteAsync(line.ToJsonString(ApiJson.Options) + "\n", httpContext.RequestAborted);
        }
    }
}
