using System.Security.Cryptography;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Follows all chains at once, event by event in the order of recording, and compares their ends with the heads.</summary>
internal sealed class ChainCheck(Session session, List<LedgerFinding> findings)
{
    private static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    private readonly Dictionary<long, (long Events, ReadOnlyMemory<byte> Head)> chains = [];
    private readonly LinkCheck links = new(session, findings);
    private readonly RecorderNames recorders = new();
    private readonly LedgerDigest digest = new(Start);
    private long lastSeq;
    private long lastRecordedAt;

    public long Events { get; private set; }

    public long Streams { get; private set; }

    public byte[] Digest => digest.Value();

    /// <summary>The event of the row; null when its body holds none.</summary>
    public LotEvent? Add(EventRow row)
    {
        Events++;
        var e = EventOf(row);
        var stream = StreamId.NameOf(session, row.Stream);
        if (row.Seq != lastSeq + 1) Find($"Between {lastSeq} and {row.Seq}, events are missing.");
        if (row.RecordedAt <= lastRecordedAt) Find("It is not recorded after the event before it.");
        (lastSeq, lastRecordedAt) = (row.Seq, row.RecordedAt);

        var (events, head) = chains.GetValueOrDefault(row.Stream, (0, Start));
        if (!row.PreviousHash.Span.SequenceEqual(head.Span)) Find("It does not follow on the event before it in its chain.");
        // A copy: the page that it lies in need not stay.
        chains[row.Stream] = (events + 1, row.Hash.ToArray());
        digest.Add(row.Hash.Span);

        if (e is null)
        {
            Find("Its body is damaged.");
            return null;
        }

        var hash = EventChain.HashOf(CanonicalJson.Write(e), Time(row.RecordedAt), recorders.Of(session, row.Recorder) ?? "", stream ?? "", row.PreviousHash.Span);
        if (!row.Hash.Span.SequenceEqual(hash)) Find("Its hash is not that of its content.");
        if (row.Key != EventKey.Of(e.EventId)) Find("Its key is not that of its id.");
        if (e.Type != LotEventType.Void && stream != EventStream.Of(e)) Find("It is in another chain than it belongs to.");
        if (!links.Add(row, e)) Find("What it names leads to another event than the one before that names it.");
        return e;

        void Find(string what) => findings.Add(new LedgerFinding(stream, e?.EventId ?? $"number {row.Seq}", what));
    }

    /// <summary>Compares with the heads: an end that was cut off shows here.</summary>
    public void End()
    {
        Streams = chains.Count;
        Heads("SELECT id, events, head, 'lot/' || item || '/' || lot FROM lot", StreamId.Lot);
        Heads("SELECT id, events, head, 'unit/' || sscc FROM unit", StreamId.Unit);
        Heads("SELECT id, events, head, name FROM other_stream", StreamId.Other);
        foreach (var stream in chains.Keys) findings.Add(new LedgerFinding(null, null, $"The chain {stream} has no head."));
        links.End();

        var whole = session.First(
            "SELECT events, recorded_at, blocks, digest FROM ledger_head",
            r => (Events: r.GetInt64(0), RecordedAt: r.GetInt64(1), Blocks: r.GetFieldValue<byte[]>(2), Digest: r.GetFieldValue<byte[]>(3)));
        if (whole.Events != Events) findings.Add(new LedgerFinding(null, null, $"The ledger has {Events} events; {whole.Events} were written."));
        else if (whole.RecordedAt != lastRecordedAt) findings.Add(new LedgerFinding(null, null, "The last event is not of the time that was written."));
        else if (!Digest.AsSpan().SequenceEqual(whole.Digest) || !digest.Blocks.AsSpan().SequenceEqual(whole.Blocks)) findings.Add(new LedgerFinding(null, null, "The digest over all events is not the one that was written."));
    }

    /// <summary>Null when the body holds none, or not in the form that is written.</summary>
    private static LotEvent? EventOf(EventRow row)
    {
        try
        {
            var e = EventBody.Read(row.Body.Span);
            return row.Body.Span.SequenceEqual(EventBody.Write(e)) ? e : null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static DateTimeOffset Time(long ticks) => Ticks.ToTime(Math.Clamp(ticks, 0, DateTimeOffset.MaxValue.UtcTicks));

    /// <summary>Takes the chains that have a head out of what is left to explain.</summary>
    private void Heads(string sql, int table)
    {
        foreach (var (id, events, head, name) in session.Query(sql, r => (r.GetInt64(0), r.GetInt64(1), r.GetFieldValue<byte[]>(2), r.GetString(3))))
        {
            if (!chains.Remove(StreamId.Of(table, id), out var found)) found = (0, Start);
            if (found.Events != events) findings.Add(new LedgerFinding(name, null, $"The chain has {found.Events} events; {events} were written."));
            else if (!found.Head.Span.SequenceEqual(head)) findings.Add(new LedgerFinding(name, null, "The chain does not end at its head."));
        }
    }
}
