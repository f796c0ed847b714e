using System.Collections.Concurrent;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The appends that wait, in the order of coming; before them those that have to be decided again.</summary>
internal sealed class WaitingAppends
{
    private readonly ConcurrentQueue<AppendCall> waiting = new();
    private readonly List<AppendCall> repeated = [];
    private int events;

    /// <summary>Events that wait for the first time.</summary>
    public int Events => Volatile.Read(ref events);

    /// <summary>None waits for the first time.</summary>
    public bool IsEmpty => waiting.IsEmpty;

    public void Add(AppendCall call)
    {
        Interlocked.Add(ref events, call.Count);
        waiting.Enqueue(call);
    }

    /// <summary>In the order in which they were decided. For who takes alone, as <see cref="Take"/>.</summary>
    public void Repeat(IEnumerable<AppendCall> calls) => repeated.AddRange(calls);

    /// <summary>Up to so many events but for the last call; all that have to be decided again.</summary>
    public List<AppendCall> Take(int most)
    {
        List<AppendCall> taken = [.. repeated];
        repeated.Clear();
        var count = taken.Sum(c => c.Count);
        while (count < most && waiting.TryDequeue(out var next))
        {
            Interlocked.Add(ref events, -next.Count);
            taken.Add(next);
            count += next.Count;
        }

        return taken;
    }
}
