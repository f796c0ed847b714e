namespace LotFunctions.Core.Ledger;

/// <summary>
/// The system of record: append-only events and the states that follow from them. An answer of <see cref="AppendAsync"/>
/// means that the accepted events are durable; a state is never older than the events that were acknowledged before.
/// </summary>
public interface ILedger
{
    /// <summary>
    /// Calls of <see cref="AppendAsync"/> are decided in the order of being called, also while those before are under way.
    /// Where it is not so, a caller to whom the order matters waits for each.
    /// </summary>
    bool TakesInOrder => false;

    /// <summary>
    /// Decides and appends each event in the order given; one result each, in that order. Each is decided on the state that
    /// the ones before it left (<see cref="Admission"/>). An event is recorded whole or not at all; a caller that sees an
    /// exception sends the same events again, and those that were recorded come back as duplicates.
    /// </summary>
    /// <param name="events">Sealed events (<see cref="EventIdentity"/>).</param>
    /// <param name="recorder">The authenticated caller.</param>
    Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken);

    /// <summary>A consistent view at a position; null for all that is recorded now.</summary>
    Task<ILedgerView> ViewAsync(DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>The current states of lots; a lot without any event is not in the answer.</summary>
    Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken);

    /// <summary>
    /// All events of a lot in the order of recording, voided ones and their voids included, and those that cover it by its
    /// logistic units.
    /// </summary>
    /// <param name="after">Continue after this recording time; null from the start.</param>
    Task<IReadOnlyList<RecordedEvent>> HistoryAsync(LotKey lot, DateTimeOffset? after, int limit, CancellationToken cancellationToken);

    /// <summary>An event by its id, voided or not.</summary>
    Task<RecordedEvent?> FindAsync(string eventId, CancellationToken cancellationToken);

    /// <summary>Items, lots, work orders, shipments and SSCCs that start with this text, in a stable order.</summary>
    /// <param name="after">The last hit of the page before; null from the start.</param>
    Task<IReadOnlyList<SearchHit>> SearchAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken);

    /// <summary>Every event in the order of recording, voids included.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadAllAsync(DateTimeOffset?, CancellationToken)"/>, of some types alone: a ledger may know the type without the event.</summary>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, Func<LotEventType, bool> types, CancellationToken cancellationToken) =>
        ReadAllAsync(after, cancellationToken).Where(r => types(r.Event.Type));
}

/// <summary>What became of one event of an append.</summary>
/// <param name="Code">Of a refusal: its stable code. Of an accepted event that has already happened (as executed, or a produce with inputs): the interlock's code that it passed over.</param>
public sealed record AppendResult(string EventId, AppendStatus Status, string? Code = null, string? Detail = null);

public enum AppendStatus
{
    Accepted,
    Duplicate,
    Refused,
}

/// <summary>A hit of a prefix search.</summary>
/// <param name="Kind">item, lot, work-order, shipment or logistic-unit.</param>
/// <param name="Value">The text that was found.</param>
/// <param name="Item">Of a lot: its item.</param>
public sealed record SearchHit(string Kind, string Value, string? Item = null);
