using System.Text.Json.Nodes;
using LotFunctions.Api.OpenApi;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using LotFunctions.Api.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace LotFunctions.Api.Tests;

/// <summary>The description of the API: whole, and the one that is served.</summary>
public sealed class OpenApiTests(TestHost host) : IClassFixture<TestHost>
{
    /// <summary>Set to 1 to write the generated document into the project.</summary>
    private const string Update = "UPDATE_OPENAPI";

    [Fact]
    public async Task Document_AsCommitted_IsTheGeneratedOne()
    {
        var generated = await GenerateAsync();
        if (Environment.GetEnvironmentVariable(Update) == "1") await File.WriteAllTextAsync(CommittedPath(), generated);

        Assert.True(generated == await File.ReadAllTextAsync(CommittedPath()), $"The routes have changed: run this test with {Update}=1 and commit openapi.json.");
    }

    [Fact]
    public async Task Document_AsServed_IsTheCommittedOne()
    {
        using var client = host.Client();

        Assert.Equal(await File.ReadAllTextAsync(CommittedPath()), await client.GetStringAsync("/openapi.json"));
        Assert.Equal(await File.ReadAllTextAsync(CommittedPath()), await client.GetStringAsync("/api/openapi.json"));
    }

    [Fact]
    public async Task Document_DescribesEveryRouteOfTheTable()
    {
        var document = JsonNode.Parse(await GenerateAsync())!;

        Assert.StartsWith("3.1", document["openapi"].Text(), StringComparison.Ordinal);
        var described = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(o => $"{o.Key.ToUpperInvariant()} {p.Key}"));
        Assert.Equal(RouteTable.All.Select(r => $"{r.Method} /api{r.Path}").Order(), described.Order());
        foreach (var operation in document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).Select(o => o.Value!))
        {
            Assert.False(string.IsNullOrEmpty((string?)operation["summary"]));
            Assert.Contains(operation["responses"]!.AsObject(), r => r.Key.StartsWith('2') && r.Value!["content"] is not null);
        }

        foreach (var route in RouteTable.All.Where(r => r.MaxBody > 0))
        {
            Assert.NotNull(document["paths"]![$"/api{route.Path}"]![route.Method.ToLowerInvariant()]!["requestBody"]);
        }
    }

    [Theory]
    [InlineData("POST", "/api/scans", typeof(ScanRequest))]
    [InlineData("POST", "/api/inspections", typeof(InspectionRequest))]
    [InlineData("POST", "/api/lots/hold", typeof(Core.Quality.HoldRequest))]
    [InlineData("POST", "/api/recalls", typeof(Core.Recalls.RecallRequest))]
    [InlineData("PUT", "/api/items/O-1", typeof(Core.Rules.Item))]
    [InlineData("PUT", "/api/suppliers/O-1", typeof(Core.Rules.Supplier))]
    [InlineData("PUT", "/api/customers/O-1", typeof(Core.Rules.Customer))]
    [InlineData("POST", "/api/barcodes/parse", typeof(BarcodeRequest))]
    [InlineData("PUT", "/api/lot-rules", typeof(LotRulesRequest))]
    [InlineData("POST", "/api/lot-rules/check", typeof(LabelCheckRequest))]
    public async Task Request_AsDescribed_HasNoFieldThatIsRefusedAsUnknown(string method, string path, Type shape)
    {
        using var client = host.Client();
        var body = new JsonObject();
        // Values of a wrong type: the request is refused, and never for a field's name.
        foreach (var property in shape.GetProperties().Where(p => !p.GetMethod!.IsStatic && p.Name != "EqualityContract"))
        {
            body[System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = new JsonArray(1);
        }

        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body.ToJsonString(), null, "application/json") };
        using var response = await client.SendAsync(request);

        var text = await response.Content.ReadAsStringAsync();
        Assert.InRange((int)response.StatusCode, 400, 422);
        Assert.DoesNotContain("unknown-field", text, StringComparison.Ordinal);
    }

    /// <summary>The document as it was committed.</summary>
    internal static string ReadCommitted() => File.ReadAllText(CommittedPath());

    private static async Task<string> GenerateAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddLotFunctionsApi(builder.Configuration);
        builder.Services.AddDocument();
        await using var app = builder.Build();
        app.MapLotFunctions();
        await app.StartAsync();
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiSetup.DocumentName);
        var document = await provider.GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }

    private static string CommittedPath([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../functions/LotFunctions.Api/openapi.json"));
}
