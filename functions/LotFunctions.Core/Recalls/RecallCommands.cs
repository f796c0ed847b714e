#pragma warning disable CS9113
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>What the quality role tells a recall.</summary>
public sealed class RecallCommands(IRecalls recalls, IWorkflows workflows, TimeProvider clock, RecallOptions options)
{
    public Task<RecallCommandResult> ApproveAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<RecallCommandResult> RejectAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<RecallCommandResult> CancelAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) => throw new NotImplementedException();

    public Task<RecallCommandResult> CloseAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) => throw new NotImplementedException();
}
