namespace LotFunctions.Core.Ledger;

/// <summary>An event as the ledger keeps it: with when and by whom it was recorded, and its place in its stream's hash chain.</summary>
/// <param name="Event">What happened.</param>
/// <param name="RecordedAt">The ledger's own time: strictly increasing over all events, so that it is a position too.</param>
/// <param name="RecordedBy">The authenticated caller.</param>
/// <param name="Stream">The chain that the event belongs to (<see cref="EventStream"/>).</param>
/// <param name="PreviousHash">The hash of the stream's event before this one; 64 zeros for the first.</param>
/// <param name="Hash">SHA-256 (hex) over the previous hash and the canonical recorded event (<see cref="EventChain"/>).</param>
/// <param name="VoidedBy">The id of the void that took it back, if one has.</param>
public sealed record RecordedEvent(
    LotEvent Event,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    string Stream,
    string PreviousHash,
    string Hash,
    string? VoidedBy = null);
