using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Appends events inside one job of the writer: decides, chains, inserts and projects each on what the ones before it left.
/// Heads and states are written by <see cref="Save"/>, once each.
/// </summary>
internal sealed class LedgerAppend
{
    private const string InsertEvent =
        "INSERT INTO event (seq, key, type, recorded_at, recorder, stream, lot, unit, outer_unit, work_order, previous_hash, hash, body) "
        + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";

    private readonly Session session;
    private readonly Admission admission;
    private readonly LedgerMemory memory;
    private readonly LedgerHead head;
    private readonly LedgerRows rows;
    private readonly LedgerFold fold;
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
        isNewUnit = unit => rows.FindUnit(unit) is null;
        before = head.Events;
        keys = session.Lasting<KnownKeys>();
        keys.Load(session, before);
    }

    public AppendResult Add(PreparedEvent prepared, Recorder recorder)
    {
        var e = prepared.Event;
        if (EventReads.Find(session, e.EventId, keys.Find(session, prepared.Key)) is { } stored)
        {
            return Admission.Repeated(e, stored.Recorded.Event.ContentHash);
        }

        var target = e is { Type: LotEventType.Void, Reference: { } reference } ? EventReads.Find(session, reference, keys.Find(session, EventKey.Of(reference))) : null;
        var states = Now(fold.ConcernedAsync(e, isNewUnit, CancellationToken.None));
        var result = admission.Decide(e, recorder, states, target?.Recorded);
        if (result.Status != AppendStatus.Accepted) return result;

        if (e.Type == LotEventType.Void) RecordVoid(prepared, recorder, target);
        else Record(prepared, recorder);
        return result;
    }

    /// <summary>Writes what the events that were added changed.</summary>
    public void Save()
    {
        if (head.Events == before) return;
        foreach (var state in Now(fold.ChangedAsync(CancellationToken.None)))
        {
            var row = rows.Lot(state.Lot);
            row.State = state.Last is null ? null : state;
            rows.Changed(row);
        }

        rows.Save();
        head.Save(session);
    }

    private void Record(PreparedEvent prepared, Recorder recorder)
    {
        var e = prepared.Event;
        Now(fold.PrepareAsync(e, isNewUnit, CancellationToken.None));
        var row = e switch
        {
            { Lot: { } lot } => rows.Lot(lot),
            { LogisticUnit: { } unit } => rows.Unit(unit)!,
            _ => rows.Other(EventStream.Of(e)),
        };
        var seq = Insert(prepared, recorder, row);
        if (memory.HasEarlyVoids(session) && session.Number("SELECT seq FROM early_void WHERE target = $1", e.EventId) is { } voidSeq)
        {
            // Its void came first: it is on record, and never had an effect.
            session.Execute("INSERT INTO voided VALUES ($1, $2)", seq, voidSeq);
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
            var early = Insert(prepared, recorder, rows.Other(EventStream.Of(e)));
            session.Execute("INSERT OR IGNORE INTO early_void VALUES ($1, $2)", e.Reference, early);
            memory.EarlyVoidsChanged();
            return;
        }

        Now(fold.TakeBackAsync(known.Recorded.Event, CancellationToken.None));
        var seq = Insert(prepared, recorder, RowOf(known.Recorded));
        session.Execute("INSERT INTO voided VALUES ($1, $2)", known.Seq, seq);
    }

    private StreamRow RowOf(RecordedEvent target) => target.Event switch
    {
        { Lot: { } lot } => rows.Lot(lot),
        { LogisticUnit: { } unit } => rows.Unit(unit)!,
        _ => rows.Other(target.Stream),
    };

    private long Insert(PreparedEvent prepared, Recorder recorder, StreamRow stream)
    {
        var e = prepared.Event;
        var recordedAt = head.Next(admission.Clock);
        var hash = EventChain.HashOf(prepared.Canonical, Ticks.ToTime(recordedAt), recorder.Name, stream.Name, stream.Head);
        head.Advance(recordedAt, hash);

        var insert = session.Statement(InsertEvent);
        insert.Bind(1, head.Events);
        insert.Bind(2, prepared.Key);
        insert.Bind(3, (long)e.Type);
        insert.Bind(4, recordedAt);
        insert.Bind(5, rows.Recorder(recorder.Name));
        insert.Bind(6, stream.Stream);
        insert.Bind(7, e.Lot is { } lot ? rows.Lot(lot).Id : null);
        insert.Bind(8, rows.Unit(e.LogisticUnit)?.Id);
        insert.Bind(9, rows.Unit(e.OuterUnit)?.Id);
        insert.Bind(10, rows.WorkOrder(e.WorkOrder));
        insert.Bind(11, stream.Head);
        insert.Bind(12, hash);
        insert.Bind(13, prepared.Body);
        insert.Run();
        keys.Add(session, head.Events, prepared.Key);
        stream.Advance(hash);
        rows.Changed(stream);

        rows.Term("shipment", e.Shipment);
        foreach (var input in (e.Inputs ?? []).Select(i => i.Lot).Distinct())
        {
            var put = session.Statement("INSERT INTO event_input VALUES (?1, ?2)");
            put.Bind(1, rows.Lot(input).Id);
            put.Bind(2, head.Events);
            put.Run();
        }

        return head.Events;
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
