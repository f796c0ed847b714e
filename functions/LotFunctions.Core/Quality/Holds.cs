using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Quality;

/// <summary>Quality's own holds. Both ways are idempotent: what is so already is left as it is.</summary>
public sealed class Holds(ILedger ledger, IRecalls recalls, TimeProvider clock)
{
    private const int ChunkSize = 500;

    private readonly OpenRecalls open = new(recalls);

    /// <summary>Holds lots, also ones that are not known yet.</summary>
    public Task<HoldsOutcome> HoldAsync(HoldRequest request, Recorder by, CancellationToken cancellationToken) =>
        EachAsync(request, by, Hold, cancellationToken);

    /// <summary>Lifts all holds of lots, those of ended recalls too; while one of them is in an open recall, none is released (<c>recall-open</c>).</summary>
    public async Task<HoldsOutcome> ReleaseAsync(HoldRequest request, Recorder by, CancellationToken cancellationToken)
    {
        foreach (var lots in request.Lots.Chunk(ChunkSize))
        {
            var states = await ledger.StatesAsync(lots, cancellationToken);
            foreach (var state in states.Values)
            {
                if (await open.AgainstReleaseAsync(state, cancellationToken) is { } refusal) return new HoldsOutcome(refusal, []);
            }
        }

        return await EachAsync(request, by, Release, cancellationToken);
    }

    private async Task<HoldsOutcome> EachAsync(
        HoldRequest request, Recorder by, Func<LotKey, LotState?, string, Decision> decide, CancellationToken cancellationToken)
    {
        var results = new List<HoldResult>();
        foreach (var lots in request.Lots.Distinct().Chunk(ChunkSize))
        {
            var states = await ledger.StatesAsync(lots, cancellationToken);
            var decisions = lots.Select(l => decide(l, states.GetValueOrDefault(l), request.Reason)).ToList();
            var events = decisions.SelectMany(d => d.Events).ToList();
            var appended = events.Count == 0 ? [] : await ledger.AppendAsync(events, by, cancellationToken);
            var byId = appended.ToDictionary(a => a.EventId);
            results.AddRange(decisions.Select(d => d.Events.Count > 0 ? Result(d.Result.Lot, d.Events.Select(e => byId[e.EventId])) : d.Result));
        }

        return new HoldsOutcome(null, results);
    }

    private Decision Hold(LotKey lot, LotState? state, string reason) =>
        state?.Holds.GetValueOrDefault(HoldKey.Quality) == reason
            ? new Decision(new HoldResult(lot, AppendStatus.Duplicate), [])
            : Record(LotEventType.Hold, lot, state, reason, [null]);

    private Decision Release(LotKey lot, LotState? state, string reason)
    {
        if (state is null) return new Decision(new HoldResult(lot, AppendStatus.Refused, null, RefusalCode.NotFound, $"Lot {lot.Lot} of {lot.Item} is not known."), []);
        var recalls = state.Holds.Keys.Select(k => HoldKey.IsRecall(k) ? HoldKey.RecallOf(k) : null).Distinct().ToList();
        return recalls.Count == 0
            ? new Decision(new HoldResult(lot, AppendStatus.Duplicate), [])
            : Record(LotEventType.Release, lot, state, reason, recalls);
    }

    /// <summary>
    /// The id follows from the state that the caller saw: a retry that crosses the first attempt is a duplicate, and a new hold
    /// after a release is a new fact even in the same minute. The time is after all that is recorded of the lot, a scanner's
    /// clock that runs ahead included: otherwise the hold would be folded in before a release that it should follow.
    /// </summary>
    /// <param name="recalls">One event for each: a recall's id, or null for quality's own hold.</param>
    private Decision Record(LotEventType type, LotKey lot, LotState? state, string reason, IReadOnlyList<string?> recalls)
    {
        var now = clock.GetUtcNow();
        var last = state?.Last;
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = last is not null && last.At >= now ? last.At.AddTicks(1) : now,
            Lot = lot,
            Reason = reason,
        };
        var place = $"{type}/{last?.EventId}";
        var events = recalls.Select(r => EventIdentity.Seal(draft with { Recall = r }, eventId: null, atStated: false, place)).ToList();
        return new Decision(new HoldResult(lot, AppendStatus.Accepted, events[0].EventId), events);
    }

    /// <summary>Of a lot's several events: the refusal if there is one, else what was recorded anew.</summary>
    private static HoldResult Result(LotKey lot, IEnumerable<AppendResult> appended)
    {
        var telling = appended.MaxBy(a => a.Status switch { AppendStatus.Refused => 2, AppendStatus.Accepted => 1, _ => 0 })!;
        return new HoldResult(lot, telling.Status, telling.EventId, telling.Code, telling.Detail);
    }

    /// <param name="Events">What to record; none when the result is known without.</param>
    private sealed record Decision(HoldResult Result, IReadOnlyList<LotEvent> Events);
}
