namespace LotFunctions.Core.Ledger;

/// <summary>
/// The ledger as of one position: every read sees the events recorded up to it, and of those the ones not voided by then.
/// Reads take batches and answer in no particular order; an event that matches more than one key comes once.
/// </summary>
public interface ILedgerView : IAsyncDisposable
{
    /// <summary>The recording time of the last event that this view may see.</summary>
    DateTimeOffset AsOf { get; }

    /// <summary>The events whose <see cref="LotEvent.Lot"/> is one of these.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken);

    /// <summary>The produce events that name one of these among their inputs.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken);

    /// <summary>The consume and produce events of these work orders.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken);

    /// <summary>The events that name one of these SSCCs, as logistic or outer unit, with or without a lot.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken);
}
