using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Workflows;

/// <summary>Starts and tells Durable Functions' orchestrations.</summary>
internal sealed class DurableWorkflows(DurableClientAccessor accessor, IEnumerable<WorkflowDefinition> definitions) : IWorkflows
{
    // Whatever became of an instance, one of its id is never started again.
    private static readonly OrchestrationRuntimeStatus[] Every =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    private readonly Dictionary<string, WorkflowDefinition> workflows =
        definitions.ToDictionary(workflow => workflow.Name, StringComparer.Ordinal);

    public async Task StartAsync(string workflow, string instanceId, object input, CancellationToken cancellationToken)
    {
        if (!workflows.TryGetValue(workflow, out var definition))
        {
            throw new ArgumentException($"There is no workflow {workflow}.", nameof(workflow));
        }

        var client = accessor.Client;
        if (await ExistsAsync(client, instanceId, cancellationToken))
        {
            return;
        }

        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                workflow,
                WorkflowJson.Write(input, definition.Input),
                new StartOrchestrationOptions(instanceId).WithDedupeStatuses(Every),
                cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Another start may have been faster; what the client throws then depends on the host's version.
            if (!await ExistsAsync(client, instanceId, cancellationToken))
            {
                throw;
            }
        }
    }

    public async Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken)
    {
        var client = accessor.Client;
        // Durable itself drops an event for an unknown instance without a word.
        var instance = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken)
            ?? throw new KeyNotFoundException($"There is no workflow instance {instanceId}.");
        if (!instance.IsCompleted)
        {
            await client.RaiseEventAsync(instanceId, name, WorkflowJson.Write(payload, payload.GetType()), cancellationToken);
        }
    }

    public async Task<WorkflowInfo?> FindAsync(string instanceId, CancellationToken cancellationToken)
    {
        // With inputs and outputs, for the status and the failure come with them.
        var instance = await accessor.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance is null)
        {
            return null;
        }

        var state = StateOf(instance);
        var failure = state == WorkflowRuntimeState.Failed
            ? instance.FailureDetails?.ErrorMessage ?? $"The orchestration is {instance.RuntimeStatus}."
            : null;
        return new WorkflowInfo(instance.InstanceId, instance.Name, state, instance.ReadCustomStatusAs<string>(), failure);
    }

    private static async Task<bool> ExistsAsync(DurableTaskClient client, string instanceId, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(instanceId, getInputsAndOutputs: false, cancellationToken) is not null;

    private static WorkflowRuntimeState StateOf(OrchestrationMetadata instance) => instance switch
    {
        { RuntimeStatus: OrchestrationRuntimeStatus.Completed } => WorkflowRuntimeState.Completed,
        { IsCompleted: true } => WorkflowRuntimeState.Failed,
        _ => WorkflowRuntimeState.Running,
    };
}
