using System.Collections.Concurrent;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Runs tasks one after the other on a thread of its own. What the writer waits for does not stand in the queue of the thread pool,
/// behind all that reads what comes next.
/// </summary>
internal sealed class OwnThread : TaskScheduler, IDisposable
{
    private readonly BlockingCollection<Task> tasks = [];
    private readonly Thread thread;

    public OwnThread(string name)
    {
        thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs what waits, and takes no more.</summary>
    public void Dispose()
    {
        tasks.CompleteAdding();
        thread.Join();
        tasks.Dispose();
    }

    protected override void QueueTask(Task task) => tasks.Add(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks() => tasks.ToArray();

    private void Run()
    {
        foreach (var task in tasks.GetConsumingEnumerable()) TryExecuteTask(task);
    }
}
