using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Events of one caller that are decided together, and his answer.</summary>
internal sealed class AppendCall(PreparedEvents events, Recorder recorder, Admission admission, CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<IReadOnlyList<AppendResult>> answer = new();
    private AppendResult[]? results;

    public Task<IReadOnlyList<AppendResult>> Answer => answer.Task;

    public int Count => events.Count;

    public void Decide(LedgerAppend ledger)
    {
        results = null;
        if (cancellationToken.IsCancellationRequested) return;
        var decided = new AppendResult[events.Count];
        var known = new bool[events.Count];
        ledger.MayBeKnown(events, known);
        var now = admission.Clock.GetUtcNow().UtcTicks;
        for (var i = 0; i < events.Count; i++) decided[i] = ledger.Add(events[i], known[i], now, recorder, admission);
        results = decided;
    }

    /// <summary>To be called once, when all of its round is durable, on a thread of the pool: the caller goes on in it.</summary>
    public void Committed()
    {
        events.Free();
        if (results is null) answer.TrySetCanceled(cancellationToken);
        else answer.TrySetResult(results);
    }

    public void Failed(Exception e) => ThreadPool.UnsafeQueueUserWorkItem(static x => x.answer.TrySetException(x.e), (answer, e), preferLocal: false);
}
