using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>The ledger as events of EPCIS 2.0, in the order of recording, a page at a time.</summary>
public sealed class EpcisEvents(ILedger ledger)
{
    /// <summary>Of the extension members (<see cref="EpcisWriter"/>).</summary>
    public static readonly (string Name, string Namespace) Prefix = (EpcisExtension.Prefix, HouseUri.Extensions);

    /// <summary>The most events that one page looks at: a query that few events fit gets short pages rather than a long wait.</summary>
    private const int MostExamined = 50_000;

    /// <param name="after">The position that the page before ended at; null from the start.</param>
    public async Task<EpcisPage> PageAsync(EpcisQuery query, DateTimeOffset? after, int limit, CancellationToken cancellationToken)
    {
        var events = new List<EpcisEvent>();
        var (examined, last) = (0, after);
        await foreach (var recorded in SourceAsync(query, after, cancellationToken))
        {
            if (events.Count == limit || examined == MostExamined) return new EpcisPage(events, last);
            (examined, last) = (examined + 1, recorded.RecordedAt);
            if (query.ToRecordTime <= recorded.RecordedAt) break;
            var e = await SayAsync(recorded, cancellationToken);
            if (query.Matches(e)) events.Add(e);
        }

        return new EpcisPage(events, null);
    }

    private IAsyncEnumerable<RecordedEvent> SourceAsync(EpcisQuery query, DateTimeOffset? after, CancellationToken cancellationToken)
    {
        // Not included: the events after the last moment before it.
        var start = query.FromRecordTime is { } from && from.UtcTicks > 0 ? from.AddTicks(-1) : (DateTimeOffset?)null;
        var position = after is null || start > after ? start : after;
        return query.Lots() is { } lots ? OfLotsAsync(lots, position, cancellationToken) : ledger.ReadAllAsync(position, cancellationToken);
    }

    /// <summary>The histories of some lots as one, in the order of recording.</summary>
    private async IAsyncEnumerable<RecordedEvent> OfLotsAsync(IReadOnlyList<LotKey> lots, DateTimeOffset? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int Page = 500;
        while (true)
        {
            var (all, horizon) = (new List<RecordedEvent>(), (DateTimeOffset?)null);
            foreach (var lot in lots)
            {
                var page = await ledger.HistoryAsync(lot, after, Page, cancellationToken);
                all.AddRange(page);
                // What comes after the end of a page that is full is not known yet.
                if (page.Count == Page && (horizon is null || page[^1].RecordedAt < horizon)) horizon = page[^1].RecordedAt;
            }

            foreach (var recorded in all.Where(r => horizon is null || r.RecordedAt <= horizon).DistinctBy(r => r.Event.EventId).OrderBy(r => r.RecordedAt)) yield return recorded;
            if (horizon is null) yield break;
            after = horizon;
        }
    }

    private async ValueTask<EpcisEvent> SayAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        if (recorded.Event is not { Type: LotEventType.Void, Reference: { } target }) return EpcisExport.Of(recorded);
        return EpcisExport.OfVoid(recorded, (await ledger.FindAsync(target, cancellationToken))?.Event);
    }
}

/// <summary>A page of events.</summary>
/// <param name="Next">Where the next page starts; null when there is none.</param>
public sealed record EpcisPage(IReadOnlyList<EpcisEvent> Events, DateTimeOffset? Next);
