namespace LotFunctions.Core.Workflows;

/// <summary>Starts workflows and tells them what happened outside.</summary>
public interface IWorkflows
{
    /// <summary>Durable when it returns. An instance of this id that exists is left as it is.</summary>
    Task StartAsync(string workflow, string instanceId, object input, CancellationToken cancellationToken);

    /// <summary>
    /// Durable when it returns. Delivered at least once: the workflow drops what it has seen by the event's own id.
    /// Throws <see cref="KeyNotFoundException"/> for an unknown instance; an event for a finished one is dropped.
    /// </summary>
    Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken);

    /// <summary>Null for an unknown instance.</summary>
    Task<WorkflowInfo?> FindAsync(string instanceId, CancellationToken cancellationToken);
}

/// <param name="Status">What the workflow last said of itself.</param>
/// <param name="Failure">Why it failed; null otherwise.</param>
public sealed record WorkflowInfo(string InstanceId, string Workflow, WorkflowRuntimeState State, string? Status, string? Failure);

public enum WorkflowRuntimeState
{
    Running,
    Completed,
    Failed,
}
