using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class LotRuleRoutes
{
    public static void MapLotRules(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.GetLotRules, "The rules for lot numbers and labels; the ETag is the version",
                (HttpContext context, ApiCall call, LotRuleEndpoints rules, [Description(Words.Version)] string? version) =>
                    call.RunAsync(context, RouteTable.GetLotRules, _ => rules.GetAsync(context.Request, version, context.RequestAborted)))
            .Gives<LotRulesAnswer>()
            .Also(StatusCodes.Status304NotModified)
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.PutLotRules, "Put all rules as the next version; with If-Match only over the version that it names",
                (HttpContext context, ApiCall call, LotRuleEndpoints rules) =>
                    call.RunAsync(context, RouteTable.PutLotRules, caller => rules.PutAsync(caller, context.Request, context.RequestAborted)))
            .Takes<LotRulesRequest>("The rules.")
            .Gives<LotRulesAnswer>()
            .Problem(StatusCodes.Status409Conflict, StatusCodes.Status412PreconditionFailed);

        endpoints.Map(RouteTable.CheckLabel, "What a label would become at a receipt and what it violates; nothing is recorded",
                (HttpContext context, ApiCall call, LotRuleEndpoints rules) =>
                    call.RunAsync(context, RouteTable.CheckLabel, _ => rules.CheckAsync(context.Request, context.RequestAborted)))
            .Takes<LabelCheckRequest>("The label.")
            .Gives<LabelCheckAnswer>();
    }
}
