using System.Security.Cryptography;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>What the journal says of all events that are recorded.</summary>
/// <param name="Last">The position of the last one.</param>
/// <param name="Events">How many there are.</param>
/// <param name="Digest">Over their hashes in the order of recording: SHA-256(digest before ‖ hash), in hex; 64 zeros for none.</param>
/// <param name="Closed">Nothing may be appended: the ledger is being rebuilt.</param>
internal sealed record JournalHead(DateTimeOffset Last, long Events, string Digest, bool? Closed = null)
{
    public static readonly JournalHead None = new(DateTimeOffset.MinValue, 0, EventChain.Start);

    public JournalHead After(Intent intent) =>
        intent.Events.Where(e => !e.Again).Select(e => e.Record).OrderBy(r => r.RecordedAt).Aggregate(this, (head, r) => head.After(r));

    public JournalHead After(RecordedEvent r) => this with
    {
        Last = r.RecordedAt,
        Events = Events + 1,
        Digest = Convert.ToHexStringLower(SHA256.HashData([.. Convert.FromHexString(Digest), .. Convert.FromHexString(r.Hash)])),
    };
}
