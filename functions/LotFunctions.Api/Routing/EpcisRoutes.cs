using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class EpcisRoutes
{
    public static void MapEpcis(this IEndpointRouteBuilder endpoints)
    {
        // The endpoint reads the query by itself, to refuse what it does not know; the names stand here for the description.
        endpoints.Map(RouteTable.EpcisEvents, "The ledger as events of EPCIS 2.0, in the order of recording",
                (HttpContext context, ApiCall call, EpcisEndpoints epcis,
                    [Description("ObjectEvent, AggregationEvent or TransformationEvent; lists here and below are parted by |")] string? eventType,
                    [FromQuery(Name = "GE_eventTime"), Description("Happened at this time (RFC 3339) or later")] string? fromEventTime,
                    [FromQuery(Name = "LT_eventTime"), Description("Happened before this time")] string? toEventTime,
                    [FromQuery(Name = "GE_recordTime"), Description("Recorded at this time or later")] string? fromRecordTime,
                    [FromQuery(Name = "LT_recordTime"), Description("Recorded before this time")] string? toRecordTime,
                    [FromQuery(Name = "EQ_action"), Description("OBSERVE, ADD or DELETE")] string? action,
                    [FromQuery(Name = "EQ_bizStep"), Description("Words of the CBV or URIs")] string? step,
                    [FromQuery(Name = "EQ_disposition"), Description("Words of the CBV or URIs")] string? disposition,
                    [FromQuery(Name = "EQ_bizLocation"), Description("URIs in any form, or names of the house")] string? location,
                    [FromQuery(Name = "EQ_readPoint"), Description("As EQ_bizLocation")] string? readPoint,
                    [FromQuery(Name = "EQ_eventID"), Description("URIs")] string? eventId,
                    [FromQuery(Name = "EQ_transformationID"), Description("URIs")] string? transformationId,
                    [FromQuery(Name = "MATCH_anyEPCClass"), Description("URIs of lots; of an item without a lot: all its lots")] string? epcClass,
                    [FromQuery(Name = "MATCH_epcClass"), Description("As MATCH_anyEPCClass, of objects and of what is in a unit")] string? objectClass,
                    [FromQuery(Name = "MATCH_inputEPCClass"), Description("As MATCH_anyEPCClass, of what a transformation used")] string? inputClass,
                    [FromQuery(Name = "MATCH_outputEPCClass"), Description("As MATCH_anyEPCClass, of what came of a transformation")] string? outputClass,
                    [FromQuery(Name = "MATCH_anyEPC"), Description("URIs of logistic units")] string? epc,
                    [FromQuery(Name = "MATCH_epc"), Description("URIs of logistic units as objects")] string? objectEpc,
                    [FromQuery(Name = "MATCH_parentID"), Description("URIs of logistic units that hold others or lots")] string? parent,
                    [FromQuery(Name = "EXISTS_errorDeclaration"), Description("true: only what is declared an error")] string? error,
                    [Description("1 to 1000, 100 by default")] string? perPage,
                    [Description("Out of the header Link of the page before")] string? nextPageToken) =>
                    call.RunAsync(context, RouteTable.EpcisEvents, _ => epcis.EventsAsync(context.Request, context.RequestAborted)))
            .GivesBytes(Accepts.JsonLd)
            .Problem(StatusCodes.Status400BadRequest);

        endpoints.Map(RouteTable.CaptureEpcis, "Take in a document of EPCIS 2.0, each event for itself",
                (HttpContext context, ApiCall call, EpcisEndpoints epcis,
                    [FromHeader(Name = "GS1-Capture-Error-Behaviour"), Description("proceed, if any")] string? behaviour) =>
                    call.RunAsync(context, RouteTable.CaptureEpcis, caller => epcis.CaptureAsync(caller, context.Request, context.RequestAborted)))
            .TakesBytes("An EPCISDocument, an EPCISQueryDocument or one event, at most 16 MB and without Content-Encoding.", Accepts.Json, Accepts.JsonLd)
            .Gives<CaptureAnswer>(StatusCodes.Status202Accepted);

        endpoints.Map(RouteTable.EpcisCaptureJob, "What became of a captured document",
                (HttpContext context, ApiCall call, EpcisEndpoints epcis, string id) =>
                    call.RunAsync(context, RouteTable.EpcisCaptureJob, _ => epcis.JobAsync(id, context.RequestAborted)))
            .Gives<CaptureAnswer>()
            .Problem(StatusCodes.Status404NotFound);
    }
}
