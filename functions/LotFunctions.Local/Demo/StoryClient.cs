using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LotFunctions.Local.Demo;

/// <summary>Talks to a host as the story's people do: over HTTP, by name.</summary>
internal sealed class StoryClient(HttpClient http, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, null, [HttpStatusCode.OK], cancellationToken);

    public Task<JsonNode> PutAsync(string path, JsonNode body, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, "admin", Json(body), [HttpStatusCode.OK, HttpStatusCode.Created], cancellationToken);

    public Task<JsonNode> PostAsync(string path, string user, JsonNode body, HttpStatusCode[] expected, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, user, Json(body), expected, cancellationToken);

    public Task<JsonNode> PostAsync(string path, string user, byte[] body, string contentType, HttpStatusCode[] expected, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, user, Bytes(body, contentType), expected, cancellationToken);

    public async Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(path, cancellationToken);
        if (!response.IsSuccessStatusCode) throw new StoryException($"GET {path} answered {(int)response.StatusCode}.");
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>Asks again until the answer is as awaited; throws when that takes too long.</summary>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> isThere, CancellationToken cancellationToken)
    {
        var deadline = clock.GetUtcNow() + Patience;
        while (true)
        {
            var answer = await GetAsync(path, cancellationToken);
            if (isThere(answer)) return answer;
            if (clock.GetUtcNow() > deadline) throw new StoryException($"{path} is not there after {Patience.TotalSeconds:0} s: {answer.ToJsonString()}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken);
        }
    }

    private static ByteArrayContent Json(JsonNode body) => Bytes(Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json");

    private static ByteArrayContent Bytes(byte[] body, string contentType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(contentType);
        return content;
    }

    private async Task<JsonNode> SendAsync(
        HttpMethod method, string path, string? user, HttpContent? body, HttpStatusCode[] expected, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Accept.Add(new("application/json"));
        if (user is not null) request.Headers.Add("X-User", user);
        using var response = await http.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!expected.Contains(response.StatusCode)) throw new StoryException($"{method} {path} answered {(int)response.StatusCode}: {text}");
        return (text.Length == 0 ? null : JsonNode.Parse(text)) ?? new JsonObject();
    }
}

/// <summary>The story did not go as told.</summary>
internal sealed class StoryException(string message) : Exception(message);
