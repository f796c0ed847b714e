namespace LotFunctions.Embedded.Workflows;

/// <summary>
/// The workflow's code does not fit what was recorded of it, or breaks the rules of <see cref="Core.Workflows.IWorkflowContext"/>:
/// the instance fails, for to go on would be to guess.
/// </summary>
internal sealed class WorkflowBrokenException(string reason) : Exception(reason);
