using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>All that is recorded and decided, also what nobody else sees yet.</summary>
internal sealed class OwnLedgerView(Func<Session> own) : ILedgerView
{
    public DateTimeOffset AsOf => DateTimeOffset.MaxValue;

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Now().EventsOfLotsAsync(lots, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Now().ProducedFromAsync(lots, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) =>
        Now().EventsOfWorkOrdersAsync(workOrders, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
        Now().EventsOfUnitsAsync(logisticUnits, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SqliteLedgerView Now() => new(own(), long.MaxValue, DateTimeOffset.MaxValue);
}
