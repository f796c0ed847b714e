using LotFunctions.Api.Routing;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Reports, and EPCIS in and out.</summary>
public sealed class ReportFunctions(ApiRouter api)
{
    [Function("reports-fsma204-get")]
    public IResult Fsma204([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/reports/fsma204")] HttpRequest request) =>
        api.Answer(RouteTable.Fsma204);

    [Function("epcis-events-get")]
    public IResult EpcisEvents([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/epcis/events")] HttpRequest request) =>
        api.Answer(RouteTable.EpcisEvents);

    [Function("epcis-capture-post")]
    public IResult CaptureEpcis([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/epcis/capture")] HttpRequest request) =>
        api.Answer(RouteTable.CaptureEpcis);

    [Function("epcis-capture-one-get")]
    public IResult EpcisCaptureJob([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/epcis/capture/{id}")] HttpRequest request) =>
        api.Answer(RouteTable.EpcisCaptureJob);
}
