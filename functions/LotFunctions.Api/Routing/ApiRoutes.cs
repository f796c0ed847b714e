using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

/// <summary>Puts the API on a host that routes by itself.</summary>
public static class ApiRoutes
{
    /// <summary>Maps every route of <see cref="RouteTable"/> below <c>/api</c>.</summary>
    public static IEndpointRouteBuilder MapLotFunctions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapIntake();
        endpoints.MapLots();
        endpoints.MapReports();
        endpoints.MapEpcis();
        endpoints.MapReference();
        endpoints.MapLotRules();
        endpoints.MapRecalls();
        endpoints.MapSystem();
        return endpoints;
    }

    /// <summary>
    /// What stands around the routes: problems for what no route answers (404, 405) or answers only in part, and route values
    /// as they were before escaping. Call it before <see cref="MapLotFunctions"/>.
    /// </summary>
    public static IApplicationBuilder UseLotFunctions(this IApplicationBuilder app)
    {
        app.Use((context, next) => GuardAsync(context, null, next));
        // HEAD is GET without the body (RFC 9110 section 9.3.2), which the server leaves out by itself.
        app.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
            return next(context);
        });
        app.UseStatusCodePages(context => Unanswered(context));
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is { } route) EscapedPath.Restore(context, route);
            return next(context);
        });
        return app;
    }

    /// <summary>Runs a route's handler; what goes wrong outside it, while an answer is written for example, becomes a problem too.</summary>
    /// <param name="route">Null: the one that the request was routed to, if any.</param>
    internal static async Task GuardAsync(HttpContext context, ApiRoute? route, RequestDelegate handler)
    {
        try
        {
            await handler(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
        catch (Exception exception)
        {
            route ??= context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
            var problem = context.RequestServices.GetRequiredService<ApiCall>().ProblemOf(context, route, exception);
            // Half an answer must not look like a whole one.
            if (context.Response.HasStarted) context.Abort();
            else await problem.Result().ExecuteAsync(context);
        }
    }

    private static Task Unanswered(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        if (response.Headers.Allow == HttpMethods.Get) response.Headers.Allow = $"{HttpMethods.Get}, {HttpMethods.Head}";
        return Problems.Of(response.StatusCode).Result().ExecuteAsync(context.HttpContext);
    }
}
