using LotFunctions.Core.Workflows;

namespace LotFunctions.Embedded.Workflows;

/// <summary>Starts and tells workflows by writing to the journal; the <see cref="WorkflowRunner"/> does the work.</summary>
internal sealed class JournalWorkflows(
    IEnumerable<WorkflowDefinition> definitions, IJournal journal, WorkflowSignals signals, TimeProvider clock) : IWorkflows
{
    private readonly Dictionary<string, WorkflowDefinition> workflows =
        definitions.ToDictionary(workflow => workflow.Name, StringComparer.Ordinal);

    public async Task StartAsync(string workflow, string instanceId, object input, CancellationToken cancellationToken)
    {
        if (!workflows.TryGetValue(workflow, out var definition))
        {
            throw new ArgumentException($"There is no workflow {workflow}.", nameof(workflow));
        }

        await journal.StartAsync(
            workflow, instanceId, JournalValue.Write(input, definition.Input), clock.GetUtcNow(), cancellationToken);
        signals.TellStarted(instanceId);
    }

    public async Task RaiseAsync(string instanceId, string name, object payload, CancellationToken cancellationToken)
    {
        var json = JournalValue.Write(payload, payload.GetType());
        if (!await journal.AddEventAsync(instanceId, name, json, clock.GetUtcNow(), cancellationToken))
        {
            throw new KeyNotFoundException($"There is no workflow instance {instanceId}.");
        }

        signals.TellRaised(instanceId);
    }

    public async Task<WorkflowInfo?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        await journal.FindAsync(instanceId, cancellationToken) is { } found
            ? new WorkflowInfo(found.InstanceId, found.Workflow, found.State, found.Status, found.Failure)
            : null;
}
