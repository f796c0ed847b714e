using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Security;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class LotRoutes
{
    public static void MapLots(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.GetLot, "A lot as it stands",
                (HttpContext context, ApiCall call, LotEndpoints lots,
                    [Description(Words.Item)] string? item, [Description(Words.Lot)] string? lot) =>
                    call.RunAsync(context, RouteTable.GetLot, _ => lots.GetAsync(item, lot, context.RequestAborted)))
            .Needs("item", "lot")
            .Gives<LotAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.LotHistory, "A lot's events, oldest first, those taken back included",
                (HttpContext context, ApiCall call, LotEndpoints lots,
                    [Description(Words.Item)] string? item, [Description(Words.Lot)] string? lot,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.LotHistory, _ => lots.HistoryAsync(item, lot, limit, continuationToken, context.RequestAborted)))
            .Needs("item", "lot")
            .Gives<ListAnswer<EventAnswer>>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.SearchLots, "Items, lots, work orders, shipments and SSCCs that start with a text",
                (HttpContext context, ApiCall call, LotEndpoints lots, [Description("The start of what is sought")] string? q,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.SearchLots, _ => lots.SearchAsync(q, limit, continuationToken, context.RequestAborted)))
            .Needs("q")
            .Gives<ListAnswer<SearchHit>>();

        endpoints.Map(RouteTable.TraceLot, "Where a lot came from and where it went",
                (HttpContext context, ApiCall call, TraceEndpoints trace,
                    [Description(Words.Item)] string? item, [Description(Words.Lot)] string? lot,
                    [Description("forward, backward or both (the default)")] string? direction,
                    [Description("What was known at this time (RFC 3339); now by default; a lot that had no record by then is not found")] string? knownAt) =>
                    call.RunAsync(context, RouteTable.TraceLot, _ =>
                        trace.TraceAsync(context.Request, item, lot, direction, knownAt, context.RequestAborted)))
            .Needs("item", "lot")
            .Gives<TraceAnswer>(StatusCodes.Status200OK, Accepts.Csv, Accepts.Ndjson)
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.LabelLot, "A lot's label: GS1-128, GS1 DataMatrix and their text; dates that GS1 would read as those of another century are left out and named in Label-Left-Out",
                (HttpContext context, ApiCall call, LabelEndpoints labels,
                    [Description(Words.Item)] string? item, [Description(Words.Lot)] string? lot,
                    [Description("svg (the default), zpl or text")] string? format,
                    [Description("What the label is put on holds so much: a number; the label says no quantity without it")] string? quantity,
                    [Description("The unit of the quantity (UN/ECE Rec 20); EA by default")] string? unit) =>
                    call.RunAsync(context, RouteTable.LabelLot, _ =>
                        labels.GetAsync(item, lot, format, quantity, unit, context.Response, context.RequestAborted)))
            .Needs("item", "lot")
            .GivesBytes(LabelEndpoints.Svg, LabelEndpoints.Zpl, LabelEndpoints.Text)
            .Problem(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

        endpoints.Map(RouteTable.HoldLots, "Hold lots",
                (HttpContext context, ApiCall call, LotEndpoints lots) =>
                    call.RunAsync(context, RouteTable.HoldLots, caller => lots.HoldAsync(caller, context.Request, context.RequestAborted)))
            .Takes<HoldRequest>("The lots and the reason.")
            .Gives<HoldsAnswer>();

        endpoints.Map(RouteTable.ReleaseLots, "Lift all holds of lots; none while one of them is in an open recall",
                (HttpContext context, ApiCall call, LotEndpoints lots) =>
                    call.RunAsync(context, RouteTable.ReleaseLots, caller => lots.ReleaseAsync(caller, context.Request, context.RequestAborted)))
            .Takes<HoldRequest>("The lots and the reason.")
            .Gives<HoldsAnswer>()
            .Problem(StatusCodes.Status409Conflict);

        endpoints.Map(RouteTable.PostInspection, "Record a QC result; a fail holds the lot",
                (HttpContext context, ApiCall call, LotEndpoints lots) =>
                    call.RunAsync(context, RouteTable.PostInspection, caller => lots.InspectAsync(caller, context.Request, context.RequestAborted)))
            .Takes<InspectionRequest>("The result.")
            .Gives<RecordedAnswer>()
            .Problem(StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity);
    }
}
