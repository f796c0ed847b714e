using System.Security.Cryptography;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Follows all chains at once, event by event in the order of recording, and compares their ends with the heads.</summary>
internal sealed class ChainCheck(Session session, List<LedgerFinding> findings)
{
    private readonly Dictionary<string, (long Events, string Head)> chains = new(StringComparer.Ordinal);
    private long lastSeq;
    private long lastRecordedAt;

    public long Events { get; private set; }

    public long Streams => chains.Count;

    public byte[] Digest { get; private set; } = new byte[SHA256.HashSizeInBytes];

    public void Add(EventColumns row)
    {
        Events++;
        if (row.Seq != lastSeq + 1) Find(row, $"Between {lastSeq} and {row.Seq}, events are missing.");
        if (row.RecordedAt <= lastRecordedAt) Find(row, "It is not recorded after the event before it.");
        (lastSeq, lastRecordedAt) = (row.Seq, row.RecordedAt);

        var stream = row.Stream ?? "";
        var (events, head) = chains.GetValueOrDefault(stream, (0, EventChain.Start));
        if (row.PreviousHash != head) Find(row, "It does not follow on the event before it in its chain.");
        chains[stream] = (events + 1, row.Hash);
        Digest = SHA256.HashData([.. Digest, .. Convert.FromHexString(row.Hash)]);

        if (row.Event() is not { } e)
        {
            Find(row, "Its body is damaged.");
            return;
        }

        var recorded = new RecordedEvent(e, Time(row.RecordedAt), row.RecordedBy, stream, row.PreviousHash, row.Hash);
        if (!EventChain.Holds(recorded)) Find(row, "Its hash is not that of its content.");
        foreach (var column in row.Differences(e)) Find(row, $"The column {column} is not what the event says.");
    }

    /// <summary>Compares with the heads: an end that was cut off shows here.</summary>
    public void End()
    {
        var heads = session.Query("SELECT name, events, head FROM stream", r => (r.GetString(0), r.GetInt64(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))));
        foreach (var (name, events, head) in heads)
        {
            var found = chains.GetValueOrDefault(name, (0, EventChain.Start));
            if (found.Events != events) findings.Add(new LedgerFinding(name, null, $"The chain has {found.Events} events; {events} were written."));
            else if (found.Head != head) findings.Add(new LedgerFinding(name, null, "The chain does not end at its head."));
        }

        var known = heads.Select(h => h.Item1).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(chains.Keys.Where(c => !known.Contains(c)).Select(c => new LedgerFinding(c, null, "The chain has no head.")));

        var whole = session.First("SELECT events, recorded_at, digest FROM ledger_head", r => (r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2)));
        if (whole.Item1 != Events) findings.Add(new LedgerFinding(null, null, $"The ledger has {Events} events; {whole.Item1} were written."));
        else if (whole.Item2 != lastRecordedAt) findings.Add(new LedgerFinding(null, null, "The last event is not of the time that was written."));
        else if (!Digest.AsSpan().SequenceEqual(whole.Item3)) findings.Add(new LedgerFinding(null, null, "The digest over all events is not the one that was written."));
    }

    private static DateTimeOffset Time(long ticks) => Ticks.ToTime(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks));

    private void Find(EventColumns row, string what) => findings.Add(new LedgerFinding(row.Stream, row.EventId, what));
}
