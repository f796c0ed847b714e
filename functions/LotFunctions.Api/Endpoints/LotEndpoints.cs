using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Endpoints;

/// <summary>What lots are, and quality's word on them.</summary>
public sealed class LotEndpoints(ILedger ledger, LotIdentity identity, LotQueries lots, Holds holds, Inspections inspections)
{
    public async Task<IResult> GetAsync(string? item, string? lot, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var key = query.Lot(item, lot);
        if (query.Failed) return query.Errors.Result();
        key = await identity.ResolveAsync(key, cancellationToken);
        return await lots.FindAsync(key, cancellationToken) is { } view ? ApiJson.Result(LotAnswer.Of(view)) : Unknown(key);
    }

    public async Task<IResult> HistoryAsync(
        string? item, string? lot, string? limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var key = query.Lot(item, lot);
        var count = query.Limit(limit);
        var after = query.Position(continuationToken);
        if (query.Failed) return query.Errors.Result();
        key = await identity.ResolveAsync(key, cancellationToken);
        var events = await ledger.HistoryAsync(key, after, count, cancellationToken);
        if (events.Count == 0 && after is null && await lots.FindAsync(key, cancellationToken) is null) return Unknown(key);
        var token = events.Count < count ? null : QueryReader.TokenOf(events[^1].RecordedAt);
        return ApiJson.Result(new ListAnswer<EventAnswer>([.. events.Select(EventAnswer.Of)], token));
    }

    public async Task<IResult> SearchAsync(string? q, string? limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var prefix = query.Required("q", q);
        var count = query.Limit(limit);
        var after = query.Hit(continuationToken);
        if (query.Failed) return query.Errors.Result();
        var hits = await ledger.SearchAsync(prefix.Trim(), after, count, cancellationToken);
        return ApiJson.Result(new ListAnswer<SearchHit>(hits, hits.Count < count ? null : QueryReader.TokenOf(hits[^1])));
    }

    public Task<IResult> HoldAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, (asked, ct) => holds.HoldAsync(asked, caller.Recorder, ct), cancellationToken);

    public Task<IResult> ReleaseAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(request, (asked, ct) => holds.ReleaseAsync(asked, caller.Recorder, ct), cancellationToken);

    public async Task<IResult> InspectAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        return await inspections.PostAsync(json, caller.Recorder, cancellationToken) switch
        {
            InspectionOutcome.Recorded(var id, var again) => ApiJson.Result(new RecordedAnswer(id, again ? AppendStatus.Duplicate : AppendStatus.Accepted)),
            InspectionOutcome.Invalid(var errors) => errors.Result(),
            InspectionOutcome.Refused(var refusal) => refusal.Result(),
            var other => throw new InvalidOperationException($"{other.GetType()} is no answer."),
        };
    }

    private async Task<IResult> ChangeAsync(
        HttpRequest request, Func<HoldRequest, CancellationToken, Task<HoldsOutcome>> change, CancellationToken cancellationToken)
    {
        var (json, problem) = await RequestBody.JsonAsync(request, cancellationToken);
        if (problem is not null) return problem.Result();
        var errors = new List<FieldError>();
        if (HoldRequest.Read(json, errors) is not { } asked) return errors.Result();
        var outcome = await change(asked with { Lots = await identity.ResolveAsync(asked.Lots, cancellationToken) }, cancellationToken);
        return outcome.Refusal is { } refusal ? refusal.Result() : ApiJson.Result(HoldsAnswer.Of(outcome));
    }

    private static IResult Unknown(LotKey lot) => Problems.NotFound($"The lot {lot} is not known.").Result();
}
