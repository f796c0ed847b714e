using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;

namespace LotFunctions.App.Workflows;

/// <summary>Runs the core's definitions behind the functions that Durable wants by static names.</summary>
internal static class DurableOrchestration
{
    public static async Task<string> RunAsync(WorkflowDefinition workflow, TaskOrchestrationContext durable)
    {
        var input = WorkflowJson.Read(
            durable.GetInput<string>() ?? throw new InvalidOperationException($"{workflow.Name} {durable.InstanceId} has no input."),
            workflow.Input);
        return WorkflowJson.Write(await workflow.Run(new DurableWorkflowContext(durable), input!), workflow.Output);
    }

    public static async Task<string> RunAsync(ActivityDefinition activity, string input, CancellationToken cancellationToken)
    {
        var result = await activity.Run(WorkflowJson.Read(input, activity.Input)!, cancellationToken);
        return WorkflowJson.Write(result, activity.Output);
    }
}
