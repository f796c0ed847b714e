using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Appends events inside one job of the writer: decides, inserts, chains and projects each on what the ones before it left.
/// </summary>
internal sealed class LedgerAppend
{
    private readonly Session session;
    private readonly Admission admission;
    private readonly Recorder recorder;
    private readonly Remembered<long, RecordedEvent> recent;
    private readonly LedgerHead head;
    private readonly Streams streams;
    private readonly LedgerNames names;
    private readonly LotStates states;

    /// <summary>Everything that is recorded, this transaction's own events included.</summary>
    private readonly SqliteLedgerView view;

    public LedgerAppend(Session session, Admission admission, Recorder recorder)
    {
        (this.session, this.admission, this.recorder) = (session, admission, recorder);
        var memory = session.Kept<LedgerMemory>();
        recent = memory.Events;
        head = memory.Head ??= LedgerHead.Load(session);
        streams = new Streams(session);
        names = new LedgerNames(session);
        states = new LotStates(session, names);
        view = new SqliteLedgerView(session, long.MaxValue, DateTimeOffset.MaxValue, known: recent);
    }

    public IReadOnlyList<AppendResult> Run(IEnumerable<LotEvent> events)
    {
        var before = head.Events;
        var results = events.Select(One).ToList();
        if (head.Events == before) return results;
        head.Save(session);
        streams.Save();
        states.Save();
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
        foreach (var state in Now(Projection.AfterAsync(view, e, isVoid, states.Load, CancellationToken.None))) states.Change(state);
    }

    private long Insert(LotEvent e, string stream, string? target)
    {
        var (streamId, previous) = streams.Find(stream);
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

        streams.Advance(stream, hash);
        recent.Put(head.Events, recorded);
        return head.Events;
    }

    /// <summary>Reads of the writer's connection are done when they return: the writer never waits.</summary>
    private static T Now<T>(ValueTask<T> read) =>
        read.IsCompleted ? read.GetAwaiter().GetResult() : throw new InvalidOperationException("A read inside an append has to wait.");
}
