using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Appends events inside one job of the writer: decides, inserts, chains and projects each on what the ones before it left.
/// </summary>
internal sealed class LedgerAppend(Session session, Admission admission, Recorder recorder)
{
    private readonly LedgerHead head = LedgerHead.Load(session);
    private readonly LedgerNames names = new(session);
    private readonly LotStates states = new(session);

    /// <summary>Everything that is recorded, this transaction's own events included.</summary>
    private readonly SqliteLedgerView view = new(session, long.MaxValue, DateTimeOffset.MaxValue);

    public IReadOnlyList<AppendResult> Run(IEnumerable<LotEvent> events)
    {
        var before = head.Events;
        var results = events.Select(One).ToList();
        if (head.Events != before) head.Save(session);
        return results;
    }

    private AppendResult One(LotEvent e)
    {
        if (EventReads.Find(session, e.EventId) is { } stored) return Admission.Repeated(e, stored.Recorded.Event.ContentHash);

        var target = e.Type == LotEventType.Void ? EventReads.Find(session, e.Reference ?? "") : null;
        var result = admission.Decide(e, recorder, Concerned(e), target?.Recorded);
        if (result.Status != AppendStatus.Accepted) return result;

        if (e.Type == LotEventType.Void) RecordVoid(e, target);
        else Record(e);
        return result;
    }

    private IEnumerable<LotState> Concerned(LotEvent e) =>
        Now(ConcernedLots.OfAsync(view, e, CancellationToken.None)).Select(l => states.Load(l) ?? new LotState(l));

    private void Record(LotEvent e)
    {
        var seq = Insert(e, EventStream.Of(e), null);
        if (session.Number("SELECT min(seq) FROM event WHERE target = $1", e.EventId) is { } voidSeq)
        {
            // Its void came first: it is on record, and never had an effect.
            session.Execute("INSERT INTO voided VALUES ($1, $2)", seq, voidSeq);
            return;
        }

        Project(e, isVoid: false);
    }

    private void RecordVoid(LotEvent e, StoredEvent? target)
    {
        var seq = Insert(e, target?.Recorded.Stream ?? EventStream.Of(e), e.Reference);
        if (target is not { } known) return;
        session.Execute("INSERT INTO voided VALUES ($1, $2)", known.Seq, seq);
        Project(known.Recorded.Event, isVoid: true);
    }

    private void Project(LotEvent e, bool isVoid)
    {
        foreach (var state in Now(Projection.AfterAsync(view, e, isVoid, states.Load, CancellationToken.None))) states.Save(state);
    }

    private long Insert(LotEvent e, string stream, string? target)
    {
        var (streamId, previous) = Stream(stream);
        var recordedAt = head.Next(admission.Clock);
        var recorded = EventChain.Append(e, Ticks.ToTime(recordedAt), recorder.Name, stream, Convert.ToHexStringLower(previous));
        var hash = Convert.FromHexString(recorded.Hash);
        head.Advance(recordedAt, hash);

        session.Execute(
            "INSERT INTO event (seq, event_id, type, at, recorded_at, recorded_by, stream, lot, unit, outer_unit, work_order, target, previous_hash, hash, body) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            head.Events, e.EventId, EventTypes.Name(e.Type), e.At.UtcTicks, recordedAt, recorder.Name, streamId,
            e.Lot is { } lot ? names.Lot(lot) : null, names.Unit(e.LogisticUnit), names.Unit(e.OuterUnit), names.WorkOrder(e.WorkOrder),
            target, previous, hash, CanonicalJson.Write(e));
        names.Shipment(e.Shipment);
        foreach (var input in (e.Inputs ?? []).Select(i => i.Lot).Distinct())
        {
            session.Execute("INSERT INTO event_input VALUES ($1, $2)", names.Lot(input), head.Events);
        }

        session.Execute("UPDATE stream SET events = events + 1, head = $2 WHERE id = $1", streamId, hash);
        return head.Events;
    }

    private (long Id, byte[] Head) Stream(string name)
    {
        var found = session.First("SELECT id, head FROM stream WHERE name = $1", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1)), name);
        if (found.Item1 != 0) return found;
        var start = Convert.FromHexString(EventChain.Start);
        return (session.Insert("INSERT INTO stream (name, events, head) VALUES ($1, 0, $2)", name, start), start);
    }

    /// <summary>Reads of the writer's connection are done when they return: the writer never waits.</summary>
    private static T Now<T>(ValueTask<T> read) =>
        read.IsCompleted ? read.GetAwaiter().GetResult() : throw new InvalidOperationException("A read inside an append has to wait.");
}
