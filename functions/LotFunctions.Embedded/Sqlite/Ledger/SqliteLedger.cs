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

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken) => events.Count switch
    {
        0 => Task.FromResult<IReadOnlyList<AppendResult>>([]),
        <= AtOnce => appends.AppendAsync(PreparedEvents.Of(events), recorder, admission, cancellationToken),
        _ => AppendPartsAsync(events, recorder, cancellationToken),
    };

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

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, CancellationToken cancellationToken) => ReadAllAsync(after, _ => true, cancellationToken);

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(
        DateTimeOffset? after, Func<LotEventType, bool> types, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long? next = await database.ReadAsync(s => SeqAfter(s, after), cancellationToken);
        while (next is { } seq)
        {
            (var page, next) = await database.ReadAsync(s => EventReads.After(s, seq, PageSize, types), cancellationToken);
            foreach (var stored in page) yield return stored.Recorded;
        }
    }

    /// <summary>All parts are under way at once, in their order.</summary>
    private async Task<IReadOnlyList<AppendResult>> AppendPartsAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken)
    {
        var parts = new List<Task<IReadOnlyList<AppendResult>>>();
        foreach (var part in events.Chunk(AtOnce)) parts.Add(appends.AppendAsync(PreparedEvents.Of(part), recorder, admission, cancellationToken));
        return [.. (await Task.WhenAll(parts)).SelectMany(r => r)];
    }

    private static long SeqAfter(Session session, DateTimeOffset? after) => after is null ? 0 : EventReads.SeqAt(session, after);
}
