#pragma warning disable CS9113
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>Starts recalls.</summary>
public sealed class RecallStart(IRecalls recalls, IWorkflows workflows, TimeProvider clock, RecallOptions options)
{
    /// <summary>Checks the request and starts the recall, durably; asked again on the same day, the open one is the answer.</summary>
    /// <param name="by">The authenticated caller.</param>
    public Task<RecallStarted> StartAsync(RecallRequest request, string by, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Starts what a crash left registered and not started; a host calls it when it starts.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
