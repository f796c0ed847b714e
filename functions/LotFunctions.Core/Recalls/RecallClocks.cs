namespace LotFunctions.Core.Recalls;

/// <summary>When a recall's approval is reminded of, and due.</summary>
internal sealed class ApprovalClock
{
    private DateTimeOffset half;

    public DateTimeOffset Asked { get; private set; }

    public DateTimeOffset Due { get; private set; }

    /// <summary>Null when nothing is asked for, or nothing comes of more waiting.</summary>
    public DateTimeOffset? Next { get; private set; }

    public void Ask(DateTimeOffset now, decimal hours)
    {
        (Asked, Due, half) = (now, After(now, hours), After(now, hours / 2));
        Next = half;
    }

    /// <summary>The time of <see cref="Next"/> has come: true at half time, false when the approval is overdue.</summary>
    public bool Remind()
    {
        var isHalf = Next == half && half < Due;
        Next = isHalf ? Due : null;
        return isHalf;
    }

    public void Stop() => Next = null;

    private static DateTimeOffset After(DateTimeOffset time, decimal hours) => time.AddTicks((long)(hours * TimeSpan.TicksPerHour));
}

/// <summary>
/// When customers are reminded: at the first due date, then daily; so many days after the due date of each version it
/// escalates, and after the last escalation it is over.
/// </summary>
internal sealed class ReminderClock(int reminders)
{
    private readonly Queue<DateTimeOffset> escalations = [];
    private int round;

    /// <summary>Null when nobody is to be reminded.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>More than one version's answers have been waited for.</summary>
    public bool HasSupplements { get; private set; }

    /// <summary>Further answers are expected; a round that is under way goes on.</summary>
    public void Expect(DateTimeOffset due)
    {
        HasSupplements |= round > 0 || Next is not null;
        Next ??= due;
        escalations.Enqueue(due.AddDays(reminders));
    }

    /// <summary>The time of <see cref="Next"/> has come: to escalate, or to remind.</summary>
    public (int Round, bool Escalates) Tick()
    {
        var escalates = escalations.TryPeek(out var at) && Next >= at;
        if (escalates) escalations.Dequeue();
        // Others are still to be reminded on the same day.
        else Next = Next?.AddDays(1);
        if (escalations.Count == 0) Next = null;
        return (++round, escalates);
    }

    public void Stop()
    {
        Next = null;
        escalations.Clear();
    }
}
