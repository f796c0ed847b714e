using LotFunctions.App.Workflows;
using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LotFunctions.App.Tests.Workflows;

/// <summary>
/// Durable's orchestration without a host, on one thread: activities answer at once; events are handed out as Durable does
/// it, to the last waiter first and to cancelled ones too; time passes only when <see cref="PassTime"/> is called.
/// </summary>
internal sealed class FakeOrchestration(object input, IEnumerable<ActivityDefinition> activities) : TaskOrchestrationContext
{
    private readonly Dictionary<string, ActivityDefinition> activities = activities.ToDictionary(activity => activity.Name);
    private readonly Dictionary<string, Stack<TaskCompletionSource<object>>> waiters = [];
    private readonly Dictionary<string, Queue<string>> buffered = [];
    private readonly List<(DateTime At, TaskCompletionSource Fired)> timers = [];
    private DateTime now = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    public override TaskName Name => "fake";

    public override string InstanceId => "i";

    public override ParentOrchestrationInstance? Parent => null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => false;

    public object? Status { get; private set; }

    /// <summary>How many inputs each sub-orchestration had.</summary>
    public List<int> SubOrchestrations { get; } = [];

    /// <summary>Timers that would keep the orchestration from ending.</summary>
    public int RunningTimers => timers.Count(timer => !timer.Fired.Task.IsCompleted);

    protected override ILoggerFactory LoggerFactory => NullLoggerFactory.Instance;

    public void Raise(string name, object payload)
    {
        var json = WorkflowJson.Write(payload, payload.GetType());
        if (waiters.TryGetValue(name, out var waiting) && waiting.TryPop(out var waiter))
        {
            waiter.TrySetResult(json);
            return;
        }

        buffered.TryAdd(name, new Queue<string>());
        buffered[name].Enqueue(json);
    }

    /// <summary>To the next timer, which fires.</summary>
    public void PassTime()
    {
        var next = timers.Where(timer => !timer.Fired.Task.IsCompleted).MinBy(timer => timer.At);
        now = next.At > now ? next.At : now;
        next.Fired.SetResult();
    }

    // A sub-orchestration's input is JSON already.
    public override T GetInput<T>() => (T)(input is string json ? json : (object)WorkflowJson.Write(input, input.GetType()));

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        try
        {
            return (TResult)(object)await DurableOrchestration.RunAsync(activities[name.Name], (string)input!, CancellationToken.None);
        }
        catch (Exception e)
        {
            throw new TaskFailedException(name.Name, 0, e);
        }
    }

    public override async Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var fired = new TaskCompletionSource();
        timers.Add((fireAt, fired));
        using var cancelled = cancellationToken.Register(() => fired.TrySetCanceled(cancellationToken));
        await fired.Task;
    }

    public override async Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        if (buffered.TryGetValue(eventName, out var waiting) && waiting.TryDequeue(out var json))
        {
            return (T)(object)json;
        }

        var waiter = new TaskCompletionSource<object>();
        waiters.TryAdd(eventName, []);
        waiters[eventName].Push(waiter);
        using var cancelled = cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken));
        return (T)await waiter.Task;
    }

    public override void SetCustomStatus(object? customStatus) => Status = customStatus;

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        Assert.Equal(FanOut.Name, orchestratorName.Name);
        SubOrchestrations.Add(((FanOut.Part)WorkflowJson.Read((string)input!, typeof(FanOut.Part))!).Inputs.Count);
        try
        {
            return (TResult)(object)await FanOut.RunAsync(new FakeOrchestration(input!, activities.Values));
        }
        catch (Exception e)
        {
            throw new TaskFailedException(orchestratorName.Name, 0, e);
        }
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid() => throw new NotSupportedException();
}
