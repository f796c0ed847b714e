using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Appends events inside one job of the writer: decides, chains and projects each on what the ones before it left. Events,
/// heads and states are written by <see cref="Save"/>, heads and states once each.
/// </summary>
internal sealed class LedgerAppend
{
    private readonly Session session;
    private readonly Admission admission;
    private readonly LedgerMemory memory;
    private readonly LedgerHead head;
    private readonly LedgerRows rows;
    private readonly LedgerFold fold;
    private readonly PendingEvents pending;
    private readonly KnownKeys keys;
    private readonly Func<string, bool> isNewUnit;
    private readonly long before;

    public LedgerAppend(Session session, Admission admission)
    {
        (this.session, this.admission) = (session, admission);
        memory = session.Kept<LedgerMemory>();
        head = memory.Head(session);
        rows = memory.Rows(session);
        fold = memory.Fold(session);
        pending = memory.Pending(session);
        isNewUnit = unit => rows.FindUnit(unit) is null;
        before = head.Events;
        keys = session.Lasting<KnownKeys>();
        keys.Load(session, before);
    }

    public AppendResult Add(PreparedEvent prepared, Recorder recorder)
    {
        var e = prepared.Event;
        if (Recorded(e.EventId, prepared.Key) is { } stored) return Admission.Repeated(e, stored.Recorded.Event.ContentHash);

        var target = e is { Type: LotEventType.Void, Reference: { } reference } ? Recorded(reference, EventKey.Of(reference)) : null;
        var states = Now(fold.ConcernedAsync(e, isNewUnit, CancellationToken.None));
        var result = admission.Decide(e, recorder, states, target?.Recorded);
        if (result.Status != AppendStatus.Accepted) return result;

        if (e.Type == LotEventType.Void) RecordVoid(prepared, recorder, target);
        else Record(prepared, recorder);
        return result;
    }

    /// <summary>Writes the events that were added, and what they changed.</summary>
    public void Save()
    {
        var changed = Now(fold.ChangedAsync(CancellationToken.None));
        if (head.Events == before) return;
        foreach (var state in changed)
        {
            var row = rows.Lot(state.Lot);
            row.State = state.Last is null ? null : state;
            rows.Changed(row);
        }

        pending.Write();
        rows.Save();
        head.Save(session);
    }

    private StoredEvent? Recorded(string eventId, long key)
    {
        if (!keys.MayHave(key)) return null;
        pending.Write();
        return EventReads.Find(session, eventId, keys.Find(session, key));
    }

    private void Record(PreparedEvent prepared, Recorder recorder)
    {
        var e = prepared.Event;
        Now(fold.PrepareAsync(e, isNewUnit, CancellationToken.None));
        Put(prepared, recorder, Stream(e, null));
        if (memory.HasEarlyVoids(session) && session.Number("SELECT seq FROM early_void WHERE target = $1", e.EventId) is { } voidSeq)
        {
            // Its void came first: it is on record, and never had an effect.
            session.Execute("INSERT INTO voided VALUES ($1, $2)", head.Events, voidSeq);
            session.Execute("DELETE FROM early_void WHERE target = $1", e.EventId);
            memory.EarlyVoidsChanged();
            return;
        }

        fold.Add(e);
    }

    private void RecordVoid(PreparedEvent prepared, Recorder recorder, StoredEvent? target)
    {
        var e = prepared.Event;
        if (target is not { } known)
        {
            Put(prepared, recorder, rows.Other(EventStream.Of(e)));
            session.Execute("INSERT OR IGNORE INTO early_void VALUES ($1, $2)", e.Reference, head.Events);
            memory.EarlyVoidsChanged();
            return;
        }

        Now(fold.TakeBackAsync(known.Recorded.Event, CancellationToken.None));
        Put(prepared, recorder, Stream(known.Recorded.Event, known.Recorded.Stream));
        session.Execute("INSERT INTO voided VALUES ($1, $2)", known.Seq, head.Events);
    }

    private StreamRow Stream(LotEvent e, string? other) => e switch
    {
        { Lot: { } lot } => rows.Lot(lot),
        { LogisticUnit: { } unit } => rows.Unit(unit),
        _ => rows.Other(other ?? EventStream.Of(e)),
    };

    /// <summary>Numbers the event and puts it into its lists.</summary>
    private void Put(PreparedEvent prepared, Recorder recorder, StreamRow stream)
    {
        var e = prepared.Event;
        head.Next(admission.Clock.GetUtcNow().UtcTicks);
        var lot = e.Lot is not { } key ? null : stream is LotRow own && own.Lot == key ? own : rows.Lot(key);
        var unit = e.LogisticUnit is { } sscc ? rows.Unit(sscc) : null;
        var outer = e.OuterUnit is { } around ? rows.Unit(around) : null;
        var order = e.WorkOrder is { } name ? rows.WorkOrder(name) : null;
        var names = new EventNames(lot?.Id ?? 0, unit?.Id ?? 0, outer?.Id ?? 0, order?.Id ?? 0);
        var links = new EventLinks(Link(lot), Link(unit), Link(outer), Link(order));
        pending.Add(new PendingEvent(prepared, head.Events, head.RecordedAt, rows.Recorder(recorder.Name), recorder.Name, stream, names, links));
        keys.Add(session, head.Events, prepared.Key);
        rows.Changed(stream);

        rows.Term("shipment", e.Shipment);
        if (e.Inputs is null) return;
        foreach (var input in e.Inputs.Select(i => i.Lot).Distinct())
        {
            var put = session.Statement("INSERT INTO event_input VALUES (?1, ?2)");
            put.Bind(1, rows.Lot(input).Id);
            put.Bind(2, head.Events);
            put.Run();
        }
    }

    private long Link(StreamRow? row)
    {
        if (row is null) return 0;
        rows.Changed(row);
        return row.Link(head.Events);
    }

    /// <summary>Reads of the writer's connection are done when they return: the writer never waits.</summary>
    private static T Now<T>(ValueTask<T> read) => read.IsCompleted ? read.GetAwaiter().GetResult() : throw Waits();

    private static void Now(ValueTask read)
    {
        if (!read.IsCompleted) throw Waits();
        read.GetAwaiter().GetResult();
    }

    private static InvalidOperationException Waits() => new("A read inside an append has to wait.");
}
