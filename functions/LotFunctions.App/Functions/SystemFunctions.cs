using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>What needs a person, health, and the descriptions.</summary>
public sealed class SystemFunctions(ApiRouter api)
{
    [Function("exceptions-get")]
    public IResult ListExceptions([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/exceptions")] HttpRequest request) =>
        api.Answer(RouteTable.ListExceptions);

    [Function("exceptions-replay-post")]
    public IResult ReplayException([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/exceptions/{id}/replay")] HttpRequest request) =>
        api.Answer(RouteTable.ReplayException);

    [Function("exceptions-dismiss-post")]
    public IResult DismissException([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/exceptions/{id}/dismiss")] HttpRequest request) =>
        api.Answer(RouteTable.DismissException);

    [Function("health-live-get")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/live")] HttpRequest request) =>
        api.Answer(RouteTable.Live);

    [Function("health-ready-get")]
    public IResult Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request) =>
        api.Answer(RouteTable.Ready);

    [Function("openapi-json-get")]
    public IResult OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        api.Answer(RouteTable.OpenApi);

    [Function("schemas-asn-json-get")]
    public IResult AsnSchema([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/schemas/asn.json")] HttpRequest request) =>
        api.Answer(RouteTable.AsnSchema);
}
