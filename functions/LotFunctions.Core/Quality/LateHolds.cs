using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>
/// What should hold a lot and does not: at a later time than it happened, and before it was recorded, quality had released the
/// lot without knowing of it. States follow from when things happened, so the release stands; quality is told.
/// </summary>
internal sealed class LateHolds(ILedger ledger, IExceptions exceptions, TimeProvider clock)
{
    public const string Code = "late-hold";

    /// <summary>After an append, also after one that found the event there. The words for quality; null when there is nothing to tell.</summary>
    public async ValueTask<string?> RaiseAsync(LotEvent e, AppendResult result, CancellationToken cancellationToken)
    {
        if (result.Status == AppendStatus.Refused || KeyOf(e) is null || await FindAsync(ledger, e, cancellationToken) is not { } release) return null;
        var (id, detail) = ($"x-late-hold-{e.EventId}", Words(e, release));
        if (await exceptions.FindAsync(id, cancellationToken) is not null) return detail;
        await exceptions.AddAsync(
            new ExceptionRecord
            {
                ExceptionId = id,
                Source = "quality",
                Code = Code,
                Detail = detail,
                Original = Encoding.UTF8.GetString(CanonicalJson.Write(e)),
                RaisedAt = clock.GetUtcNow(),
            },
            cancellationToken);
        return detail;
    }

    /// <summary>The release that lifted what this event, recorded after it, should hold; null when it holds, or when quality has decided since.</summary>
    public static async Task<RecordedEvent?> FindAsync(ILedger ledger, LotEvent e, CancellationToken cancellationToken)
    {
        if (e.Lot is not { } lot || KeyOf(e) is not { } key) return null;
        if ((await ledger.StatesAsync([lot], cancellationToken)).GetValueOrDefault(lot)?.Holds.ContainsKey(key) is not false) return null;
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var events = await view.EventsOfLotsAsync([lot], cancellationToken);
        if (events.FirstOrDefault(r => r.Event.EventId == e.EventId) is not { } late) return null;
        if (events.Any(r => r.RecordedAt > late.RecordedAt && r.Event is { Type: LotEventType.Hold or LotEventType.Release, Recall: null })) return null;
        return events.Where(r => r.RecordedAt < late.RecordedAt && r.Event is { Type: LotEventType.Release, Recall: null } && EventOrder.Instance.Compare(late.Event, r.Event) < 0)
            .MinBy(r => r.Event, EventOrder.Instance);
    }

    private static string Words(LotEvent e, RecordedEvent release) =>
        $"{What(e)} of {e.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC came after the release of {release.Event.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC, which stands: lot {e.Lot!.Value.Lot} of {e.Lot.Value.Item} is not held.";

    private static string What(LotEvent e) => e switch
    {
        { Inspection: { } failed } => $"The failed {failed.Test}",
        { Type: LotEventType.Hold } => "The hold",
        _ => "The violation of a lot rule",
    };

    private static string? KeyOf(LotEvent e) => e switch
    {
        { Type: LotEventType.Hold, Recall: null } => HoldKey.Quality,
        { Type: LotEventType.Inspect, Inspection.Pass: false } => HoldKey.Inspection,
        { Judgement: { Quarantine: true } judgement } => HoldKey.OfRule(judgement),
        _ => null,
    };
}
