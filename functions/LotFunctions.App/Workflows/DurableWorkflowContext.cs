using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;

namespace LotFunctions.App.Workflows;

/// <summary>
/// A workflow's view of Durable Functions. Deterministic as an orchestrator must be: it awaits what Durable gives and nothing else.
/// </summary>
internal sealed class DurableWorkflowContext(TaskOrchestrationContext durable) : IWorkflowContext
{
    // Durable matches event names without case.
    private readonly Dictionary<string, Task<string>> waiters = new(StringComparer.OrdinalIgnoreCase);

    public string InstanceId => durable.InstanceId;

    public DateTimeOffset Now => new(DateTime.SpecifyKind(durable.CurrentUtcDateTime, DateTimeKind.Utc));

    public bool IsReplaying => durable.IsReplaying;

    public async Task<TResult> CallAsync<TResult>(string activity, object input) =>
        ResultOf<TResult>(await FanOut.CallAsync(durable, activity, WorkflowJson.Write(input, input.GetType())));

    /// <remarks>The host's settings bound how many run at a time.</remarks>
    public async Task<IReadOnlyList<TResult>> CallAllAsync<TResult>(string activity, IReadOnlyList<object> inputs)
    {
        var results = await FanOut.CallAllAsync(durable, activity, [.. inputs.Select(input => WorkflowJson.Write(input, input.GetType()))]);
        return [.. results.Select(ResultOf<TResult>)];
    }

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

    private static TResult ResultOf<TResult>(string json) => (TResult)WorkflowJson.Read(json, typeof(TResult))!;

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
