using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class IntakeRoutes
{
    public static void MapIntake(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.PostAsn, "Take in one interchange: X12 856, EDIFACT DESADV or JSON",
                (HttpContext context, ApiCall call, AsnEndpoints asn,
                    [Description("Seconds (0 to 60) to wait for it to be processed")] string? wait) =>
                    call.RunAsync(context, RouteTable.PostAsn, caller => asn.PostAsync(caller, context.Request, wait, context.RequestAborted)))
            .TakesBytes(
                "The interchange as raw bytes, at most 50 MB and without Content-Encoding. Its format is recognised from the bytes. "
                + "JSON is as the JSON Schema at /schemas/asn.json says.",
                "application/edi-x12", "application/edifact", Accepts.Json, "application/octet-stream")
            .Gives<PostedAnswer>(StatusCodes.Status202Accepted)
            .Gives<PostedAnswer>()
            .Problem(StatusCodes.Status409Conflict)
            .Also(StatusCodes.Status400BadRequest, typeof(AsnProblem), ProblemResult.ContentType)
            .Also(StatusCodes.Status403Forbidden, typeof(AsnProblem), ProblemResult.ContentType)
            .Also(StatusCodes.Status409Conflict, typeof(AsnProblem), ProblemResult.ContentType);

        endpoints.Map(RouteTable.ListDocuments, "List documents in the order of receipt",
                (HttpContext context, ApiCall call, DocumentEndpoints documents,
                    [Description("accepted, processed, partly-processed or rejected")] string? status,
                    [Description("Of one supplier; a supplier sees its own alone")] string? supplier,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListDocuments, caller =>
                        documents.ListAsync(caller, status, supplier, limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<DocumentAnswer>>()
            .Problem(StatusCodes.Status400BadRequest);

        endpoints.Map(RouteTable.GetDocument, "A document, its errors, and what came otherwise than it announced",
                (HttpContext context, ApiCall call, DocumentEndpoints documents, string id) =>
                    call.RunAsync(context, RouteTable.GetDocument, caller => documents.GetAsync(caller, id, context.RequestAborted)))
            .Gives<DocumentAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.GetDocumentRaw, "A document's bytes as they came",
                (HttpContext context, ApiCall call, DocumentEndpoints documents, string id) =>
                    call.RunAsync(context, RouteTable.GetDocumentRaw, caller =>
                        documents.GetRawAsync(caller, id, context.Response, context.RequestAborted)))
            .GivesBytes("application/octet-stream", "application/edi-x12", "application/edifact", Accepts.Json)
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.GetDocumentAcknowledgment, "What answers a document, ready to send: TA1, 997 or 999 and 824; CONTRL and APERAK",
                (HttpContext context, ApiCall call, DocumentEndpoints documents, string id) =>
                    call.RunAsync(context, RouteTable.GetDocumentAcknowledgment, caller =>
                        documents.GetAcknowledgmentAsync(caller, id, context.Response, context.RequestAborted)))
            .GivesBytes("application/edi-x12", "application/edifact")
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.PostScans, "Record lot events: one, an array (at most 10000), or a stream of lines",
                (HttpContext context, ApiCall call, ScanEndpoints scans) =>
                    call.RunAsync(context, RouteTable.PostScans, caller => scans.PostAsync(caller, context.Request, context.RequestAborted)))
            .Takes<ScanRequest>("One event; as application/json also an array of them, as application/x-ndjson one a line.", Accepts.Json, Accepts.Ndjson)
            .Gives<ScanAnswer>()
            .Also(StatusCodes.Status413PayloadTooLarge, typeof(ScansOverLimit), ProblemResult.ContentType)
            .Also(StatusCodes.Status422UnprocessableEntity, typeof(ScansProblem), ProblemResult.ContentType);

        endpoints.Map(RouteTable.ParseBarcode, "Read a barcode; a bad one is a valid question",
                (HttpContext context, ApiCall call, BarcodeEndpoints barcodes) =>
                    call.RunAsync(context, RouteTable.ParseBarcode, _ => barcodes.ParseAsync(context.Request, context.RequestAborted)))
            .Takes<BarcodeRequest>("GS1 element string, bracketed AIs, Digital Link URI, AIM-prefixed scanner output or plain digits.")
            .Gives<BarcodeAnswer>();
    }
}
