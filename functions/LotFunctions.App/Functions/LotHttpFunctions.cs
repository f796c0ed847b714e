using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Lots: what is known of them, what quality says of them, and the rules that judge them.</summary>
public sealed class LotHttpFunctions(ApiRouter api)
{
    [Function("inspections-post")]
    public IResult PostInspection([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/inspections")] HttpRequest request) =>
        api.Answer(RouteTable.PostInspection);

    [Function("lots-hold-post")]
    public IResult HoldLots([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lots/hold")] HttpRequest request) =>
        api.Answer(RouteTable.HoldLots);

    [Function("lots-release-post")]
    public IResult ReleaseLots([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lots/release")] HttpRequest request) =>
        api.Answer(RouteTable.ReleaseLots);

    [Function("lots-get")]
    public IResult GetLot([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lots")] HttpRequest request) =>
        api.Answer(RouteTable.GetLot);

    [Function("lots-history-get")]
    public IResult LotHistory([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lots/history")] HttpRequest request) =>
        api.Answer(RouteTable.LotHistory);

    [Function("lots-search-get")]
    public IResult SearchLots([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lots/search")] HttpRequest request) =>
        api.Answer(RouteTable.SearchLots);

    [Function("lots-label-get")]
    public IResult LabelLot([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lots/label")] HttpRequest request) =>
        api.Answer(RouteTable.LabelLot);

    [Function("lots-trace-get")]
    public IResult TraceLot([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lots/trace")] HttpRequest request) =>
        api.Answer(RouteTable.TraceLot);

    [Function("lot-rules-get")]
    public IResult GetLotRules([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/lot-rules")] HttpRequest request) =>
        api.Answer(RouteTable.GetLotRules);

    [Function("lot-rules-put")]
    public IResult PutLotRules([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/lot-rules")] HttpRequest request) =>
        api.Answer(RouteTable.PutLotRules);

    [Function("lot-rules-check-post")]
    public IResult CheckLabel([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/lot-rules/check")] HttpRequest request) =>
        api.Answer(RouteTable.CheckLabel);
}
