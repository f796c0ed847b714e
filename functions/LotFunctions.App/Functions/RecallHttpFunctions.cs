using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.App.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Functions;

/// <summary>What starts a recall and tells it quality's decisions: the routes that reach the workflow.</summary>
public sealed class RecallHttpFunctions(ApiCall call, RecallEndpoints recalls, DurableClientAccessor durable)
{
    [Function("recalls-post")]
    public Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.StartRecall, caller => recalls.StartAsync(caller, request, cancellationToken));

    [Function("recalls-drill")]
    public Task<IResult> DrillAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls/drills")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.StartDrill, caller => recalls.DrillAsync(caller, request, cancellationToken));

    [Function("recalls-get")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "recalls/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.GetRecall, _ => recalls.GetAsync(id, cancellationToken));

    [Function("recalls-approve")]
    public Task<IResult> ApproveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls/{id}/approve")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.ApproveRecall, caller => recalls.ApproveAsync(caller, id, request, cancellationToken));

    [Function("recalls-reject")]
    public Task<IResult> RejectAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls/{id}/reject")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.RejectRecall, caller => recalls.RejectAsync(caller, id, request, cancellationToken));

    [Function("recalls-cancel")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls/{id}/cancel")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.CancelRecall, caller => recalls.CancelAsync(caller, id, request, cancellationToken));

    [Function("recalls-close")]
    public Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "recalls/{id}/close")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        RunAsync(client, request, RouteTable.CloseRecall, caller => recalls.CloseAsync(caller, id, request, cancellationToken));

    private async Task<IResult> RunAsync(DurableTaskClient client, HttpRequest request, ApiRoute route, Func<Caller, Task<IResult>> endpoint)
    {
        durable.Client = client;
        return await call.RunAsync(request.HttpContext, route, endpoint);
    }
}
