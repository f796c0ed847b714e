using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Workflows;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>
/// A journal as a process sees it that is killed at its n-th write: just before it or just after, and nothing works from then on.
/// </summary>
internal sealed class CutJournal(IJournal inner, int cutAt, bool afterWriting) : IJournal
{
    private int writes;

    public bool IsCut { get; private set; }

    public int Writes => Volatile.Read(ref writes);

    public Task StartAsync(string workflow, string instanceId, byte[] input, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(() => Answered(inner.StartAsync(workflow, instanceId, input, at, cancellationToken)));

    public Task<StoredWorkflow?> FindAsync(string instanceId, CancellationToken cancellationToken) =>
        inner.FindAsync(instanceId, cancellationToken);

    public Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellationToken) => inner.RunningAsync(cancellationToken);

    // A process that is gone does not try again: without its steps no run begins.
    public Task<IReadOnlyList<JournalEntry>> EntriesAsync(string instanceId, CancellationToken cancellationToken) =>
        IsCut ? throw new IOException("The process is gone.") : inner.EntriesAsync(instanceId, cancellationToken);

    public Task AppendAsync(string instanceId, JournalEntry entry, CancellationToken cancellationToken) =>
        WriteAsync(() => Answered(inner.AppendAsync(instanceId, entry, cancellationToken)));

    // A look that finds nothing writes nothing, so it is not counted.
    public async Task<JournalEntry?> TakeEventAsync(
        string instanceId, EventWait wait, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var number = Volatile.Read(ref writes) + 1;
        ThrowIfCut(number, before: true);
        if (await inner.TakeEventAsync(instanceId, wait, now, cancellationToken) is not { } entry)
        {
            return null;
        }

        Interlocked.Increment(ref writes);
        ThrowIfCut(number, before: false);
        return entry;
    }

    public Task<bool> AddEventAsync(string instanceId, string name, byte[] payload, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(() => inner.AddEventAsync(instanceId, name, payload, at, cancellationToken));

    public Task SetStatusAsync(string instanceId, string status, CancellationToken cancellationToken) =>
        WriteAsync(() => Answered(inner.SetStatusAsync(instanceId, status, cancellationToken)));

    public Task FinishAsync(string instanceId, WorkflowRuntimeState state, byte[]? result, string? failure, CancellationToken cancellationToken) =>
        WriteAsync(() => Answered(inner.FinishAsync(instanceId, state, result, failure, cancellationToken)));

    private static async Task<bool> Answered(Task write)
    {
        await write;
        return true;
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var number = Interlocked.Increment(ref writes);
        ThrowIfCut(number, before: true);
        var answer = await write();
        ThrowIfCut(number, before: false);
        return answer;
    }

    private void ThrowIfCut(int number, bool before)
    {
        if (number > cutAt || (number == cutAt && before != afterWriting))
        {
            IsCut = true;
            throw new IOException("The process is gone.");
        }
    }
}
