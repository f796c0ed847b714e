using System.Security.Cryptography;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Follows all chains at once, event by event in the order of recording, and compares their ends with the heads.</summary>
internal sealed class ChainCheck(Session session, List<LedgerFinding> findings)
{
    private static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    private readonly Dictionary<long, (long Events, byte[] Head)> chains = [];
    private long lastSeq;
    private long lastRecordedAt;

    public long Events { get; private set; }

    public long Streams { get; private set; }

    public byte[] Digest { get; private set; } = new byte[SHA256.HashSizeInBytes];

    /// <summary>The event of the row; null when its body holds none.</summary>
    public LotEvent? Add(EventColumns row)
    {
        Events++;
        var e = row.Event();
        if (row.Seq != lastSeq + 1) Find($"Between {lastSeq} and {row.Seq}, events are missing.");
        if (row.RecordedAt <= lastRecordedAt) Find("It is not recorded after the event before it.");
        (lastSeq, lastRecordedAt) = (row.Seq, row.RecordedAt);

        var (events, head) = chains.GetValueOrDefault(row.Stream, (0, Start));
        if (!row.PreviousHash.AsSpan().SequenceEqual(head)) Find("It does not follow on the event before it in its chain.");
        chains[row.Stream] = (events + 1, row.Hash);
        Digest = SHA256.HashData([.. Digest, .. row.Hash]);

        if (e is null)
        {
            Find("Its body is damaged.");
            return null;
        }

        var hash = EventChain.HashOf(CanonicalJson.Write(e), Time(row.RecordedAt), row.RecordedBy ?? "", row.StreamName ?? "", row.PreviousHash);
        if (!hash.AsSpan().SequenceEqual(row.Hash)) Find("Its hash is not that of its content.");
        foreach (var column in row.Differences(e)) Find($"The column {column} is not what the event says.");
        return e;

        void Find(string what) => findings.Add(new LedgerFinding(row.StreamName, e?.EventId ?? $"number {row.Seq}", what));
    }

    /// <summary>Compares with the heads: an end that was cut off shows here.</summary>
    public void End()
    {
        Streams = chains.Count;
        Heads("SELECT id, events, head, 'lot/' || item || '/' || lot FROM lot", StreamId.Lot);
        Heads("SELECT id, events, head, 'unit/' || sscc FROM unit", StreamId.Unit);
        Heads("SELECT id, events, head, name FROM other_stream", StreamId.Other);
        foreach (var stream in chains.Keys) findings.Add(new LedgerFinding(null, null, $"The chain {stream} has no head."));

        var whole = session.First("SELECT events, recorded_at, digest FROM ledger_head", r => (r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2)));
        if (whole.Item1 != Events) findings.Add(new LedgerFinding(null, null, $"The ledger has {Events} events; {whole.Item1} were written."));
        else if (whole.Item2 != lastRecordedAt) findings.Add(new LedgerFinding(null, null, "The last event is not of the time that was written."));
        else if (!Digest.AsSpan().SequenceEqual(whole.Item3)) findings.Add(new LedgerFinding(null, null, "The digest over all events is not the one that was written."));
    }

    private static DateTimeOffset Time(long ticks) => Ticks.ToTime(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks));

    /// <summary>Takes the chains that have a head out of what is left to explain.</summary>
    private void Heads(string sql, int table)
    {
        foreach (var (id, events, head, name) in session.Query(sql, r => (r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2), r.GetString(3))))
        {
            if (!chains.Remove(StreamId.Of(table, id), out var found)) found = (0, Start);
            if (found.Events != events) findings.Add(new LedgerFinding(name, null, $"The chain has {found.Events} events; {events} were written."));
            else if (!found.Head.AsSpan().SequenceEqual(head)) findings.Add(new LedgerFinding(name, null, "The chain does not end at its head."));
        }
    }
}
