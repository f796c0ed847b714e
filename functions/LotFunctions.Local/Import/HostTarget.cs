using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;

namespace LotFunctions.Local.Import;

/// <summary>A host that runs, over HTTP; its limits hold.</summary>
internal sealed class HostTarget : IImportTarget
{
    private const int MostTries = 10;

    private readonly HttpClient http;
    private readonly TimeProvider clock;

    /// <param name="key">The API key; null for a host without keys.</param>
    public HostTarget(Uri address, string? key, TimeProvider clock)
    {
        // An answer comes when all is durable; how long that takes is the host's affair.
        http = new HttpClient { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        if (key is not null) http.DefaultRequestHeaders.Add("X-Api-Key", key);
        this.clock = clock;
    }

    public async Task<ImportedDocument> PostAsync(Stream body, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            () =>
            {
                body.Position = 0;
                return new HttpRequestMessage(HttpMethod.Post, "api/asn") { Content = new Undisposed(body) };
            },
            cancellationToken);
        if (answer.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.OK)
        {
            var posted = await ReadAsync<Posted>(answer, cancellationToken);
            return new ImportedDocument(posted.DocumentId, answer.StatusCode == HttpStatusCode.Accepted, []);
        }

        var problem = await ProblemAsync(answer, cancellationToken);
        return new ImportedDocument(null, true, problem.Errors ?? [new ApiError(problem.Code, problem.Detail ?? problem.Title)]);
    }

    public async Task<DocumentAnswer> FindAsync(string documentId, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"api/documents/{documentId}"), cancellationToken);
        if (answer.IsSuccessStatusCode) return await ReadAsync<DocumentAnswer>(answer, cancellationToken);
        throw Failure(await ProblemAsync(answer, cancellationToken));
    }

    public async Task<ScanAnswer> PostScansAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            () =>
            {
                var content = new ReadOnlyMemoryContent(lines);
                content.Headers.ContentType = new("application/x-ndjson");
                return new HttpRequestMessage(HttpMethod.Post, "api/scans") { Content = content };
            },
            cancellationToken);
        if (answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.UnprocessableEntity) return await ReadAsync<ScanAnswer>(answer, cancellationToken);
        throw Failure(await ProblemAsync(answer, cancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static ImportException Failure(ApiProblem problem) => new($"The host answers {problem.Status} {problem.Code}: {problem.Detail ?? problem.Title}");

    private static async Task<ApiProblem> ProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var problem = await ReadAsync<ApiProblem>(answer, cancellationToken);
        return problem.Status is >= 500 or 401 or 403 or 404 or 405 && problem.Code != "sender-mismatch" ? throw Failure(problem) : problem;
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.Content.ReadFromJsonAsync<T>(ApiJson.Options, cancellationToken) ?? throw new JsonException("There is no value.");
        }
        catch (JsonException e)
        {
            throw new ImportException($"What answers {(int)answer.StatusCode} at {answer.RequestMessage?.RequestUri} is no host of this kind.", e);
        }
    }

    /// <summary>Waits as long as the host asks for when it has had too many requests.</summary>
    private async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                using var message = request();
                var answer = await http.SendAsync(message, cancellationToken);
                if (answer.StatusCode != HttpStatusCode.TooManyRequests || tries == MostTries) return answer;
                var pause = answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(1);
                answer.Dispose();
                await Task.Delay(pause, clock, cancellationToken);
            }
            catch (HttpRequestException e)
            {
                throw new ImportException($"The host at {http.BaseAddress} cannot be reached: {e.Message}", e);
            }
        }
    }

    private sealed record Posted(string DocumentId);

    /// <summary>The stream is the caller's, and may be sent again.</summary>
    private sealed class Undisposed(Stream body) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => body.CopyToAsync(stream);

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            body.CopyToAsync(stream, cancellationToken);

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
