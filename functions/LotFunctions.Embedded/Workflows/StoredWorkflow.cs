using LotFunctions.Core.Workflows;

namespace LotFunctions.Embedded.Workflows;

/// <summary>A workflow instance as it is stored.</summary>
internal sealed record StoredWorkflow(
    string InstanceId,
    string Workflow,
    byte[] Input,
    DateTimeOffset StartedAt,
    WorkflowRuntimeState State,
    string? Status,
    byte[]? Result,
    string? Failure);
