using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;

namespace LotFunctions.App.Workflows;

/// <summary>
/// A workflow's view of Durable Functions. Deterministic as an orchestrator must be: it awaits what Durable gives and nothing else.
/// </summary>
internal sealed class DurableWorkflowContext(TaskOrchestrationContext durable) : IWorkflowContext
{
    private static readonly TaskOptions Retries = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 8,
        firstRetryInterval: TimeSpan.FromSeconds(1),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(1)));

    // Durable matches event names without case.
    private readonly Dictionary<string, Task<string>> waiters = new(StringComparer.OrdinalIgnoreCase);

    public string InstanceId => durable.InstanceId;

    public DateTimeOffset Now => new(DateTime.SpecifyKind(durable.CurrentUtcDateTime, DateTimeKind.Utc));

    public bool IsReplaying => durable.IsReplaying;

    public async Task<TResult> CallAsync<TResult>(string activity, object input)
    {
        try
        {
            var json = await durable.CallActivityAsync<string>(activity, WorkflowJson.Write(input, input.GetType()), Retries);
            return (TResult)WorkflowJson.Read(json, typeof(TResult))!;
        }
        catch (TaskFailedException e)
        {
            throw new ActivityFailedException(activity, e.FailureDetails.ErrorMessage);
        }
    }

    /// <remarks>All run to their end; of several failures the first in order is thrown. The host's settings bound how many run at a time.</remarks>
    public async Task<IReadOnlyList<TResult>> CallAllAsync<TResult>(string activity, IReadOnlyList<object> inputs) =>
        await Task.WhenAll(inputs.Select(input => CallAsync<TResult>(activity, input)));

    public async Task<T?> WaitForEventAsync<T>(string name, DateTimeOffset? deadline)
        where T : class
    {
        var raised = Waiter(name);
        if (!raised.IsCompleted && deadline is { } at && await PassesAsync(at, raised))
        {
            return null;
        }

        waiters.Remove(name);
        return (T?)WorkflowJson.Read(await raised, typeof(T));
    }

    public void SetStatus(string status) => durable.SetCustomStatus(status);

    /// <summary>
    /// The one waiter for a name. It is not cancelled when a deadline passes but used by the next wait: Durable keeps a
    /// cancelled waiter in its list and would hand it an event that comes while nobody else waits, and the event were lost.
    /// </summary>
    private Task<string> Waiter(string name)
    {
        if (!waiters.TryGetValue(name, out var waiter))
        {
            waiters[name] = waiter = durable.WaitForExternalEvent<string>(name);
        }

        return waiter;
    }

    private async Task<bool> PassesAsync(DateTimeOffset deadline, Task raised)
    {
        // A timer that is left running would keep the ended orchestration from completing.
        using var stopTimer = new CancellationTokenSource();
        var timer = durable.CreateTimer(deadline.UtcDateTime, stopTimer.Token);
        if (await Task.WhenAny(raised, timer) == timer)
        {
            return true;
        }

        stopTimer.Cancel();
        return false;
    }
}
