using System.Text.Json;
using LotFunctions.Core.Epcis;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Api.Http;

/// <summary>A page of EPCIS events as the answer to a query, in JSON-LD; the page after it is named in the headers.</summary>
/// <param name="next">The address of the next page; null when there is none.</param>
internal sealed class EpcisResult(EpcisPage page, string? next, DateTimeOffset now) : IResult
{
    private const int FlushAt = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "application/ld+json";
        response.Headers.XContentTypeOptions = "nosniff";
        Version(response);
        if (next is not null) response.Headers.Link = $"<{next}>; rel=\"next\"";
        await using var json = new Utf8JsonWriter(response.BodyWriter);
        var writer = new EpcisWriter(json, EpcisEvents.Prefix);
        writer.Begin(now);
        foreach (var e in page.Events)
        {
            writer.Write(e);
            if (json.BytesPending + json.BytesCommitted < FlushAt) continue;
            json.Flush();
            await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
        }

        writer.End();
        json.Flush();
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    /// <summary>What is spoken here (REST binding of EPCIS 2.0).</summary>
    public static void Version(HttpResponse response)
    {
        response.Headers["GS1-EPCIS-Version"] = "2.0";
        response.Headers["GS1-CBV-Version"] = "2.0";
    }
}
