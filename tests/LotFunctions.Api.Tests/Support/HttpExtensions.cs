using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LotFunctions.Api.Tests.Support;

internal static class HttpExtensions
{
    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static Task<HttpResponseMessage> PutJsonAsync(this HttpClient client, string path, string json) =>
        client.PutAsync(path, new StringContent(json, Encoding.UTF8, "application/json"));

    public static Task<HttpResponseMessage> PostBytesAsync(this HttpClient client, string path, byte[] body, string contentType = "application/octet-stream")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(contentType);
        return client.PostAsync(path, content);
    }

    /// <summary>The JSON of an answer that must have this status.</summary>
    public static async Task<JsonObject> JsonAsync(this Task<HttpResponseMessage> sent, HttpStatusCode expected)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == expected, $"{(int)response.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    public static Task<JsonObject> OkAsync(this Task<HttpResponseMessage> sent) => sent.JsonAsync(HttpStatusCode.OK);

    /// <summary>A problem of this status and code, well formed.</summary>
    public static async Task<JsonObject> ProblemAsync(this Task<HttpResponseMessage> sent, HttpStatusCode expected, string code)
    {
        var response = await sent;
        var problem = await sent.JsonAsync(expected);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(((int)expected, code), ((int)problem["status"]!, (string?)problem["code"]));
        return problem;
    }

    /// <summary>Asks again until the answer is as awaited.</summary>
    public static async Task<JsonObject> UntilAsync(this HttpClient client, string path, Func<JsonObject, bool> isThere)
    {
        for (var i = 0; ; i++)
        {
            var answer = await client.GetAsync(path).OkAsync();
            if (isThere(answer)) return answer;
            Assert.True(i < 600, $"{path} is not there after a minute: {answer}");
            await Task.Delay(100);
        }
    }

    public static string Text(this JsonNode? node) => node!.GetValue<string>();

    public static IEnumerable<JsonObject> Items(this JsonNode? node) => node!.AsArray().Select(n => n!.AsObject());
}
