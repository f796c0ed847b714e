using System.ComponentModel;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Requests;
using LotFunctions.Api.Security;
using LotFunctions.Core.Recalls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LotFunctions.Api.Routing;

internal static class RecallRoutes
{
    public static void MapRecalls(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.StartRecall, "Start a recall, a withdrawal or a drill",
                (HttpContext context, ApiCall call, RecallEndpoints recalls) =>
                    call.RunAsync(context, RouteTable.StartRecall, caller => recalls.StartAsync(caller, context.Request, context.RequestAborted)))
            .Takes<RecallRequest>("What is recalled and why: lots, or criteria that choose them.")
            .Gives<RecallPostedAnswer>(StatusCodes.Status202Accepted)
            .Gives<RecallPostedAnswer>();

        endpoints.Map(RouteTable.StartDrill, "Start a drill of a lot that nobody chose; the answer says how it was picked",
                (HttpContext context, ApiCall call, RecallEndpoints recalls) =>
                    call.RunAsync(context, RouteTable.StartDrill, caller => recalls.DrillAsync(caller, context.Request, context.RequestAborted)))
            .Takes<DrillRequest>("All fields may be left out.")
            .Gives<RecallPostedAnswer>(StatusCodes.Status202Accepted)
            .Gives<RecallPostedAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.DrillReport, "How a drill went, against the usual targets",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                    call.RunAsync(context, RouteTable.DrillReport, _ => recalls.DrillReportAsync(id, context.RequestAborted)))
            .Gives<DrillReportAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.ListRecalls, "List recalls, newest first",
                (HttpContext context, ApiCall call, RecallEndpoints recalls,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListRecalls, _ => recalls.ListAsync(limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<RecallAnswer>>()
            .Problem(StatusCodes.Status400BadRequest);

        endpoints.Map(RouteTable.GetRecall, "A recall as it stands, with its timeline",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                    call.RunAsync(context, RouteTable.GetRecall, _ => recalls.GetAsync(id, context.RequestAborted)))
            .Gives<RecallAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.RecallScope, "What a recall is about; with diff, what changed since a version (ScopeDiffAnswer)",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id,
                    [Description(Words.Version)] string? version, [Description("The version to compare with")] string? diff) =>
                    call.RunAsync(context, RouteTable.RecallScope, _ =>
                        recalls.ScopeAsync(context.Request, id, version, diff, context.RequestAborted)))
            .Gives<ScopeAnswer>(StatusCodes.Status200OK, Accepts.Csv)
            .Also(StatusCodes.Status200OK, typeof(ScopeDiffAnswer), Accepts.Json)
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        endpoints.Command<DecisionRequest>(RouteTable.ApproveRecall, "Approve the scope version that waits: notices are written",
            (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                call.RunAsync(context, RouteTable.ApproveRecall, caller => recalls.ApproveAsync(caller, id, context.Request, context.RequestAborted)));
        endpoints.Command<DecisionRequest>(RouteTable.RejectRecall, "Reject: the recall ends, its holds are lifted; a further scope version is turned down, and the recall goes on",
            (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                call.RunAsync(context, RouteTable.RejectRecall, caller => recalls.RejectAsync(caller, id, context.Request, context.RequestAborted)));
        endpoints.Command<CommentRequest>(RouteTable.CancelRecall, "Call it off before any notice exists; while it is traced, it ends when that is done",
            (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                call.RunAsync(context, RouteTable.CancelRecall, caller => recalls.CancelAsync(caller, id, context.Request, context.RequestAborted)));
        endpoints.Command<CommentRequest>(RouteTable.CloseRecall, "Close it with the evidence package",
            (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                call.RunAsync(context, RouteTable.CloseRecall, caller => recalls.CloseAsync(caller, id, context.Request, context.RequestAborted)));

        endpoints.Map(RouteTable.ListNotices, "A recall's notices with their answers",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id,
                    [Description(Words.Limit)] string? limit, [Description(Words.Token)] string? continuationToken) =>
                    call.RunAsync(context, RouteTable.ListNotices, _ =>
                        recalls.ListNoticesAsync(id, limit, continuationToken, context.RequestAborted)))
            .Gives<ListAnswer<NoticeListAnswer>>()
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.GetNoticeFile, "A notice as it was written",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id,
                    [Description("The customer's id, a dot, and html, pdf, json or csv")] string file, [Description(Words.Version)] string? version) =>
                    call.RunAsync(context, RouteTable.GetNoticeFile, _ =>
                        recalls.GetNoticeFileAsync(id, file, version, context.Response, context.RequestAborted)))
            .GivesBytes(Accepts.Html, "application/pdf", Accepts.Json, Accepts.Csv)
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.RecallEffectiveness, "How effective a recall is: consignees, quantities, variances, checks (21 CFR 7.53, 7.42(b)(3))",
                (HttpContext context, ApiCall call, EffectivenessEndpoints effectiveness, string id,
                    [Description("A, B, C, D or E in place of the level of the recall's class")] string? level) =>
                    call.RunAsync(context, RouteTable.RecallEffectiveness, _ => effectiveness.GetAsync(id, level, context.RequestAborted)))
            .Gives<EffectivenessAnswer>()
            .Problem(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.CheckEffectiveness, "Record what came of asking a customer; the answer is the effectiveness after it",
                (HttpContext context, ApiCall call, EffectivenessEndpoints effectiveness, string id, string customer) =>
                    call.RunAsync(context, RouteTable.CheckEffectiveness, caller =>
                        effectiveness.RecordAsync(caller, id, customer, context.Request, context.RequestAborted)))
            .Takes<EffectivenessCheckRequest>("The check.")
            .Gives<EffectivenessAnswer>()
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.RecallPackage, "The evidence package of a closed recall",
                (HttpContext context, ApiCall call, RecallEndpoints recalls, string id) =>
                    call.RunAsync(context, RouteTable.RecallPackage, _ => recalls.PackageAsync(id, context.Response, context.RequestAborted)))
            .GivesBytes("application/zip")
            .Problem(StatusCodes.Status404NotFound);

        MapNotices(endpoints);
    }

    private static void MapNotices(IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(RouteTable.ShowNotice, "The customer's own page; JSON when asked",
                (HttpContext context, ApiCall call, NoticeEndpoints notices, string token) =>
                    call.RunAsync(context, RouteTable.ShowNotice, _ => notices.ShowAsync(context.Request, token, context.RequestAborted)))
            .Gives<NoticePageAnswer>(StatusCodes.Status200OK, Accepts.Html)
            .Problem(StatusCodes.Status404NotFound);

        endpoints.Map(RouteTable.AnswerNotice, "The customer's answer; all fields empty is a mere acknowledgement",
                (HttpContext context, ApiCall call, NoticeEndpoints notices, string token) =>
                    call.RunAsync(context, RouteTable.AnswerNotice, _ => notices.AnswerAsync(context.Request, token, context.RequestAborted)))
            .Takes<AnswerInput>("The answer.", Accepts.Json, "application/x-www-form-urlencoded")
            .Gives<NoticePageAnswer>(StatusCodes.Status200OK, Accepts.Html)
            .Also(StatusCodes.Status400BadRequest, contentType: Accepts.Html)
            .Problem(StatusCodes.Status404NotFound);
    }

    private static void Command<T>(this IEndpointRouteBuilder endpoints, ApiRoute route, string summary, Delegate handler) =>
        endpoints.Map(route, summary, handler)
            .Takes<T>("Why.")
            .Gives<RecallPostedAnswer>()
            .Gives<RecallPostedAnswer>(StatusCodes.Status202Accepted)
            .Problem(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
}
