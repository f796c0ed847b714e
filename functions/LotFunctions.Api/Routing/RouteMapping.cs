using LotFunctions.Api.Http;
using LotFunctions.Api.OpenApi;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

/// <summary>How a route is mapped and described.</summary>
internal static class RouteMapping
{
    public static RouteHandlerBuilder Map(this IEndpointRouteBuilder endpoints, ApiRoute route, string summary, Delegate handler)
    {
        var builder = endpoints.MapMethods($"/api{route.Path}", [route.Method], handler)
            .WithMetadata(route)
            .WithSummary(summary)
            .WithTags(route.Path.Split('/')[1].Split('.')[0])
            .Problem(StatusCodes.Status429TooManyRequests)
            .Problem(StatusCodes.Status500InternalServerError);
        if (!route.IsOpen) builder.Problem(StatusCodes.Status401Unauthorized).Problem(StatusCodes.Status403Forbidden);
        if (route.MaxBody > 0) builder.Problem(StatusCodes.Status400BadRequest).Problem(StatusCodes.Status413PayloadTooLarge).Problem(StatusCodes.Status415UnsupportedMediaType);
        return builder;
    }

    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder builder, string description, params string[] contentTypes) =>
        builder.WithMetadata(new RequestShape(typeof(T), description, contentTypes is [] ? [Accepts.Json] : contentTypes));

    /// <summary>A body of JSON, or none.</summary>
    public static RouteHandlerBuilder MayTake<T>(this RouteHandlerBuilder builder, string description) =>
        builder.WithMetadata(new RequestShape(typeof(T), description, Accepts.Json) { Required = false });

    public static RouteHandlerBuilder TakesBytes(this RouteHandlerBuilder builder, string description, params string[] contentTypes) =>
        builder.WithMetadata(new RequestShape(null, description, contentTypes));

    public static RouteHandlerBuilder Needs(this RouteHandlerBuilder builder, params string[] parameters) =>
        builder.WithMetadata(new RequiredQuery(parameters)).Problem(StatusCodes.Status400BadRequest);

    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder builder, int status = StatusCodes.Status200OK, params string[] others) =>
        builder.Produces<T>(status, Accepts.Json, others);

    public static RouteHandlerBuilder GivesBytes(this RouteHandlerBuilder builder, string contentType, params string[] others) =>
        builder.Produces<Stream>(StatusCodes.Status200OK, contentType, others);

    /// <summary>Beside what the route gives with this status in another form, or with another type.</summary>
    public static RouteHandlerBuilder Also(this RouteHandlerBuilder builder, int status, Type? type = null, string? contentType = null) =>
        builder.WithMetadata(new OtherAnswer(status, type, contentType));

    public static RouteHandlerBuilder Problem(this RouteHandlerBuilder builder, params int[] statuses)
    {
        foreach (var status in statuses) builder.Produces<ApiProblem>(status, ProblemResult.ContentType);
        return builder;
    }
}
