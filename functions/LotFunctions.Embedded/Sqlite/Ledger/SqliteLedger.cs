using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The ledger in SQLite.</summary>
internal sealed class SqliteLedger(Database database, Admission admission) : ILedger, IWriteProbe
{
    /// <summary>Events of a long list that are decided together: other callers' come between.</summary>
    private const int AtOnce = 512;

    private const int PageSize = 500;

    private readonly AppendQueue appends = database.Part(d => new AppendQueue(d));

    /// <inheritdoc/>
    /// <remarks>All of a call waits in the queue before the call returns.</remarks>
    public bool TakesInOrder => true;

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return [];
        if (events.Count <= AtOnce) return await appends.AppendAsync(PreparedEvents.Of(events), recorder, admission, cancellationToken);

        // All parts are under way at once, in their order.
        var parts = new List<Task<AppendResult[]>>();
        foreach (var part in events.Chunk(AtOnce)) parts.Add(appends.AppendAsync(PreparedEvents.Of(part), recorder, admission, cancellationToken));
        return [.. (await Task.WhenAll(parts)).SelectMany(r => r)];
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => database.ProbeAsync(cancellationToken);

    public Task<ILedgerView> ViewAsync(DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var snapshot = database.Snapshot();
        try
        {
            var seq = EventReads.SeqAt(snapshot.Session, asOf);
            var last = EventReads.RecordedAt(snapshot.Session, seq);
            return Task.FromResult<ILedgerView>(new SqliteLedgerView(snapshot.Session, seq, Ticks.ToTime(last), held: snapshot));
        }
        catch
        {
            snapshot.Dispose();
            throw;
        }
    }

    public Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        database.ReadAsync(s => StateReads.Of(s, lots), cancellationToken);

    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(LotKey lot, DateTimeOffset? after, int limit, CancellationToken cancellationToken)
    {
        using var snapshot = database.Snapshot();
        return await LotHistory.ReadAsync(snapshot.Session, lot, SeqAfter(snapshot.Session, after), limit, cancellationToken);
    }

    public Task<RecordedEvent?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => EventReads.Find(s, eventId)?.Recorded, cancellationToken);

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(s => LedgerSearch.Run(s, prefix, after, limit), cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seq = await database.ReadAsync(s => SeqAfter(s, after), cancellationToken);
        while (true)
        {
            var page = await database.ReadAsync(s => EventReads.After(s, seq, PageSize), cancellationToken);
            foreach (var stored in page)
            {
                yield return stored.Recorded;
                seq = stored.Seq;
            }

            if (page.Count < PageSize) yield break;
        }
    }

    private static long SeqAfter(Session session, DateTimeOffset? after) => after is null ? 0 : EventReads.SeqAt(session, after);
}
