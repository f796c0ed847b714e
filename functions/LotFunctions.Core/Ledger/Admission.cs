namespace LotFunctions.Core.Ledger;

/// <summary>
/// Decides whether an event that is not a resend is recorded. Every ledger adapter asks it inside the transaction that
/// appends, with the states as they are there.
/// </summary>
public sealed class Admission(TimeProvider clock, Func<string, bool>? inQuarantine = null)
{
    private readonly Func<string, bool> inQuarantine =
        inQuarantine ?? (location => location.StartsWith("QUARANTINE", StringComparison.OrdinalIgnoreCase));

    public TimeProvider Clock => clock;

    /// <summary>Of a resend: the same content is a duplicate, other content under the same id is refused.</summary>
    public static AppendResult Repeated(LotEvent e, string storedContentHash) =>
        e.ContentHash == storedContentHash
            ? new AppendResult(e.EventId, AppendStatus.Duplicate)
            : new AppendResult(e.EventId, AppendStatus.Refused, RefusalCode.EventIdReused, $"Event id {e.EventId} is recorded with other content.");

    /// <summary>Accepted or refused; accepted with a code where the interlock would have stopped it had it not happened already (<see cref="Interlock.Passes"/>).</summary>
    /// <param name="e">The event.</param>
    /// <param name="recorder">Who appends it.</param>
    /// <param name="states">The states of the lots that it uses, by name (<see cref="Interlock.Used"/>) or in its unit.</param>
    /// <param name="target">Of a void: the event that it takes back, null if that is unknown yet.</param>
    /// <param name="putsIntoItself">It packs a logistic unit into one that is inside it (<see cref="LedgerFold.PutsIntoItselfAsync"/>).</param>
    public AppendResult Decide(LotEvent e, Recorder recorder, IEnumerable<LotState> states, RecordedEvent? target = null, bool putsIntoItself = false)
    {
        var now = clock.GetUtcNow();
        var refusal = EventRules.Check(e, now) ?? Rights(e, recorder, target) ?? Voiding(e, target);
        if (refusal is not null) return Refused(e, refusal);

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var stop = putsIntoItself
            ? new Refusal(RefusalCode.UnitInItself, $"The logistic unit {e.OuterUnit} is inside {e.LogisticUnit}, or was so at another time that is recorded: they cannot be packed into each other.")
            : null;
        foreach (var state in states)
        {
            if (stop is not null) break;
            stop = Interlock.Check(e, state, today, inQuarantine);
        }

        stop ??= Interlock.CheckLabel(e, today, inQuarantine);
        if (stop is null) return new AppendResult(e.EventId, AppendStatus.Accepted);
        return Interlock.Passes(e)
            ? new AppendResult(e.EventId, AppendStatus.Accepted, stop.Code, stop.Detail)
            : Refused(e, stop);
    }

    /// <summary>
    /// What only quality may record, only quality may take back; also in advance: what a void will meet whose event is not
    /// recorded yet, nobody knows.
    /// </summary>
    private static Refusal? Rights(LotEvent e, Recorder recorder, RecordedEvent? target)
    {
        if (recorder.IsQuality) return null;
        var ofQuality = e.Type is LotEventType.Hold or LotEventType.Release
            || (e.Type == LotEventType.Void && target?.Event.Type is null or LotEventType.Hold or LotEventType.Release or LotEventType.Inspect);
        return ofQuality
            ? new Refusal(RefusalCode.QualityRoleRequired, "Holds, releases and taking them back are quality's, and so is taking back what is not recorded yet.")
            : null;
    }

    private static Refusal? Voiding(LotEvent e, RecordedEvent? target)
    {
        if (e.Type != LotEventType.Void || target is null) return null;
        if (target.Event.Type == LotEventType.Void) return new Refusal(RefusalCode.VoidOfVoid, "A void cannot be taken back; record the event again.");
        return target.VoidedBy is { } other && other != e.EventId
            ? new Refusal(RefusalCode.AlreadyVoided, $"Event {target.Event.EventId} is already taken back by {other}.")
            : null;
    }

    private static AppendResult Refused(LotEvent e, Refusal refusal) =>
        new(e.EventId, AppendStatus.Refused, refusal.Code, refusal.Detail);
}
