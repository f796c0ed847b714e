using System.Globalization;
using System.Text;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Embedded.Workflows;

/// <summary>
/// What one run of an instance sees: recorded steps are played back, new ones are done and recorded. What ends the run
/// from outside (a stop, a journal that cannot be written, a broken rule) never reaches the workflow's code as an exception
/// that it might catch: its call just does not return, and <see cref="Interrupted"/> tells the runner.
/// </summary>
internal sealed class JournalContext(
    StoredWorkflow instance,
    RecordedSteps recorded,
    IJournal journal,
    ActivityRunner activities,
    InboxSignal inbox,
    TimeProvider clock,
    CancellationToken stopping) : IWorkflowContext
{
    private readonly TaskCompletionSource<Exception> interrupted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task statusWritten = Task.CompletedTask;
    private bool busy;

    public string InstanceId => instance.InstanceId;

    public DateTimeOffset Now { get; private set; } = instance.StartedAt;

    public bool IsReplaying => !recorded.AreUsedUp;

    /// <summary>Completes with the reason when the run cannot go on.</summary>
    public Task<Exception> Interrupted => interrupted.Task;

    public Task<TResult> CallAsync<TResult>(string activity, object input) => StepAsync(async () =>
    {
        var seq = recorded.Reserve(1);
        var call = activities.Prepare(activity, input);
        var entry = Recorded(seq, call) ?? await RecordAsync(seq, call);
        return ResultOf<TResult>(entry);
    });

    public Task<IReadOnlyList<TResult>> CallAllAsync<TResult>(string activity, IReadOnlyList<object> inputs) => StepAsync(async () =>
    {
        var first = recorded.Reserve(inputs.Count);
        var entries = new JournalEntry?[inputs.Count];
        var missing = new List<int>();
        for (var i = 0; i < inputs.Count; i++)
        {
            entries[i] = Recorded(first + i, activities.Prepare(activity, inputs[i]));
            if (entries[i] is null)
            {
                missing.Add(i);
            }
        }

        var bound = new ParallelOptions { MaxDegreeOfParallelism = activities.Parallelism, CancellationToken = stopping };
        await Parallel.ForEachAsync(missing, bound, async (i, _) =>
            entries[i] = await RecordAsync(first + i, activities.Prepare(activity, inputs[i])));

        // All have run; of several failures the first in order is thrown, so that a replay throws the same.
        var results = new TResult[inputs.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = ResultOf<TResult>(entries[i]!);
        }

        return (IReadOnlyList<TResult>)results;
    });

    public Task<T?> WaitForEventAsync<T>(string name, DateTimeOffset? deadline)
        where T : class => StepAsync(async () =>
    {
        var deadlineText = deadline?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
        var wait = new EventWait(recorded.Reserve(1), name, JournalValue.Hash(Encoding.UTF8.GetBytes(deadlineText)), deadline);
        var entry = recorded.Take(wait.Seq, JournalKind.Event, name, wait.InputHash) ?? await NextEventAsync(wait);
        Observe(entry);
        return entry.Result is { } payload ? (T?)JournalValue.Read(payload, typeof(T), $"event {name}") : null;
    });

    public void SetStatus(string status)
    {
        if (!IsReplaying)
        {
            // In order, for the journal has one writer; awaited before the next step, which so finds a failure of the write.
            statusWritten = Task.WhenAll(statusWritten, journal.SetStatusAsync(InstanceId, status, CancellationToken.None));
        }
    }

    /// <summary>To be called when the workflow's code has ended: all it asked for is answered, all it said is written.</summary>
    public async Task CompleteAsync()
    {
        if (busy)
        {
            throw new WorkflowBrokenException("The workflow ended with a call that it did not await.");
        }

        recorded.EnsureUsedUp();
        await statusWritten;
    }

    private async Task<T> StepAsync<T>(Func<Task<T>> step)
    {
        try
        {
            if (busy)
            {
                throw new WorkflowBrokenException(
                    "The workflow made a call before the one before it was answered: the order of two answers is not the same at a replay.");
            }

            busy = true;
            await statusWritten;
            var result = await step();
            busy = false;
            return result;
        }
        catch (ActivityFailedException)
        {
            busy = false;
            throw;
        }
        catch (Exception e)
        {
            interrupted.TrySetResult(e);
            return await new TaskCompletionSource<T>().Task;
        }
    }

    private JournalEntry? Recorded(long seq, ActivityCall call) =>
        recorded.Take(seq, JournalKind.Activity, call.Name, call.InputHash);

    private async Task<JournalEntry> RecordAsync(long seq, ActivityCall call)
    {
        var outcome = await activities.RunAsync(call, stopping);
        var entry = new JournalEntry(
            seq, JournalKind.Activity, call.Name, call.InputHash, outcome.Result, outcome.Failure, clock.GetUtcNow());
        // Recorded even while stopping: what is done need not be done again.
        await journal.AppendAsync(InstanceId, entry, CancellationToken.None);
        return entry;
    }

    private async Task<JournalEntry> NextEventAsync(EventWait wait)
    {
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (await journal.TakeEventAsync(InstanceId, wait, clock.GetUtcNow(), CancellationToken.None) is { } entry)
            {
                return entry;
            }

            await inbox.WaitAsync(wait.Deadline, stopping);
        }
    }

    private TResult ResultOf<TResult>(JournalEntry entry)
    {
        Observe(entry);
        return entry.Failure is { } reason
            ? throw new ActivityFailedException(entry.Name, reason)
            : (TResult)JournalValue.Read(entry.Result!, typeof(TResult), $"result of {entry.Name}")!;
    }

    // Steps of a fan-out end in any order, and a clock may be set back: time does not run backwards for the workflow.
    private void Observe(JournalEntry entry) => Now = entry.At > Now ? entry.At : Now;
}
