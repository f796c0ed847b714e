using System.Net;
using LotFunctions.Api.Security;
using LotFunctions.Api.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests;

/// <summary>Who may call what, on a host with keys: every role against every route.</summary>
public sealed class RouteAccessTests(RouteAccessTests.KeyedHost keyed) : IClassFixture<RouteAccessTests.KeyedHost>
{
    /// <summary>What each role may do, said a second time and on purpose: a change of the table must be a change here too.</summary>
    private static readonly Dictionary<string, string[]> Extra = new()
    {
        ["supplier"] = ["POST /asn", "GET /documents", "GET /documents/{id}", "GET /documents/{id}/raw", "GET /documents/{id}/acknowledgment"],
        ["operator"] = ["POST /scans", "POST /barcodes/parse", "POST /lot-rules/check", "POST /epcis/capture"],
        ["quality"] =
        [
            "POST /scans", "POST /epcis/capture", "POST /barcodes/parse", "POST /inspections", "POST /lots/hold", "POST /lots/release", "POST /recalls", "POST /recalls/drills",
            "POST /recalls/{id}/approve", "POST /recalls/{id}/reject", "POST /recalls/{id}/cancel", "POST /recalls/{id}/close",
            "POST /recalls/{id}/effectiveness/{customer}",
            "POST /exceptions/{id}/replay", "POST /exceptions/{id}/dismiss", "PUT /lot-rules", "POST /lot-rules/check",
        ],
        ["auditor"] = ["POST /barcodes/parse", "POST /lot-rules/check"],
        ["admin"] = [],
    };

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (var route in RouteTable.All.Where(r => !r.IsOpen))
        {
            foreach (var role in Extra.Keys) data.Add(role, route.ToString());
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Route_OfARole_AdmitsOrForbids(string role, string name)
    {
        var route = RouteTable.All.Single(r => r.ToString() == name);
        using var client = keyed.Host.Client(key: $"{role}-key");

        using var response = await client.SendAsync(RequestTo(route));

        if (Expected(role, route)) Assert.True(response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden), $"{response.StatusCode}");
        else Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    public static TheoryData<string> Closed() => [.. RouteTable.All.Where(r => !r.IsOpen).Select(r => r.ToString())];

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Route_WithoutAKeyOrWithAWrongOne_IsUnauthenticated(string name)
    {
        var route = RouteTable.All.Single(r => r.ToString() == name);
        using var nobody = keyed.Host.Client();
        using var wrong = keyed.Host.Client(key: "not-a-key");
        using var named = keyed.Host.Client(user: "admin");

        foreach (var client in new[] { nobody, wrong, named })
        {
            await client.SendAsync(RequestTo(route)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthenticated");
        }
    }

    [Fact]
    public async Task Route_WithABearerKey_Admits()
    {
        using var client = keyed.Host.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", "auditor-key");

        await client.GetAsync("/api/recalls").OkAsync();
    }

    [Fact]
    public void Endpoints_BelowApi_AreJustTheTable()
    {
        var mapped = keyed.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .Select(e => (e.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single() + " " + e.RoutePattern.RawText!["/api".Length..], e.Metadata.GetMetadata<ApiRoute>()?.ToString()))
            .ToList();

        Assert.All(mapped, e => Assert.Equal(e.Item1, e.Item2));
        Assert.Equal(RouteTable.All.Select(r => r.ToString()).Order(), mapped.Select(e => e.Item1).Order());
    }

    [Fact]
    public void Table_OpenRoutes_AreTheCustomersPageAndHealthAlone() => Assert.Equal(
        ["GET /health/live", "GET /health/ready", "GET /notices/{token}", "GET /openapi.json", "GET /schemas/asn.json", "POST /notices/{token}"],
        RouteTable.All.Where(r => r.IsOpen).Select(r => r.ToString()).Order(StringComparer.Ordinal));

    private static bool Expected(string role, ApiRoute route)
    {
        var get = route.Method == "GET";
        var ofQuality = new[] { "/recalls", "/exceptions", "/reports", "/epcis/events" }.Any(p => route.Path.StartsWith(p, StringComparison.Ordinal));
        return role == "admin" || Extra[role].Contains(route.ToString()) || (get && role switch
        {
            "auditor" or "quality" => true,
            "operator" => !ofQuality,
            _ => false,
        });
    }

    private static HttpRequestMessage RequestTo(ApiRoute route)
    {
        var path = route.Path.Replace("{file}", "X.html", StringComparison.Ordinal);
        foreach (var name in new[] { "{id}", "{item}", "{token}" }) path = path.Replace(name, "none", StringComparison.Ordinal);
        return new HttpRequestMessage(new HttpMethod(route.Method), $"/api{path}");
    }

    /// <summary>A host with one key a role.</summary>
    public sealed class KeyedHost : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public async Task InitializeAsync() => Host = await TestHost.StartAsync(TestHost.Keys(
            ("supplier-key", "supplier", "S1"), ("operator-key", "operator", null), ("quality-key", "quality", null),
            ("auditor-key", "auditor", null), ("admin-key", "admin", null), ("other-supplier-key", "supplier", "S2")));

        public Task DisposeAsync() => Host.DisposeAsync();
    }
}
