using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>One caller's append on its way.</summary>
internal sealed class AppendCall(IReadOnlyList<LotEvent> events, Recorder recorder)
{
    private readonly TaskCompletionSource<IReadOnlyList<AppendResult>> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppendResult[] results = new AppendResult[events.Count];
    private int decided;

    public Task<IReadOnlyList<AppendResult>> Done => done.Task;

    public Recorder Recorder => recorder;

    public bool IsOver => done.Task.IsCompleted;

    /// <summary>The next events to be decided.</summary>
    public IEnumerable<LotEvent> Next(int most) => events.Skip(decided).Take(most);

    /// <summary>They are durable, or refused; true when all of them are.</summary>
    public bool Settle(IReadOnlyList<AppendResult> next)
    {
        foreach (var result in next) results[decided++] = result;
        if (decided < events.Count) return false;
        done.TrySetResult(results);
        return true;
    }

    /// <summary>What of it is recorded is recorded; the rest is not tried.</summary>
    public void Fail(Exception reason) => done.TrySetException(reason);
}
