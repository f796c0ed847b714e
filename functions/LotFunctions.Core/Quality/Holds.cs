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

    /// <summary>Lifts all holds of lots; while one of them is in an open recall, none is released (<c>recall-open</c>).</summary>
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
            var events = decisions.Select(d => d.Event).OfType<LotEvent>().ToList();
            var appended = events.Count == 0 ? [] : await ledger.AppendAsync(events, by, cancellationToken);
            var byId = appended.ToDictionary(a => a.EventId);
            results.AddRange(decisions.Select(d => d.Event is { } e ? Result(d.Result.Lot, byId[e.EventId]) : d.Result));
        }

        return new HoldsOutcome(null, results);
    }

    private Decision Hold(LotKey lot, LotState? state, string reason) =>
        state?.Holds.GetValueOrDefault(HoldKey.Quality) == reason
            ? new Decision(new HoldResult(lot, AppendStatus.Duplicate))
            : Event(LotEventType.Hold, lot, state, reason);

    private Decision Release(LotKey lot, LotState? state, string reason)
    {
        if (state is null) return new Decision(new HoldResult(lot, AppendStatus.Refused, null, RefusalCode.NotFound, $"Lot {lot.Lot} of {lot.Item} is not known."));
        return state.Holds.Count == 0 ? new Decision(new HoldResult(lot, AppendStatus.Duplicate)) : Event(LotEventType.Release, lot, state, reason);
    }

    /// <summary>
    /// The id follows from the state that the caller saw: a retry that crosses the first attempt is a duplicate, and a new hold
    /// after a release is a new fact even in the same minute. The time is after all that is recorded of the lot, a scanner's
    /// clock that runs ahead included: otherwise the hold would be folded in before a release that it should follow.
    /// </summary>
    private Decision Event(LotEventType type, LotKey lot, LotState? state, string reason)
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
        var e = EventIdentity.Seal(draft, eventId: null, atStated: false, place: $"{type}/{last?.EventId}");
        return new Decision(new HoldResult(lot, AppendStatus.Accepted, e.EventId), e);
    }

    private static HoldResult Result(LotKey lot, AppendResult appended) => new(lot, appended.Status, appended.EventId, appended.Code, appended.Detail);

    /// <param name="Event">What to record; null when the result is known without.</param>
    private sealed record Decision(HoldResult Result, LotEvent? Event = null);
}
