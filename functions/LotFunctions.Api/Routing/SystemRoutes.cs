using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.OpenApi;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Security;
using LotFunctions.Standards.Asn.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class SystemRoutes
{
    public static void MapSystem(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.ListExceptions, "List what needs a person, newest first",
                (HttpContext context, ApiCall call, ExceptionEndpoints exceptions,
                    [Description("open, replayed or dismissed")] string? status,
                    [Description("Where they came from: interlock, lot-rules, asn-drop or the name of a queue")] string? source,
                    [Description("Their code, such as lot-held")] string? code,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListExceptions, _ =>
                        exceptions.ListAsync(status, source, code, limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<ExceptionAnswer>>()
            .Problem(StatusCodes.Status400BadRequest);

        endpoints.Map(RouteTable.ReplayException, "Process the message or the document again",
                (HttpContext context, ApiCall call, ExceptionEndpoints exceptions, string id) =>
                    call.RunAsync(context, RouteTable.ReplayException, caller => exceptions.ReplayAsync(caller, id, context.Request, context.RequestAborted)))
            .MayTake<CommentRequest>("Why.")
            .Gives<ExceptionAnswer>()
            .Problem(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        endpoints.Map(RouteTable.DismissException, "Take it off the list",
                (HttpContext context, ApiCall call, ExceptionEndpoints exceptions, string id) =>
                    call.RunAsync(context, RouteTable.DismissException, caller => exceptions.DismissAsync(caller, id, context.Request, context.RequestAborted)))
            .MayTake<CommentRequest>("Why.")
            .Gives<ExceptionAnswer>()
            .Problem(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);

        var live = (HttpContext context, ApiCall call, HealthEndpoints health) => call.RunAsync(context, RouteTable.Live, _ => health.LiveAsync());
        endpoints.Map(RouteTable.Live, "The process answers", live).Gives<HealthAnswer>();
        endpoints.Also(RouteTable.Live, live);

        var ready = (HttpContext context, ApiCall call, HealthEndpoints health) =>
            call.RunAsync(context, RouteTable.Ready, _ => health.ReadyAsync(context.RequestAborted));
        endpoints.Map(RouteTable.Ready, "Every dependency works", ready).Gives<HealthAnswer>().Gives<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);
        endpoints.Also(RouteTable.Ready, ready);

        var document = (HttpContext context, ApiCall call) =>
            call.RunAsync(context, RouteTable.OpenApi, _ => Task.FromResult(OpenApiDocumentFile.Result()));
        endpoints.Map(RouteTable.OpenApi, "This description", document).GivesBytes(Accepts.Json);
        endpoints.Also(RouteTable.OpenApi, document);

        var schema = (HttpContext context, ApiCall call) =>
            call.RunAsync(context, RouteTable.AsnSchema, _ => Task.FromResult(Results.Stream(JsonAsnSchema.Open(), JsonAsnSchema.MediaType)));
        endpoints.Map(RouteTable.AsnSchema, "The JSON Schema of a ship notice in JSON", schema).GivesBytes(JsonAsnSchema.MediaType);
        endpoints.Also(RouteTable.AsnSchema, schema);
    }

    /// <summary>At the root too, where probes and tools look first.</summary>
    private static void Also(this IEndpointRouteBuilder endpoints, ApiRoute route, Delegate handler) =>
        endpoints.MapMethods(route.Path, [route.Method], handler).WithMetadata(route).ExcludeFromDescription();
}
