using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;

/// <summary>
/// Between the client and the emulator, for what it lacks: transactional batches as binary rows (it knows them as JSON), and that a
/// batch is all or nothing, a proper answer to the read of an item that is not there, and resource ids with a slash. All else goes through as it is.
/// </summary>
internal sealed class EmulatorGateway(Uri address) : IDisposable
{
    private readonly HttpMessageInvoker emulator = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly SemaphoreSlim writing = new(1);
    private int databases;

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var isQuery = Header(request, "x-ms-documentdb-isquery") is not null || request.Content?.Headers.ContentType?.MediaType == "application/query+json";
        if (request.Method == HttpMethod.Get) return await ReadAsync(request, cancellationToken);
        if (isQuery) return await ForwardAsync(request, body, cancellationToken);

        // A batch looks first and writes then: nothing may come between.
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (request.RequestUri!.AbsolutePath.Trim('/') == "dbs") await PassSlashAsync(cancellationToken);
            return Is(request, "x-ms-cosmos-is-batch-request")
                ? await BatchAsync(request, body!, cancellationToken)
                : await ForwardAsync(request, body, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose()
    {
        emulator.Dispose();
        writing.Dispose();
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.TryGetValues(name, out var values) ? values.First() : null;

    private static bool Is(HttpRequestMessage request, string name) => Header(request, name)?.Equals("true", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The 63rd of 64 databases gets a resource id with a slash, which the client cannot ask for: it is made here and left alone.</summary>
    private async Task PassSlashAsync(CancellationToken cancellationToken)
    {
        if (++databases % 64 != 63) return;
        databases++;
        using var made = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "/dbs"));
        made.Content = new StringContent($$"""{"id":"unused-{{databases}}"}""", Encoding.UTF8, "application/json");
        (await emulator.SendAsync(made, cancellationToken)).Dispose();
    }

    private async Task<HttpResponseMessage> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await ForwardAsync(request, null, cancellationToken);
        var isItem = request.RequestUri!.AbsolutePath.Contains("/docs/", StringComparison.Ordinal);
        if (!isItem || response.StatusCode != HttpStatusCode.InternalServerError) return response;
        // It stumbles over an item that is not there.
        response.Dispose();
        return new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
    }

    private async Task<HttpResponseMessage> ForwardAsync(HttpRequestMessage request, byte[]? body, CancellationToken cancellationToken)
    {
        using var sent = new HttpRequestMessage(request.Method, new Uri(address, request.RequestUri!.PathAndQuery));
        if (body is not null) sent.Content = new ByteArrayContent(body);
        foreach (var (name, values) in request.Headers) sent.Headers.TryAddWithoutValidation(name, values);
        foreach (var (name, values) in request.Content?.Headers.AsEnumerable() ?? []) sent.Content!.Headers.TryAddWithoutValidation(name, values);
        return await emulator.SendAsync(sent, cancellationToken);
    }

    private async Task<HttpResponseMessage> BatchAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellationToken)
    {
        var pk = Header(request, "x-ms-documentdb-partitionkey")!;
        var writes = FakeBatch.Read(new MemoryStream(body));
        var results = await RefusedAsync(request, pk, writes, cancellationToken) ?? await WrittenAsync(request, pk, writes, cancellationToken);
        var response = new HttpResponseMessage(results.All(r => r.IsSuccess) ? HttpStatusCode.OK : HttpStatusCode.MultiStatus)
        {
            Content = new ByteArrayContent(await FakeBatch.WriteAsync(results, _ => 0)),
        };
        response.Headers.TryAddWithoutValidation("x-ms-request-charge", "0");
        return response;
    }

    /// <summary>Null when all conditions hold.</summary>
    private async Task<IReadOnlyList<FakeResult>?> RefusedAsync(HttpRequestMessage request, string pk, IReadOnlyList<FakeWrite> writes, CancellationToken cancellationToken)
    {
        for (var i = 0; i < writes.Count; i++)
        {
            if (writes[i].Verb == "upsert") continue;
            using var read = new HttpRequestMessage(HttpMethod.Get, new Uri(address, $"{request.RequestUri!.AbsolutePath.TrimEnd('/')}/{Uri.EscapeDataString(writes[i].Id)}"));
            read.Headers.TryAddWithoutValidation("x-ms-documentdb-partitionkey", pk);
            using var there = await emulator.SendAsync(read, cancellationToken);
            var tag = there.IsSuccessStatusCode ? (string?)JsonNode.Parse(await there.Content.ReadAsStringAsync(cancellationToken))!["_etag"] : null;
            HttpStatusCode? refused = (writes[i].Verb, tag) switch
            {
                ("create", not null) => HttpStatusCode.Conflict,
                ("replace" or "delete", null) => HttpStatusCode.NotFound,
                ("replace" or "delete", _) when writes[i].IfMatch is { } match && match != tag => HttpStatusCode.PreconditionFailed,
                _ => null,
            };
            if (refused is { } status) return [.. writes.Select((_, at) => new FakeResult(at == i ? status : HttpStatusCode.FailedDependency))];
        }

        return null;
    }

    private async Task<IReadOnlyList<FakeResult>> WrittenAsync(HttpRequestMessage request, string pk, IReadOnlyList<FakeWrite> writes, CancellationToken cancellationToken)
    {
        JsonNode[] operations = [.. writes.Select(w => new JsonObject
        {
            ["operationType"] = char.ToUpperInvariant(w.Verb[0]) + w.Verb[1..], ["id"] = w.Id, ["partitionKey"] = pk, ["resourceBody"] = w.Body?.DeepClone(),
        })];
        using var batch = new HttpRequestMessage(HttpMethod.Post, new Uri(address, request.RequestUri!.AbsolutePath))
        {
            Content = new StringContent(new JsonArray(operations).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        batch.Headers.TryAddWithoutValidation("x-ms-cosmos-is-batch-request", "True");
        using var answer = await emulator.SendAsync(batch, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The emulator refused a batch: {(int)answer.StatusCode} {text}");
        var results = JsonNode.Parse(text)!.AsArray().Select(r => new FakeResult((HttpStatusCode)(int)r!["statusCode"]!, r["resourceBody"] as JsonObject)).ToList();
        return results.All(r => r.IsSuccess) ? results : throw new InvalidOperationException($"The emulator wrote a part of a batch: {text}");
    }
}
