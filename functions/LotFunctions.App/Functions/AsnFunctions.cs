using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Ship notices and what became of them. The house's own keys and roles admit callers, so the host's keys are not asked for.</summary>
public sealed class AsnFunctions(ApiCall call, AsnEndpoints asn, DocumentEndpoints documents)
{
    [Function("asn-post")]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "asn")] HttpRequest request, CancellationToken cancellationToken) =>
        call.RunAsync(
            request.HttpContext,
            RouteTable.PostAsn,
            caller => asn.PostAsync(caller, request, request.Query["wait"], cancellationToken));

    [Function("documents-get")]
    public Task<IResult> GetDocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "documents/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        call.RunAsync(request.HttpContext, RouteTable.GetDocument, caller => documents.GetAsync(caller, id, cancellationToken));

    [Function("documents-get-raw")]
    public Task<IResult> GetRawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "documents/{id}/raw")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        call.RunAsync(
            request.HttpContext,
            RouteTable.GetDocumentRaw,
            caller => documents.GetRawAsync(caller, id, request.HttpContext.Response, cancellationToken));

    [Function("documents-get-acknowledgment")]
    public Task<IResult> GetAcknowledgmentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "documents/{id}/acknowledgment")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        call.RunAsync(
            request.HttpContext,
            RouteTable.GetDocumentAcknowledgment,
            caller => documents.GetAcknowledgmentAsync(caller, id, request.HttpContext.Response, cancellationToken));
}
