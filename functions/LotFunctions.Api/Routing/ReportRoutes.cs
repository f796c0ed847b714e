using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.Fsma204, "The FSMA 204 sortable spreadsheet: key data elements of receiving, transformation and shipping",
                (HttpContext context, ApiCall call, ReportEndpoints reports,
                    [Description("Of this item alone: GTIN (8 to 14 digits) or part number")] string? item,
                    [Description("Of this lot of the item, and all that its trace covers")] string? lot,
                    [Description("Happened then or later: a time (RFC 3339) or a day (UTC)")] string? from,
                    [Description("Happened before this time, or on this day at the latest")] string? to,
                    [Description("With a lot: forward, backward or both (the default)")] string? direction,
                    [Description("csv (the default), xlsx (a sheet for each critical tracking event), or json: how complete the elements are")] string? format) =>
                    call.RunAsync(context, RouteTable.Fsma204, _ => reports.Fsma204Async(item, lot, from, to, direction, format, context.RequestAborted)))
            .Gives<Fsma204Answer>()
            .Also(StatusCodes.Status200OK, contentType: Accepts.Csv)
            .Also(StatusCodes.Status200OK, contentType: FsmaWorkbook.ContentType)
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);
    }
}
