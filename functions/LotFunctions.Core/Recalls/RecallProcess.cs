using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// One run of the recall workflow, deterministic: time, commands and effects come through the context alone. It is the only
/// one that moves a recall's status (<see cref="RecallStep"/>), and every move goes by <see cref="RecallTransitions"/>. A
/// journal of an older build is played back by it, so what it asks for in a life without further scope versions must not change.
/// </summary>
internal sealed class RecallProcess(IWorkflowContext context, RecallRun run)
{
    /// <summary>What failed for good after customers were told is tried again after this time, for as long as it takes.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly HashSet<string> seen = [];
    private readonly ApprovalClock approval = new();
    private readonly ReminderClock reminders = new(run.Reminders);
    private RecallStatus status = RecallStatus.Tracing;
    private ScopeAssembled scope = new(new RecallFigures(0, 0, 0, 0, 0, []));

    /// <summary>The last version that was traced.</summary>
    private int version;

    /// <summary>The version that customers were told of.</summary>
    private int approved;

    /// <summary>The version whose lots are on hold: the last one that was not turned down.</summary>
    private int holding;

    /// <summary>Lots are on hold that are no more in the scope.</summary>
    private bool holdsTooMuch;

    private DateTimeOffset heldAt;
    private DateTimeOffset tracedTo;
    private DateTimeOffset? retraceAt;

    public async Task<RecallOutcome> RunAsync()
    {
        try
        {
            await AssembleAsync();
            while (!RecallTransitions.IsEnded(status)) await StepAsync();
        }
        catch (ActivityFailedException e)
        {
            await MoveAsync(Step(RecallSignal.Fail, $"v{version}-failed", RecallSteps.Failed, context.Now) with { Failure = RecallFailures.Describe(e.Activity) });
        }

        return new RecallOutcome(status);
    }

    private async Task AssembleAsync()
    {
        context.SetStatus("tracing");
        (version, holding, heldAt) = (1, 1, context.Now);
        scope = await context.CallAsync<ScopeAssembled>(RecallActivities.AssembleScope, new AssembleScopeInput(run.RecallId, version, run.IsDrill, heldAt));
        await AskAsync();
    }

    private async Task AskAsync()
    {
        approval.Ask(context.Now, run.ApprovalTimeoutHours);
        await MoveAsync(Step(RecallSignal.ScopeReady, $"v{version}-approval-requested", RecallSteps.ApprovalRequested, approval.Asked)
            with { Figures = scope.Figures, ApprovalDue = approval.Due });
    }

    /// <summary>Waits for the next thing that happens, and does what follows from it.</summary>
    private async Task StepAsync()
    {
        var command = await NextCommandAsync(Earliest(retraceAt, approval.Next, reminders.Next));
        await (command?.Action switch
        {
            null => TimeAsync(),
            RecallAction.Retrace => ExtendAsync(),
            RecallAction.Approve => ApproveAsync(command),
            RecallAction.Close => CloseAsync(command),
            _ when approved > 0 => DeclineAsync(command),
            _ => CallOffAsync(command),
        });
    }

    private Task TimeAsync() =>
        retraceAt is { } retrace && retrace == Earliest(retraceAt, approval.Next, reminders.Next) ? ExtendAsync()
        : approval.Next is { } decide && decide == Earliest(approval.Next, reminders.Next) ? ApprovalTimeAsync()
        : RemindAsync();

    private async Task ApprovalTimeAsync()
    {
        if (!approval.Remind())
        {
            // Customers know of a version: what is held stays held until somebody decides.
            await (approved == 0 ? CallOffAsync(null) : NoteAsync($"v{version}-approval-overdue", RecallSteps.ApprovalOverdue, $"Nobody has decided on version {version}; its lots stay on hold."));
            return;
        }

        await NoteAsync($"v{version}-approval-reminder", RecallSteps.ApprovalReminder, $"Approval is due by {approval.Due.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");
    }

    /// <summary>Traces again. A further version is asked for anew; when nothing changed, nothing happens.</summary>
    private async Task ExtendAsync()
    {
        retraceAt = null;
        var at = context.Now;
        ScopeExtended extended;
        try
        {
            extended = await context.CallAsync<ScopeExtended>(RecallActivities.ExtendScope, new ExtendScopeInput(run.RecallId, version + 1, approved, holding, at));
        }
        catch (ActivityFailedException e)
        {
            retraceAt = context.Now + Pause;
            await NoteFailureAsync(e, $"v{version + 1}-failed-{context.Now.UtcTicks}");
            return;
        }

        tracedTo = extended.TracedTo;
        if (extended.Scope is not { } found) return;
        version++;
        (scope, holding, heldAt) = (found, version, at);
        holdsTooMuch |= found.Removed > 0;
        await AskAsync();
    }

    private async Task ApproveAsync(RecallCommand command)
    {
        await MoveAsync(Step(command, RecallSignal.Approve, RecallSteps.Approved));
        var first = approved == 0;
        if (holdsTooMuch) await ReleaseAsync(from: Math.Max(approved, 1), keep: version);
        approved = version;
        var (issuedAt, answersDue) = (context.Now, After(context.Now, run.ResponseDueHours));
        var customers = scope.Notify ?? scope.Figures.Customers;
        while (!await NotifyAsync(customers, issuedAt, answersDue, mayFail: first))
        {
            await context.WaitForEventAsync<RecallCommand>("pause", context.Now + Pause);
        }

        var notified = Step(RecallSignal.NoticesWritten, $"v{version}-notified", RecallSteps.Notified, context.Now);
        await MoveAsync(first || customers > 0 ? notified with { NotifiedAt = context.Now, ResponseDue = answersDue } : notified);
        // A drill reaches nobody, so nobody is reminded.
        if (!run.IsDrill && (first || customers > 0)) reminders.Expect(answersDue);
    }

    /// <summary>Writes and sends the notices of this version; false when not all could be and it must be tried again.</summary>
    private async Task<bool> NotifyAsync(int customers, DateTimeOffset issuedAt, DateTimeOffset answersDue, bool mayFail)
    {
        var batches = Enumerable.Range(0, (customers + run.NoticeBatch - 1) / run.NoticeBatch)
            .Select(batch => (object)new NotifyInput(run.RecallId, version, run.IsDrill, batch * run.NoticeBatch, run.NoticeBatch, issuedAt, answersDue));
        try
        {
            await context.CallAllAsync<Done>(RecallActivities.NotifyCustomers, [.. batches]);
            return true;
        }
        catch (ActivityFailedException e) when (!mayFail)
        {
            await NoteFailureAsync(e, $"v{version}-notify-failed-{context.Now.UtcTicks}");
            return false;
        }
    }

    /// <summary>The recall ends before any notice exists, by a command or because nobody decided in time.</summary>
    private async Task CallOffAsync(RecallCommand? command)
    {
        // Before the status, so that whoever sees the recall ended sees its lots free.
        if (!run.IsDrill) await ReleaseAsync(from: null, keep: null);
        await MoveAsync(command switch
        {
            null => Step(RecallSignal.Expire, $"v{version}-expired", RecallSteps.Expired, context.Now),
            { Action: RecallAction.Reject } => Step(command, RecallSignal.Reject, RecallSteps.Rejected),
            _ => Step(command, RecallSignal.Cancel, RecallSteps.Cancelled),
        });
    }

    /// <summary>A further version is turned down: what it added is free again, and the recall goes on as customers know it.</summary>
    private async Task DeclineAsync(RecallCommand command)
    {
        await ReleaseAsync(from: approved, keep: approved);
        (holding, holdsTooMuch) = (approved, false);
        approval.Stop();
        await MoveAsync(Step(command, RecallSignal.Decline, RecallSteps.Declined));
    }

    /// <summary>What fails here fails alone, with a timeline entry: customers have been told, so the recall must stay open and closable.</summary>
    private async Task RemindAsync()
    {
        var (round, escalates) = reminders.Tick();
        var input = new RemindInput(run.RecallId, version, round, context.Now) { Most = reminders.HasSupplements ? run.Reminders : null };
        try
        {
            var outstanding = await context.CallAsync<Outstanding>(escalates ? RecallActivities.Escalate : RecallActivities.RemindCustomers, input);
            if (outstanding.Customers == 0) reminders.Stop();
        }
        catch (ActivityFailedException e)
        {
            await NoteFailureAsync(e, $"v{version}-reminder-{round}-failed");
        }
    }

    /// <summary>When the package cannot be written the recall stays open, and may be closed again.</summary>
    private async Task CloseAsync(RecallCommand command)
    {
        var step = Step(command, RecallSignal.Close, RecallSteps.Closed);
        PackageWritten package;
        try
        {
            package = await context.CallAsync<PackageWritten>(RecallActivities.WritePackage, new WritePackageInput(run.RecallId, version, step.Entry));
        }
        catch (ActivityFailedException e)
        {
            seen.Remove(command.CommandId);
            await NoteFailureAsync(e, $"package-failed-{context.Now.UtcTicks}");
            return;
        }

        await NoteAsync(new TimelineEntry("packaged", RecallSteps.Packaged, step.Entry.At, RecallWorkflow.Actor, version, $"SHA-256 {package.Sha256}"));
        await MoveAsync(step with { PackageBlob = package.Blob });
    }

    /// <summary>The next command that is legal here and not seen before; others leave no trace. Null at the deadline.</summary>
    private async Task<RecallCommand?> NextCommandAsync(DateTimeOffset? deadline)
    {
        while (await context.WaitForEventAsync<RecallCommand>(RecallWorkflow.CommandEvent, deadline) is { } command)
        {
            var legal = RecallTransitions.Legal(status, approved, command.Action) is not null;
            var samePerson = command.Action == RecallAction.Approve && command.By == run.StartedBy && !run.StarterMayApprove;
            var stale = (command.Version ?? version) != version || command.Position <= tracedTo;
            if (legal && !samePerson && !stale && seen.Add(command.CommandId)) return command;
        }

        return null;
    }

    private async Task MoveAsync(RecallStep step)
    {
        var moved = await context.CallAsync<Moved>(RecallActivities.Move, step);
        status = moved.Status;
        if (status != RecallStatus.AwaitingApproval) approval.Stop();
        context.SetStatus(RecallTransitions.NameOf(status));
    }

    private async Task ReleaseAsync(int? from, int? keep)
    {
        holdsTooMuch = false;
        await context.CallAsync<Done>(RecallActivities.ReleaseLots, new ReleaseLotsInput(run.RecallId, version, AfterTheHolds()) { From = from, Keep = keep });
    }

    private Task NoteAsync(string entryId, string step, string comment) =>
        NoteAsync(new TimelineEntry(entryId, step, context.Now, RecallWorkflow.Actor, version, comment));

    private async Task NoteAsync(TimelineEntry entry) =>
        await context.CallAsync<Done>(RecallActivities.Note, new NoteInput(run.RecallId, entry));

    private Task NoteFailureAsync(ActivityFailedException e, string entryId) => NoteAsync(entryId, RecallSteps.StepFailed, RecallFailures.Describe(e.Activity));

    private RecallStep Step(RecallSignal signal, string entryId, string name, DateTimeOffset at) =>
        new(run.RecallId, signal, new TimelineEntry(entryId, name, at, RecallWorkflow.Actor, version));

    private RecallStep Step(RecallCommand command, RecallSignal signal, string name) =>
        new(run.RecallId, signal, new TimelineEntry(command.CommandId, name, context.Now, command.By, version, command.Comment));

    /// <summary>At the same time a hold would come after its release (<see cref="Ledger.EventOrder"/>).</summary>
    private DateTimeOffset AfterTheHolds() => context.Now > heldAt ? context.Now : heldAt.AddMilliseconds(1);

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> times)
    {
        DateTimeOffset? earliest = null;
        foreach (var time in times)
        {
            if (earliest is null || time < earliest) earliest = time ?? earliest;
        }

        return earliest;
    }

    private static DateTimeOffset After(DateTimeOffset time, decimal hours) => time.AddTicks((long)(hours * TimeSpan.TicksPerHour));
}
