using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>A ledger that tells of each step: before a call does its work, and after it.</summary>
internal sealed class StepLedger(ILedger inner, Func<Task> step) : ILedger
{
    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.AppendAsync(events, recorder, cancellationToken));

    public Task<ILedgerView> ViewAsync(DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.ViewAsync(asOf, cancellationToken));

    public Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.StatesAsync(lots, cancellationToken));

    public Task<IReadOnlyList<RecordedEvent>> HistoryAsync(LotKey lot, DateTimeOffset? after, int limit, CancellationToken cancellationToken) =>
        inner.HistoryAsync(lot, after, limit, cancellationToken);

    public Task<RecordedEvent?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        Steps.AroundAsync(step, () => inner.FindAsync(eventId, cancellationToken));

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken) =>
        inner.SearchAsync(prefix, after, limit, cancellationToken);

    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, CancellationToken cancellationToken) =>
        inner.ReadAllAsync(after, cancellationToken);
}
