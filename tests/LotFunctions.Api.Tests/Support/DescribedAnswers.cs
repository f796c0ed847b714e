using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LotFunctions.Api.Tests.Support;

/// <summary>
/// Between every client and the host: an answer is one that the OpenAPI document tells of, by status, media type and schema.
/// So each test of a route is one of its description too.
/// </summary>
internal sealed class DescribedAnswers() : DelegatingHandler(new HttpClientHandler { AllowAutoRedirect = false })
{
    private const int LongestBody = 1024 * 1024;

    private static readonly JsonObject Document = JsonNode.Parse(OpenApiTests.ReadCommitted())!.AsObject();

    private static readonly SchemaCheck Schemas = new(Document);

    private static readonly List<(Regex Path, JsonObject Operations)> Paths = [.. Document["paths"]!.AsObject()
        .OrderBy(p => p.Key.Count(c => c == '{'))
        .Select(p => (new Regex($"^{Regex.Replace(Regex.Escape(p.Key), @"\\\{[^}]*}", "[^/]+")}/?$"), p.Value!.AsObject()))];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = request.RequestUri!.AbsolutePath;
        var operations = Paths.Find(p => p.Path.IsMatch(path)).Operations;
        if (operations?[request.Method.Method.ToLowerInvariant()] is JsonObject operation) await CheckAsync($"{request.Method} {path}", operation, response);
        return response;
    }

    private static async Task CheckAsync(string name, JsonObject operation, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var described = operation["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        Assert.True(described is not null, $"{name}: the description knows no {status}.");
        var type = response.Content.Headers.ContentType?.MediaType;
        if (type is null && response.StatusCode == HttpStatusCode.NotModified) return;
        Assert.True(described["content"]?[type ?? ""] is not null, $"{name}: the description knows no {type} for {status}.");
        if (!type!.EndsWith("json", StringComparison.Ordinal) || type.EndsWith("ndjson", StringComparison.Ordinal)) return;
        var text = await response.Content.ReadAsStringAsync();
        if (text.Length > LongestBody) return;
        var problems = Schemas.Problems(described["content"]![type]!["schema"]!.AsObject(), JsonDocument.Parse(text).RootElement);
        Assert.True(problems.Count == 0, $"{name} {status} is not as described:\n{string.Join('\n', problems.Take(10))}");
    }
}
