using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>What stands at the root: the console, and what probes and tools look for there.</summary>
public sealed class RootFunctions(ApiRouter api)
{
    [Function("console")]
    public IResult Console([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{file?}")] HttpRequest request, string? file) =>
        ConsoleRoutes.Answer(request.HttpContext, file);

    [Function("root-openapi-json-get")]
    public IResult OpenApi([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        api.Answer(RouteTable.OpenApi);

    [Function("root-health-live-get")]
    public IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/live")] HttpRequest request) =>
        api.Answer(RouteTable.Live);

    [Function("root-health-ready-get")]
    public IResult Ready([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request) =>
        api.Answer(RouteTable.Ready);

    [Function("root-schemas-asn-json-get")]
    public IResult AsnSchema([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "schemas/asn.json")] HttpRequest request) =>
        api.Answer(RouteTable.AsnSchema);
}
