using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Endpoints;

/// <summary>Starts recalls, tells them what quality decides, and shows them.</summary>
public sealed class RecallEndpoints(RecallStart start, LotIdentity identity, RecallCommands commands, RecallQueries queries, IBlobStore blobs)
{
    public async Task<IResult> StartAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var asked = RecallBody.Read(new JsonFields(json, "", errors));
        if (errors.Count > 0) return errors.Result();
        asked = asked with { Lots = await identity.ResolveAsync(asked.Lots, cancellationToken) };
        return Started(request, await start.StartAsync(asked, caller.Name, cancellationToken));
    }

    /// <summary>A drill of a lot that nobody chose.</summary>
    public async Task<IResult> DrillAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var asked = RecallBody.ReadDrill(new JsonFields(json, "", errors));
        return errors.Count > 0 ? errors.Result() : Started(request, await start.DrillAsync(asked, caller.Name, cancellationToken));
    }

    public async Task<IResult> DrillReportAsync(string id, CancellationToken cancellationToken) =>
        await queries.DrillReportAsync(id, cancellationToken) is { } report
            ? ApiJson.Result(DrillReportAnswer.Of(report))
            : Problems.NotFound($"There is no drill {id}.").Result();

    private static IResult Started(HttpRequest request, RecallStarted started)
    {
        if (started.Refusal is { } refusal) return refusal.Result();
        if (started.Recall is not { } recall) return started.Errors.Result();
        var answer = RecallPostedAnswer.Of(recall, warnings: [.. started.Warnings.Select(ApiError.Of)]);
        request.HttpContext.Response.Headers.Location = answer.Links.Self;
        return ApiJson.Result(answer, started.Existing ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    public Task<IResult> ListAsync(string? limit, string? continuationToken, CancellationToken cancellationToken) => Lists.AnswerAsync(
        new QueryReader(), limit, continuationToken, async count => await queries.ListAsync(count, continuationToken, cancellationToken), RecallAnswer.Of);

    public async Task<IResult> GetAsync(string id, CancellationToken cancellationToken) =>
        await queries.FindAsync(id, cancellationToken) is { } view ? ApiJson.Result(RecallAnswer.Of(view)) : Unknown(id);

    /// <summary>The scope of a version, or with <paramref name="diff"/> what changed since that version.</summary>
    public async Task<IResult> ScopeAsync(HttpRequest request, string id, string? version, string? diff, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var (wanted, since) = (query.Number("version", version), query.Number("diff", diff));
        if (query.Failed) return query.Errors.Result();
        if (await queries.FindAsync(id, cancellationToken) is not { } view) return Unknown(id);
        if (since is { } from)
        {
            var to = wanted ?? view.Recall.StandingVersion;
            if (await queries.DiffAsync(id, from, to, cancellationToken) is not { } changes) return NoScope(id);
            var difference = ScopeDiffAnswer.Of(id, changes);
            return AsksForCsv(request) ? ScopeDiffTable.Of(difference).Result($"scope-v{from}-v{to}.csv") : ApiJson.Result(difference);
        }

        if (await queries.ScopeAsync(id, wanted, cancellationToken) is not { } scope) return NoScope(id);
        var answer = ScopeAnswer.Of(scope, cancellationToken);
        return AsksForCsv(request) ? new ScopeTable(answer) : ApiJson.Result(answer);
    }

    private static bool AsksForCsv(HttpRequest request) => Accepts.Best(request, Accepts.Json, Accepts.Csv) == Accepts.Csv;

    public Task<IResult> ApproveAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken) =>
        TellAsync(request, (comment, version) => commands.ApproveAsync(id, caller.Name, comment, cancellationToken, version), cancellationToken, versioned: true);

    public Task<IResult> RejectAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken) =>
        TellAsync(request, (comment, version) => commands.RejectAsync(id, caller.Name, comment, cancellationToken, version), cancellationToken, versioned: true);

    public Task<IResult> CancelAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken) =>
        TellAsync(request, (comment, _) => commands.CancelAsync(id, caller.Name, comment, cancellationToken), cancellationToken);

    public Task<IResult> CloseAsync(Caller caller, string id, HttpRequest request, CancellationToken cancellationToken) =>
        TellAsync(request, (comment, _) => commands.CloseAsync(id, caller.Name, comment, cancellationToken), cancellationToken);

    public Task<IResult> ListNoticesAsync(string id, string? limit, string? continuationToken, CancellationToken cancellationToken) =>
        Lists.AnswerAsync(
            new QueryReader(), limit, continuationToken, count => queries.NoticesAsync(id, count, continuationToken, cancellationToken),
            NoticeListAnswer.Of, () => Unknown(id));

    /// <param name="file">The customer's id, a dot, and the extension; an id may hold dots itself.</param>
    public async Task<IResult> GetNoticeFileAsync(string id, string file, string? version, HttpResponse response, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Number("version", version);
        if (query.Failed) return query.Errors.Result();
        var dot = file.LastIndexOf('.');
        var found = dot < 1 ? null : await queries.NoticeFileAsync(id, file[..dot], file[(dot + 1)..], wanted, cancellationToken);
        return found is null
            ? Problems.NotFound($"The recall {id} has no notice {file}.").Result()
            : await BlobResult.OfAsync(blobs, found.Blob, found.ContentType, null, response, cancellationToken);
    }

    public async Task<IResult> PackageAsync(string id, HttpResponse response, CancellationToken cancellationToken)
    {
        var package = await queries.PackageAsync(id, cancellationToken);
        return package is null
            ? Problems.NotFound($"The recall {id} has no evidence package; it gets one when it is closed.").Result()
            : await BlobResult.OfAsync(blobs, package.Name, package.ContentType, $"{id}.zip", response, cancellationToken);
    }

    private static async Task<IResult> TellAsync(
        HttpRequest request, Func<string?, int?, Task<RecallCommandResult>> tell, CancellationToken cancellationToken, bool versioned = false)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, "", errors);
        var comment = fields.String("comment", required: true);
        var version = versioned ? fields.Integer("version", min: 1) : null;
        fields.Done();
        if (errors.Count > 0) return errors.Result();
        var result = await tell(comment, version);
        if (result.Refusal is { } refusal) return refusal.Result();
        if (result.Recall is not { } recall) return result.Errors.Result();
        return ApiJson.Result(
            RecallPostedAnswer.Of(recall, result.Applied), result.Applied ? StatusCodes.Status200OK : StatusCodes.Status202Accepted);
    }

    private static IResult Unknown(string id) => Problems.NotFound($"The recall {id} is not known.").Result();

    private static IResult NoScope(string id) => Problems.NotFound($"The recall {id} has no scope of that version.").Result();
}
