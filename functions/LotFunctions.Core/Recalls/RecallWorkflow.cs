using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>The recall as a workflow: its instance id is the recall's id.</summary>
public static class RecallWorkflow
{
    public const string Name = "recall";

    /// <summary>The external event that carries a <see cref="RecallCommand"/>.</summary>
    public const string CommandEvent = "command";

    /// <summary>The name of the workflow itself in timelines.</summary>
    internal const string Actor = "recall workflow";

    public static WorkflowDefinition Definition { get; } =
        WorkflowDefinition.Of<RecallRun, RecallOutcome>(Name, (context, run) => new RecallProcess(context, run).RunAsync());
}
