using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

internal sealed class RecallProcess(IWorkflowContext context, RecallRun run)
{
    public Task<RecallOutcome> RunAsync() => throw new NotImplementedException($"{context.InstanceId} {run.RecallId}");
}
