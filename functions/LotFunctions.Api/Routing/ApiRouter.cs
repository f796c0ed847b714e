using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

/// <summary>
/// The API for a host that routes by itself: what answers a route, with its parameters bound as everywhere. The same
/// handlers as <see cref="ApiRoutes.MapLotFunctions"/> maps, for they are mapped here by it.
/// </summary>
public sealed class ApiRouter
{
    private readonly Dictionary<ApiRoute, RequestDelegate> handlers;

    public ApiRouter(IServiceProvider services)
    {
        var endpoints = new Endpoints(services);
        endpoints.MapLotFunctions();
        handlers = endpoints.DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => (Route: endpoint.Metadata.GetRequiredMetadata<ApiRoute>(), endpoint.RequestDelegate))
            .DistinctBy(endpoint => endpoint.Route) // Some stand at the root too.
            .ToDictionary(endpoint => endpoint.Route, endpoint => endpoint.RequestDelegate!);
    }

    /// <summary>The route's answer; the work is done when the result is executed.</summary>
    /// <param name="before">Runs first, where what it lays into the asynchronous context is seen by the handler.</param>
    public IResult Answer(ApiRoute route, Action? before = null) => new RoutedResult(route, handlers[route], before);

    private sealed class RoutedResult(ApiRoute route, RequestDelegate handler, Action? before) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            before?.Invoke();
            EscapedPath.Restore(httpContext, route);
            return ApiRoutes.GuardAsync(httpContext, route, handler);
        }
    }

    /// <summary>Takes the routes in; nothing is served from here.</summary>
    private sealed class Endpoints(IServiceProvider services) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => services;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
    }
}
