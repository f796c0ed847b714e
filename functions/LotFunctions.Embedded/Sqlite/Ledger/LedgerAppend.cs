using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Decides appends: each on what the ones before it left, which nobody else may have seen yet. What is recorded goes into a
/// batch; heads and states once each, at its end.
/// </summary>
/// <param name="open">The batches before that a read may not see.</param>
internal sealed class LedgerAppend(LedgerMemory memory, LedgerBatch batch, IReadOnlyCollection<LedgerBatch> open)
{
    private readonly LedgerHead head = memory.Head;
    private readonly LedgerRows rows = memory.Rows;
    private readonly LedgerFold fold = memory.Fold;
    private readonly Func<string, bool> isNewUnit = unit => memory.Rows.FindUnit(unit) is null;
    private readonly long before = memory.Head.Events;

    /// <param name="mayBeKnown">Of its key (<see cref="KnownKeys.MayHave"/>): false only when no event has it.</param>
    /// <param name="now">When it came, in ticks.</param>
    public AppendResult Add(PreparedEvent prepared, bool mayBeKnown, long now, Recorder recorder, Admission admission)
    {
        var e = prepared.Event;
        if (mayBeKnown && Recorded(e.EventId, prepared.Key) is { } contentHash) return Admission.Repeated(e, contentHash);

        var target = e is { Type: LotEventType.Void, Reference: { } reference } ? Target(reference) : null;
        var states = Now(fold.ConcernedAsync(e, isNewUnit, CancellationToken.None));
        var putsIntoItself = Now(fold.PutsIntoItselfAsync(e, isNewUnit, CancellationToken.None));
        var result = admission.Decide(e, recorder, states, target?.Recorded, putsIntoItself);
        if (result.Status != AppendStatus.Accepted) return result;

        if (e.Type == LotEventType.Void) RecordVoid(prepared, recorder, now, target);
        else Record(prepared, recorder, now);
        return result;
    }

    /// <summary>Of each event whether its key may be known; all at once, as each may lie in a place of its own in memory.</summary>
    public void MayBeKnown(PreparedEvents events, Span<bool> answers) => memory.Keys.MayHave(events, answers);

    /// <summary>Puts what the events changed into the batch, which is whole then.</summary>
    public void Save()
    {
        foreach (var state in Now(fold.ChangedAsync(CancellationToken.None)))
        {
            var row = rows.Lot(state.Lot);
            row.State = state.Last is null ? null : state;
            rows.Changed(row);
        }

        if (head.Events > before) rows.HandOver(batch);
        batch.Close();
    }

    /// <summary>The content hash of the event of this id, if there is one.</summary>
    private string? Recorded(string eventId, long key)
    {
        // Mostly the filter was wrong: then no event has this key at all, written or not.
        var numbers = memory.Keys.Find(rows.Reads, key);
        if (numbers.Count == 0) return null;
        if (batch.HashOf(eventId) is { } own) return own;
        foreach (var other in open)
        {
            if (other.HashOf(eventId) is { } hash) return hash;
        }

        return EventReads.Find(rows.Reads, eventId, numbers)?.Recorded.Event.ContentHash;
    }

    private StoredEvent? Target(string eventId)
    {
        var key = EventKey.Of(eventId);
        if (!memory.Keys.MayHave(key)) return null;
        var session = memory.Own();
        return EventReads.Find(session, eventId, memory.Keys.Find(session, key));
    }

    private void Record(PreparedEvent prepared, Recorder recorder, long at)
    {
        var e = prepared.Event;
        Now(fold.PrepareAsync(e, isNewUnit, CancellationToken.None));
        Put(prepared, recorder, at, Stream(e, null));
        if (memory.EarlyVoids.Remove(e.EventId))
        {
            // Its void came first: it is on record, and never had an effect.
            var session = memory.Own();
            session.Execute("INSERT INTO voided SELECT $1, seq FROM early_void WHERE target = $2", head.Events, e.EventId);
            session.Execute("DELETE FROM early_void WHERE target = $1", e.EventId);
            return;
        }

        fold.Add(e);
    }

    private void RecordVoid(PreparedEvent prepared, Recorder recorder, long at, StoredEvent? target)
    {
        var e = prepared.Event;
        if (target is not { } known)
        {
            Put(prepared, recorder, at, rows.Other(EventStream.Of(e)));
            memory.Own().Execute("INSERT OR IGNORE INTO early_void VALUES ($1, $2)", e.Reference, head.Events);
            memory.EarlyVoids.Add(e.Reference!);
            return;
        }

        Now(fold.TakeBackAsync(known.Recorded.Event, CancellationToken.None));
        Put(prepared, recorder, at, Stream(known.Recorded.Event, known.Recorded.Stream));
        memory.Own().Execute("INSERT INTO voided VALUES ($1, $2)", known.Seq, head.Events);
    }

    private StreamRow Stream(LotEvent e, string? other) => e switch
    {
        { Lot: { } lot } => rows.Lot(lot),
        { LogisticUnit: { } unit } => rows.Unit(unit),
        _ => rows.Other(other ?? EventStream.Of(e)),
    };

    /// <summary>Numbers the event and puts it into its lists.</summary>
    private void Put(PreparedEvent prepared, Recorder recorder, long at, StreamRow stream)
    {
        var e = prepared.Event;
        head.Next(at);
        var lot = e.Lot is not { } key ? null : stream is LotRow own && own.Lot == key ? own : rows.Lot(key);
        var unit = e.LogisticUnit is { } sscc ? rows.Unit(sscc) : null;
        var outer = e.OuterUnit is { } around ? rows.Unit(around) : null;
        var order = e.WorkOrder is { } name ? rows.WorkOrder(name) : null;
        var names = new EventNames(lot?.Id ?? 0, unit?.Id ?? 0, outer?.Id ?? 0, order?.Id ?? 0);
        var links = new EventLinks(Link(lot), Link(unit), Link(outer), Link(order));
        var run = memory.Keys.Add(head.Events, prepared.Key);
        batch.Add(new PendingEvent(prepared, head.Events, head.RecordedAt, rows.Recorder(recorder.Name).Id, recorder.Name, stream, names, links), run);
        rows.Changed(stream);

        rows.Shipment(e.Shipment);
        if (e.Inputs is null) return;
        foreach (var input in e.Inputs.Select(i => i.Lot).Distinct()) batch.AddInput(rows.Lot(input).Id, head.Events);
    }

    private long Link(StreamRow? row)
    {
        if (row is null) return 0;
        rows.Changed(row);
        return row.Link(head.Events);
    }

    /// <summary>Reads are done when they return: nobody waits for them.</summary>
    private static T Now<T>(ValueTask<T> read) => read.IsCompleted ? read.GetAwaiter().GetResult() : throw Waits();

    private static void Now(ValueTask read)
    {
        if (!read.IsCompleted) throw Waits();
        read.GetAwaiter().GetResult();
    }

    private static InvalidOperationException Waits() => new("A read inside an append has to wait.");
}
