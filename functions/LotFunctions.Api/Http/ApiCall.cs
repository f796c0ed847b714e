using System.Diagnostics;
using LotFunctions.Api.Security;

namespace LotFunctions.Api.Http;

/// <summary>
/// Around every request, on every host: who calls, may they, not too often, not too much, and what goes wrong becomes a
/// problem. An endpoint gets its caller from here and nowhere else.
/// </summary>
public sealed class ApiCall
{
    private readonly CallerIdentity identity;
    private readonly CallerRate rate;
    private readonly ILogger<ApiCall> logger;

    internal ApiCall(CallerIdentity identity, CallerRate rate, ILogger<ApiCall> logger) =>
        (this.identity, this.rate, this.logger) = (identity, rate, logger);

    /// <summary>The endpoint's answer, or the problem that stands in its way. Throws only when the caller has gone.</summary>
    /// <param name="route">From <see cref="RouteTable"/>.</param>
    public async Task<IResult> RunAsync(HttpContext context, ApiRoute route, Func<Caller, Task<IResult>> endpoint)
    {
        try
        {
            var (caller, problem) = await AdmitAsync(context, route);
            return problem is null ? await endpoint(caller) : Answer(context, problem);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            return Answer(context, ProblemOf(context, route, exception));
        }
    }

    /// <summary>Of an exception; logs it once when it is a failure of ours: the route and never the path, which may hold a token.</summary>
    internal ApiProblem ProblemOf(HttpContext context, ApiRoute? route, Exception exception)
    {
        if (Problems.Of(exception) is { } known) return known;
        var traceId = Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        logger.LogError(exception, "{Route} failed ({TraceId})", route, traceId);
        return Problems.Failure(traceId);
    }

    private async ValueTask<(Caller Caller, ApiProblem? Problem)> AdmitAsync(HttpContext context, ApiRoute route)
    {
        var (identified, unknown) = route.IsOpen ? (null, null) : await identity.IdentifyAsync(context.Request);
        var caller = identified ?? Caller.Anonymous;
        return (caller, Refuse(context, route, caller, unknown));
    }

    private ApiProblem? Refuse(HttpContext context, ApiRoute route, Caller caller, ApiProblem? unknown)
    {
        // Guesses at keys count too, so the rate comes first.
        if (rate.Exceeded(context, caller) is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Problems.TooMany(seconds);
        }

        if (unknown is not null) return unknown;
        if (!route.Admits(caller)) return Problems.Forbidden($"{caller.Name} may not {route}.");
        // What is archived is what the sender signed and hashed: nothing is unpacked at the door.
        if (route.MaxBody > 0 && RequestBody.IsEncoded(context.Request)) return Problems.Encoded(context.Response);
        if (context.Request.ContentLength > route.MaxBody && route.MaxBody > 0) return Problems.TooLarge(route.MaxBody);
        context.Request.Body = new BoundedBody(context.Request.Body, route.MaxBody);
        return null;
    }

    private static IResult Answer(HttpContext context, ApiProblem problem)
    {
        if (problem.Status == StatusCodes.Status401Unauthorized) context.Response.Headers.WWWAuthenticate = "Bearer";
        return problem.Result();
    }
}
