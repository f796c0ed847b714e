using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// One run of the recall workflow, deterministic: time, commands and effects come through the context alone. It is the only
/// one that moves a recall's status (<see cref="RecallStep"/>), and every move goes by <see cref="RecallTransitions"/>.
/// </summary>
internal sealed class RecallProcess(IWorkflowContext context, RecallRun run)
{
    private readonly HashSet<string> seen = [];
    private RecallStatus status = RecallStatus.Tracing;
    private int version;
    private DateTimeOffset heldAt;

    public async Task<RecallOutcome> RunAsync()
    {
        try
        {
            var traced = await AssembleAsync(1);
            if (await DecideAsync(traced.Figures))
            {
                var responseDue = await NotifyAsync(traced.Figures.Customers);
                await MonitorAsync(responseDue);
            }
        }
        catch (ActivityFailedException e)
        {
            await MoveAsync(Step(RecallSignal.Fail, $"v{version}-failed", RecallSteps.Failed, context.Now) with { Failure = RecallFailures.Describe(e.Activity) });
        }

        return new RecallOutcome(status);
    }

    private async Task<ScopeAssembled> AssembleAsync(int next)
    {
        context.SetStatus("tracing");
        version = next;
        heldAt = context.Now;
        return await context.CallAsync<ScopeAssembled>(RecallActivities.AssembleScope, new AssembleScopeInput(run.RecallId, version, run.IsDrill, heldAt));
    }

    /// <summary>True when it is approved; otherwise the holds are released and the recall has ended.</summary>
    private async Task<bool> DecideAsync(RecallFigures figures)
    {
        var asked = context.Now;
        var due = After(asked, run.ApprovalTimeoutHours);
        await MoveAsync(Step(RecallSignal.ScopeReady, $"v{version}-approval-requested", RecallSteps.ApprovalRequested, asked)
            with { Figures = figures, ApprovalDue = due });

        var command = await NextCommandAsync(After(asked, run.ApprovalTimeoutHours / 2));
        if (command is null)
        {
            await NoteAsync(new TimelineEntry(
                $"v{version}-approval-reminder", RecallSteps.ApprovalReminder, context.Now, RecallWorkflow.Actor, version, $"Approval is due by {due.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));
            command = await NextCommandAsync(due);
        }

        if (command?.Action == RecallAction.Approve)
        {
            await MoveAsync(Step(command, RecallSteps.Approved));
            return true;
        }

        // Before the status, so that whoever sees the recall ended sees its lots free.
        if (!run.IsDrill) await context.CallAsync<Done>(RecallActivities.ReleaseLots, new ReleaseLotsInput(run.RecallId, version, AfterTheHolds()));
        await MoveAsync(command switch
        {
            null => Step(RecallSignal.Expire, $"v{version}-expired", RecallSteps.Expired, context.Now),
            { Action: RecallAction.Reject } => Step(command, RecallSteps.Rejected),
            _ => Step(command, RecallSteps.Cancelled),
        });
        return false;
    }

    /// <summary>Writes and sends every customer's notice; returns when the answers are due.</summary>
    private async Task<DateTimeOffset> NotifyAsync(int customers)
    {
        var issuedAt = context.Now;
        var responseDue = After(issuedAt, run.ResponseDueHours);
        var batches = Enumerable.Range(0, (customers + run.NoticeBatch - 1) / run.NoticeBatch)
            .Select(batch => (object)new NotifyInput(run.RecallId, version, run.IsDrill, batch * run.NoticeBatch, run.NoticeBatch, issuedAt, responseDue));
        await context.CallAllAsync<Done>(RecallActivities.NotifyCustomers, [.. batches]);
        await MoveAsync(Step(RecallSignal.NoticesWritten, $"v{version}-notified", RecallSteps.Notified, context.Now)
            with { NotifiedAt = context.Now, ResponseDue = responseDue });
        return responseDue;
    }

    /// <summary>
    /// Reminds until nobody is outstanding or it has escalated, and takes the closing. What fails here fails alone, with a
    /// timeline entry: customers have been told, so the recall must stay open and closable.
    /// </summary>
    private async Task MonitorAsync(DateTimeOffset responseDue)
    {
        // A drill reaches nobody, so nobody is reminded.
        DateTimeOffset? next = run.IsDrill ? null : responseDue;
        for (var round = 1; ; round++)
        {
            var command = await NextCommandAsync(next);
            if (command is not null)
            {
                if (await CloseAsync(command)) return;
                round--;
                continue;
            }

            next = await RemindAsync(round) ? next?.AddDays(1) : null;
        }
    }

    /// <summary>True while there is somebody to remind again a day later.</summary>
    private async Task<bool> RemindAsync(int round)
    {
        var last = round > run.Reminders;
        var activity = last ? RecallActivities.Escalate : RecallActivities.RemindCustomers;
        try
        {
            var outstanding = await context.CallAsync<Outstanding>(activity, new RemindInput(run.RecallId, version, round, context.Now));
            return !last && outstanding.Customers > 0;
        }
        catch (ActivityFailedException e)
        {
            await NoteFailureAsync(e, $"v{version}-reminder-{round}-failed");
            return !last;
        }
    }

    /// <summary>False when the package could not be written: the recall stays open, and may be closed again.</summary>
    private async Task<bool> CloseAsync(RecallCommand command)
    {
        var step = Step(command, RecallSteps.Closed);
        PackageWritten package;
        try
        {
            package = await context.CallAsync<PackageWritten>(RecallActivities.WritePackage, new WritePackageInput(run.RecallId, version, step.Entry));
        }
        catch (ActivityFailedException e)
        {
            seen.Remove(command.CommandId);
            await NoteFailureAsync(e, $"package-failed-{context.Now.UtcTicks}");
            return false;
        }

        await NoteAsync(new TimelineEntry("packaged", RecallSteps.Packaged, step.Entry.At, RecallWorkflow.Actor, version, $"SHA-256 {package.Sha256}"));
        await MoveAsync(step with { PackageBlob = package.Blob });
        return true;
    }

    /// <summary>The next command that is legal here and not seen before; others leave no trace. Null at the deadline.</summary>
    private async Task<RecallCommand?> NextCommandAsync(DateTimeOffset? deadline)
    {
        while (await context.WaitForEventAsync<RecallCommand>(RecallWorkflow.CommandEvent, deadline) is { } command)
        {
            var legal = RecallTransitions.Next(status, RecallTransitions.SignalOf(command.Action)) is not null;
            var samePerson = command.Action == RecallAction.Approve && command.By == run.StartedBy && !run.StarterMayApprove;
            if (legal && !samePerson && seen.Add(command.CommandId)) return command;
        }

        return null;
    }

    private async Task MoveAsync(RecallStep step)
    {
        var moved = await context.CallAsync<Moved>(RecallActivities.Move, step);
        status = moved.Status;
        context.SetStatus(RecallTransitions.NameOf(status));
    }

    private async Task NoteAsync(TimelineEntry entry) =>
        await context.CallAsync<Done>(RecallActivities.Note, new NoteInput(run.RecallId, entry));

    private Task NoteFailureAsync(ActivityFailedException e, string entryId) => NoteAsync(new TimelineEntry(
        entryId, RecallSteps.StepFailed, context.Now, RecallWorkflow.Actor, version, RecallFailures.Describe(e.Activity)));

    private RecallStep Step(RecallSignal signal, string entryId, string name, DateTimeOffset at) =>
        new(run.RecallId, signal, new TimelineEntry(entryId, name, at, RecallWorkflow.Actor, version));

    private RecallStep Step(RecallCommand command, string name) =>
        new(run.RecallId, RecallTransitions.SignalOf(command.Action), new TimelineEntry(command.CommandId, name, context.Now, command.By, version, command.Comment));

    /// <summary>At the same time a hold would come after its release (<see cref="Ledger.EventOrder"/>).</summary>
    private DateTimeOffset AfterTheHolds() => context.Now > heldAt ? context.Now : heldAt.AddMilliseconds(1);

    private static DateTimeOffset After(DateTimeOffset time, decimal hours) => time.AddTicks((long)(hours * TimeSpan.TicksPerHour));
}
