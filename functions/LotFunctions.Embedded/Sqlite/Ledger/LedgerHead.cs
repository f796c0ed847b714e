namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The end of the ledger over all streams: how many events, the last recording time, a digest over all hashes.</summary>
internal sealed class LedgerHead(long events, long recordedAt, LedgerDigest digest)
{
    public long Events { get; private set; } = events;

    public long RecordedAt { get; private set; } = recordedAt;

    /// <summary>Over the events that are written: it belongs to who chains batches.</summary>
    public LedgerDigest Digest { get; } = digest;

    public static LedgerHead Load(Session session)
    {
        var head = session.First(
            "SELECT events, recorded_at, blocks FROM ledger_head", r => new LedgerHead(r.GetInt64(0), r.GetInt64(1), new LedgerDigest(r.GetFieldValue<byte[]>(2))))
            ?? throw new InvalidDataException("The ledger's head is missing.");
        foreach (var row in EventPages.From(session, LedgerDigest.FirstOpen(head.Events))) head.Digest.Add(row.Hash.Span);
        return head;
    }

    /// <summary>One more event; its recording time is the clock's, but always after the one before.</summary>
    public void Next(long now)
    {
        Events++;
        RecordedAt = Math.Max(RecordedAt + 1, now);
    }

    /// <summary>With the digest over all events up to this one.</summary>
    public static void Save(Session session, long events, long recordedAt, byte[] blocks, byte[] digest) =>
        session.Execute("UPDATE ledger_head SET events = $1, recorded_at = $2, blocks = $3, digest = $4", events, recordedAt, blocks, digest);
}
