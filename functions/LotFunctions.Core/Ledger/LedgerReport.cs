namespace LotFunctions.Core.Ledger;

/// <summary>What a check of the ledger found; no finding means that it is as it was written.</summary>
/// <param name="Events">How many events were read.</param>
/// <param name="Streams">How many hash chains they form.</param>
/// <param name="Digest">SHA-256 over the hashes of all events in the order of recording: to compare with one noted before.</param>
public sealed record LedgerReport(long Events, long Streams, string Digest, IReadOnlyList<LedgerFinding> Findings);

/// <summary>Something that is not as it was written.</summary>
/// <param name="Stream">The hash chain, or the lot whose state is concerned; null for the ledger as a whole.</param>
/// <param name="EventId">The event; null when none can be named.</param>
/// <param name="What">In words.</param>
public sealed record LedgerFinding(string? Stream, string? EventId, string What);
