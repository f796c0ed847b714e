using System.Text.Json;
using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using LotFunctions.Api.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests;

/// <summary>The routes as a host has them that routes by itself.</summary>
public sealed class ApiRouterTests(TestHost host) : IClassFixture<TestHost>
{
    private readonly ApiRouter router = new(host.Services);

    [Fact]
    public void Answer_EveryRoute_HasAHandler() => Assert.All(RouteTable.All, route => Assert.NotNull(router.Answer(route)));

    [Fact]
    public async Task Answer_RouteWithQuery_BindsItsParameters()
    {
        var (status, body) = await ExecuteAsync(RouteTable.SearchLots, "/api/lots/search", "?q=nothing-begins-so");

        Assert.Equal(StatusCodes.Status200OK, status);
        Assert.Equal(0, body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Answer_RouteWithoutItsParameter_IsAProblem()
    {
        var (status, body) = await ExecuteAsync(RouteTable.GetLot, "/api/lots", "");

        Assert.Equal(StatusCodes.Status400BadRequest, status);
        Assert.True(body.TryGetProperty("code", out _));
    }

    [Fact]
    public async Task Answer_EscapedSegment_ReachesTheHandlerUnescaped()
    {
        var (status, body) = await ExecuteAsync(RouteTable.GetDocument, "/api/documents/d%2F1", "");

        Assert.Equal(StatusCodes.Status404NotFound, status);
        Assert.Contains("d/1", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_Before_RunsWhereTheHandlerSeesIt()
    {
        var ran = false;

        await ExecuteAsync(RouteTable.Live, "/api/health/live", "", () => ran = true);

        Assert.True(ran);
    }

    [Theory]
    [InlineData(null, StatusCodes.Status200OK, "text/html")]
    [InlineData("console.js", StatusCodes.Status200OK, "text/javascript")]
    [InlineData("../openapi.json", StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task Console_File_IsThereOrNot(string? name, int status, string type)
    {
        var context = Context("/", "");

        await ConsoleRoutes.Answer(context, name).ExecuteAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
        Assert.StartsWith(type, context.Response.ContentType, StringComparison.Ordinal);
    }

    private async Task<(int Status, JsonElement Body)> ExecuteAsync(ApiRoute route, string target, string query, Action? before = null)
    {
        var context = Context(target, query);
        await router.Answer(route, before).ExecuteAsync(context);
        context.Response.Body.Position = 0;
        return (context.Response.StatusCode, (await JsonDocument.ParseAsync(context.Response.Body)).RootElement);
    }

    private DefaultHttpContext Context(string target, string query)
    {
        var context = new DefaultHttpContext { RequestServices = host.Services.CreateScope().ServiceProvider };
        context.Request.Method = HttpMethods.Get;
        context.Request.Host = new HostString("localhost");
        context.Request.Path = target;
        context.Request.QueryString = new QueryString(query);
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = target + query;
        context.Response.Body = new MemoryStream();
        return context;
    }
}
