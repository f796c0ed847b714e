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
        app.Use(CatchAsync);
        app.UseStatusCodePages(context => Unanswered(context));
        app.UseRouting();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>() is { } route) EscapedPath.Restore(context, route);
            return next(context);
        });
        return app;
    }

    /// <summary>What goes wrong outside the endpoints, while an answer is written for example.</summary>
    private static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: there is nobody to answer.
        }
        catch (Exception exception)
        {
            var route = context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();
            var problem = context.RequestServices.GetRequiredService<ApiCall>().ProblemOf(context, route, exception);
            // Half an answer must not look like a whole one.
            if (context.Response.HasStarted) context.Abort();
            else await problem.Result().ExecuteAsync(context);
        }
    }

    private static Task Unanswered(StatusCodeContext context) =>
        Problems.Of(context.HttpContext.Response.StatusCode).Result().ExecuteAsync(context.HttpContext);
}
