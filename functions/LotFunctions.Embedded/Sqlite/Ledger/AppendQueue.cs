using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Gathers the appends of all callers: one job of the writer takes all that wait, in the order of coming, so that heads and
/// states are written once for all of them. If a job fails, none of its appends is recorded and each caller gets the exception.
/// </summary>
internal sealed class AppendQueue(Database database, Admission admission)
{
    /// <summary>Events of one job, but for the last append in it: other jobs of the writer run between.</summary>
    private const int AtOnce = 1024;

    private readonly ConcurrentQueue<Waiting> waiting = new();
    private int asked;

    public Task<AppendResult[]> AppendAsync(PreparedEvent[] events, Recorder recorder, CancellationToken cancellationToken)
    {
        var append = new Waiting(events, recorder, cancellationToken);
        waiting.Enqueue(append);
        Ask();
        return append.Answer.Task;
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref asked, 1) == 0) _ = WorkAsync();
    }

    private async Task WorkAsync()
    {
        var taken = new List<Waiting>();
        try
        {
            await database.WriteAsync(session => Work(session, taken), CancellationToken.None);
            foreach (var append in taken) append.Committed();
        }
        catch (Exception e)
        {
            // The job may not have come to run: then nobody else will ask for these.
            Interlocked.Exchange(ref asked, 0);
            if (taken.Count == 0) Take(taken);
            foreach (var append in taken) append.Answer.TrySetException(e);
        }
    }

    private void Work(Session session, List<Waiting> taken)
    {
        Interlocked.Exchange(ref asked, 0);
        Take(taken);
        if (!waiting.IsEmpty) Ask();

        var ledger = new LedgerAppend(session, admission);
        foreach (var append in taken) append.Run(ledger);
        ledger.Save();
    }

    private void Take(List<Waiting> taken)
    {
        var events = 0;
        while (events < AtOnce && waiting.TryDequeue(out var next))
        {
            taken.Add(next);
            events += next.Count;
        }
    }

    private sealed class Waiting(PreparedEvent[] events, Recorder recorder, CancellationToken cancellationToken)
    {
        private AppendResult[]? results;

        public TaskCompletionSource<AppendResult[]> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count => events.Length;

        public void Run(LedgerAppend ledger)
        {
            if (cancellationToken.IsCancellationRequested) return;
            results = [.. events.Select(e => ledger.Add(e, recorder))];
        }

        public void Committed()
        {
            if (results is null) Answer.SetCanceled(cancellationToken);
            else Answer.SetResult(results);
        }
    }
}
