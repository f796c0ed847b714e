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

/// <summary>When customers are reminded: at the first due date, then daily, and so many days after the last due date it escalates.</summary>
internal sealed class ReminderClock(int reminders)
{
    private int round;
    private DateTimeOffset escalation;

    /// <summary>Null when nobody is to be reminded.</summary>
    public DateTimeOffset? Next { get; private set; }

    /// <summary>Further answers are expected; a round that is under way goes on.</summary>
    public void Expect(DateTimeOffset due)
    {
        Next ??= due;
        escalation = due.AddDays(reminders);
    }

    /// <summary>The time of <see cref="Next"/> has come.</summary>
    public (int Round, bool Last) Tick()
    {
        var last = Next >= escalation;
        Next = Next?.AddDays(1);
        return (++round, last);
    }

    public void Stop() => Next = null;
}
