namespace LotFunctions.Core.Workflows;

/// <summary>
/// What a workflow may do. It runs again from the start after a restart, with the results that were recorded, so it must be
/// deterministic: no clock, no randomness, no I/O but through here, and it awaits nothing but what this returns.
/// </summary>
public interface IWorkflowContext
{
    string InstanceId { get; }

    /// <summary>The time of the last thing that happened to the workflow; the same at every replay.</summary>
    DateTimeOffset Now { get; }

    /// <summary>True while recorded results are played back: log nothing then.</summary>
    bool IsReplaying { get; }

    /// <summary>Runs an activity at least once, with retries; its result is recorded. Throws <see cref="ActivityFailedException"/> when the retries are used up.</summary>
    Task<TResult> CallAsync<TResult>(string activity, object input);

    /// <summary>Runs an activity for each input, in parallel within the engine's bound; the results in the order of the inputs.</summary>
    Task<IReadOnlyList<TResult>> CallAllAsync<TResult>(string activity, IReadOnlyList<object> inputs);

    /// <summary>The next event of this name, oldest first; also one that came before it was awaited. Null at the deadline.</summary>
    Task<T?> WaitForEventAsync<T>(string name, DateTimeOffset? deadline)
        where T : class;

    /// <summary>Shows the workflow's state to those who ask for it.</summary>
    void SetStatus(string status);
}

/// <summary>An activity failed for good.</summary>
public sealed class ActivityFailedException(string activity, string reason) : Exception($"Activity {activity} failed: {reason}")
{
    public string Activity => activity;
}
