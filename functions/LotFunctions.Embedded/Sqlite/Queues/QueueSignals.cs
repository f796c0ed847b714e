using System.Collections.Concurrent;

namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>Wakes those who wait for a queue. Take the task first and look into the queue after, then no signal is lost.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> waiting = new(StringComparer.Ordinal);

    public Task Next(string queue) => waiting.GetOrAdd(queue, _ => New()).Task;

    public void Raise(string queue)
    {
        if (waiting.TryRemove(queue, out var signal)) signal.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
