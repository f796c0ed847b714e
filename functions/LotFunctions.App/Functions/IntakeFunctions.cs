using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Ship notices and what became of them, scans and barcodes. The API's own keys and roles admit callers, here and everywhere, so that the host's keys are not asked for.</summary>
public sealed class IntakeFunctions(ApiRouter api)
{
    [Function("asn-post")]
    public IResult PostAsn([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/asn")] HttpRequest request) =>
        api.Answer(RouteTable.PostAsn);

    [Function("documents-get")]
    public IResult ListDocuments([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/documents")] HttpRequest request) =>
        api.Answer(RouteTable.ListDocuments);

    [Function("documents-one-get")]
    public IResult GetDocument([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/documents/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.GetDocument);

    [Function("documents-raw-get")]
    public IResult GetDocumentRaw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/documents/{id}/raw")] HttpRequest request) =>
        api.Answer(RouteTable.GetDocumentRaw);

    [Function("documents-acknowledgment-get")]
    public IResult GetDocumentAcknowledgment([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/documents/{id}/acknowledgment")] HttpRequest request) =>
        api.Answer(RouteTable.GetDocumentAcknowledgment);

    [Function("scans-post")]
    public IResult PostScans([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/scans")] HttpRequest request) =>
        api.Answer(RouteTable.PostScans);

    [Function("barcodes-parse-post")]
    public IResult ParseBarcode([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/barcodes/parse")] HttpRequest request) =>
        api.Answer(RouteTable.ParseBarcode);
}
