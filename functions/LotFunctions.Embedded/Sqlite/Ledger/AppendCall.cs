using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Events of one caller that are decided together, and his answer.</summary>
internal sealed class AppendCall(PreparedEvent[] events, Recorder recorder, Admission admission, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<AppendResult[]> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private AppendResult[]? results;

    public Task<AppendResult[]> Answer => answer.Task;

    public int Count => events.Length;

    public void Decide(LedgerAppend ledger)
    {
        results = null;
        if (cancellationToken.IsCancellationRequested) return;
        var decided = new AppendResult[events.Length];
        for (var i = 0; i < events.Length; i++) decided[i] = ledger.Add(events[i], recorder, admission);
        results = decided;
    }

    public void Committed()
    {
        if (results is null) answer.TrySetCanceled(cancellationToken);
        else answer.TrySetResult(results);
    }

    public void Failed(Exception e) => answer.TrySetException(e);
}
