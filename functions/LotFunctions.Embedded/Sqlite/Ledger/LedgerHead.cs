using System.Security.Cryptography;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The end of the ledger over all streams: how many events, the last recording time, a digest over all hashes.</summary>
internal sealed class LedgerHead
{
    public long Events { get; private set; }

    public long RecordedAt { get; private set; }

    public byte[] Digest { get; private set; } = new byte[SHA256.HashSizeInBytes];

    public static LedgerHead Load(Session session) =>
        session.First(
            "SELECT events, recorded_at, digest FROM ledger_head",
            r => new LedgerHead { Events = r.GetInt64(0), RecordedAt = r.GetInt64(1), Digest = r.GetFieldValue<byte[]>(2) })
        ?? throw new InvalidDataException("The ledger's head is missing.");

    /// <summary>The recording time of the next event: the clock's, but always after the one before.</summary>
    public long Next(TimeProvider clock) => Math.Max(RecordedAt + 1, clock.GetUtcNow().UtcTicks);

    public void Advance(long recordedAt, ReadOnlySpan<byte> hash)
    {
        Events++;
        RecordedAt = recordedAt;
        Digest = SHA256.HashData([.. Digest, .. hash]);
    }

    public void Save(Session session) =>
        session.Execute("UPDATE ledger_head SET events = $1, recorded_at = $2, digest = $3", Events, RecordedAt, Digest);
}
