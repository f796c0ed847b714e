using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using LotFunctions.App.Workflows;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Functions;

/// <summary>Recalls and the customers' pages: what starts the workflow and what tells it people's decisions.</summary>
public sealed class RecallHttpFunctions(ApiRouter api, DurableClientAccessor durable)
{
    [Function("recalls-post")]
    public IResult StartRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.StartRecall, () => durable.Client = client);

    [Function("recalls-drills-post")]
    public IResult StartDrill(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/drills")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.StartDrill, () => durable.Client = client);

    [Function("recalls-get")]
    public IResult ListRecalls(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.ListRecalls, () => durable.Client = client);

    [Function("recalls-one-get")]
    public IResult GetRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.GetRecall, () => durable.Client = client);

    [Function("recalls-scope-get")]
    public IResult RecallScope(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/scope")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.RecallScope, () => durable.Client = client);

    [Function("recalls-drill-report-get")]
    public IResult DrillReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/drill-report")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.DrillReport, () => durable.Client = client);

    [Function("recalls-approve-post")]
    public IResult ApproveRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/{id}/approve")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.ApproveRecall, () => durable.Client = client);

    [Function("recalls-reject-post")]
    public IResult RejectRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/{id}/reject")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.RejectRecall, () => durable.Client = client);

    [Function("recalls-cancel-post")]
    public IResult CancelRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/{id}/cancel")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.CancelRecall, () => durable.Client = client);

    [Function("recalls-close-post")]
    public IResult CloseRecall(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/{id}/close")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.CloseRecall, () => durable.Client = client);

    [Function("recalls-notices-get")]
    public IResult ListNotices(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/notices")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.ListNotices, () => durable.Client = client);

    [Function("recalls-notices-one-get")]
    public IResult GetNoticeFile(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/notices/{file}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.GetNoticeFile, () => durable.Client = client);

    [Function("recalls-effectiveness-get")]
    public IResult RecallEffectiveness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/effectiveness")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.RecallEffectiveness, () => durable.Client = client);

    [Function("recalls-effectiveness-one-post")]
    public IResult CheckEffectiveness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/recalls/{id}/effectiveness/{customer}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.CheckEffectiveness, () => durable.Client = client);

    [Function("recalls-package-get")]
    public IResult RecallPackage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/recalls/{id}/package")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.RecallPackage, () => durable.Client = client);

    [Function("notices-one-get")]
    public IResult ShowNotice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/notices/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.ShowNotice, () => durable.Client = client);

    [Function("notices-one-post")]
    public IResult AnswerNotice(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/notices/{token}")] HttpRequest request, [DurableClient] DurableTaskClient client) =>
        api.Answer(RouteTable.AnswerNotice, () => durable.Client = client);
}
