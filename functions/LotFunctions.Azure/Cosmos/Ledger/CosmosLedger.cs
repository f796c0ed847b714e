using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The ledger in Cosmos DB. An append is recorded when its intent stands in the journal, one partition that orders all appends;
/// then it is brought into the partitions of its lots, one transactional batch each (events, chain head and state), and of its
/// work orders, units and inputs. A process that dies on the way leaves the intent behind, and the next append that rests on
/// it, the next view or the sweep finishes it.
/// </summary>
/// <remarks>
/// Guaranteed: recording times increase strictly over all events of all processes; an append is decided on all appends before it
/// that it could depend on; a view sees every event up to its position and none behind it, in all partitions, now and whenever
/// the position is asked for again. <see cref="StatesAsync"/> reads each lot as it is: of an append of another process that is
/// under way it may see the one lot before and the other after.
/// </remarks>
internal sealed class CosmosLedger : ILedger, IAsyncDisposable
{
    private const int Page = 200;

    private readonly CosmosDatabase database;
    private readonly NameIndex names;
    private readonly Settlement settlement;
    private readonly AppendLoop appends;

    public CosmosLedger(CosmosDatabase database, Admission admission)
    {
        this.database = database;
        names = new NameIndex(database);
        settlement = new Settlement(database, names);
        appends = new AppendLoop(database, admission, settlement);
    }

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken) =>
        events.Count == 0 ? [] : await appends.AppendAsync(events, recorder, cancellationToken);

    public async Task<ILedgerView> ViewAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var (last, _) = await settlement.SettleAsync(cancellationToken);
        var reader = new PartitionReader(database);
        return new CosmosLedgerView(reader, asOf is { } position && position < last ? position : last, ahead: new Foresight(reader));
    }

    public async Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var items = await database.Ledger.FindAsync([.. lots.Select(l => (Keys.Lot(l), LotHead.Id))], cancellationToken);
        return items.Select(i => LotHead.Of(i).State).OfType<LotState>().ToDictionary(s => s.Lot);
    }

    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(LotKey lot, DateTimeOffset? after, int limit, CancellationToken cancellationToken)
    {
        await settlement.SettleAsync(cancellationToken);
        var history = await LotHistory.ReadAsync(new PartitionReader(database), lot, cancellationToken);
        return [.. history.Where(r => after is null || r.RecordedAt > after).Take(limit)];
    }

    public async Task<RecordedEvent?> FindAsync(string eventId, CancellationToken cancellationToken)
    {
        var items = await database.Graph.ReadAsync(Posting.OfEvent(eventId), cancellationToken);
        var found = items.FirstOrDefault(i => i.Id == Posting.Event)?.Read<RecordedEvent>();
        var voided = items.FirstOrDefault(i => i.Id == Posting.Void)?.Read<RecordedEvent>();
        return found is null ? null : found with { VoidedBy = voided?.Event.EventId };
    }

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken) =>
        names.FindAsync(prefix, after, limit, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (last, _) = await settlement.SettleAsync(cancellationToken);
        var page = new List<RecordedEvent>();
        DateTimeOffset? before = null;
        await foreach (var item in database.Ledger.ReadAllAsync(after is { } position ? Keys.Position(position) : "", Keys.AfterPositions, cancellationToken))
        {
            var record = item.Read<RecordedEvent>();
            if (record.RecordedAt > last) break;
            // A void that came before its target is in two partitions.
            if (record.RecordedAt == before) continue;
            before = record.RecordedAt;
            page.Add(record);
            if (page.Count < Page) continue;
            foreach (var r in await WithVoidsAsync(page, cancellationToken)) yield return r;
            page.Clear();
        }

        foreach (var r in await WithVoidsAsync(page, cancellationToken)) yield return r;
    }

    /// <summary>Finishes the appends that other processes began and left.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken) => (await settlement.SettleAsync(cancellationToken)).Finished;

    public ValueTask DisposeAsync() => appends.DisposeAsync();

    private async Task<IEnumerable<RecordedEvent>> WithVoidsAsync(List<RecordedEvent> page, CancellationToken cancellationToken)
    {
        var items = await database.Graph.FindAsync([.. page.Select(r => (Posting.OfEvent(r.Event.EventId), Posting.Void))], cancellationToken);
        var voids = items.Select(i => i.Read<RecordedEvent>().Event).ToDictionary(e => e.Reference!, e => e.EventId);
        return page.Select(r => r with { VoidedBy = voids.GetValueOrDefault(r.Event.EventId) });
    }
}
