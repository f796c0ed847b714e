using System.Threading.Channels;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The process's one writer: takes what callers append as it comes, decides it in groups, records each group as one intent and
/// applies it. Another process's append that comes between is seen by the journal's ETag, and the group is decided anew.
/// </summary>
internal sealed class AppendLoop : IAsyncDisposable
{
    /// <summary>An event can be two items of a partition (with an early void), and the head is one more, of the 100 of a batch.</summary>
    private const int MostEvents = 48;

    /// <summary>Of an intent, in characters: the service takes 2 MB at most.</summary>
    private const int MostPacked = 1_500_000;

    private readonly Channel<AppendCall> calls = Channel.CreateUnbounded<AppendCall>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CosmosDatabase database;
    private readonly Admission admission;
    private readonly Settlement settlement;
    private readonly Task running;

    /// <summary>The journal as this process has left it; null when it has to be read.</summary>
    private JournalState? known;

    public AppendLoop(CosmosDatabase database, Admission admission, Settlement settlement)
    {
        (this.database, this.admission, this.settlement) = (database, admission, settlement);
        running = Task.Run(RunAsync);
    }

    public Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<LotEvent> events, Recorder recorder, CancellationToken cancellationToken)
    {
        var call = new AppendCall(events, recorder);
        if (!calls.Writer.TryWrite(call)) throw new ObjectDisposedException(nameof(AppendLoop));
        return call.Done.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        calls.Writer.TryComplete();
        await running;
    }

    private async Task RunAsync()
    {
        var waiting = new Queue<AppendCall>();
        while (waiting.Count > 0 || await calls.Reader.WaitToReadAsync())
        {
            while (waiting.Count < MostEvents && calls.Reader.TryRead(out var call)) waiting.Enqueue(call);
            await GroupAsync(waiting);
        }
    }

    private async Task GroupAsync(Queue<AppendCall> waiting)
    {
        var parts = new List<(AppendCall Call, List<LotEvent> Events)>();
        var room = MostEvents;
        foreach (var call in waiting.TakeWhile(_ => room > 0))
        {
            var next = call.Next(room).ToList();
            parts.Add((call, next));
            room -= next.Count;
        }

        // The loop is nobody's call: what an append is charged is counted here.
        using var use = database.Units.Measure("append");
        try
        {
            await AppendAsync(parts);
        }
        catch (Exception e)
        {
            // What is recorded of it comes back as a duplicate, when its callers send it again.
            known = null;
            foreach (var (call, _) in parts) call.Fail(e);
        }

        while (waiting.TryPeek(out var first) && first.IsOver) waiting.Dequeue();
    }

    private async Task AppendAsync(List<(AppendCall Call, List<LotEvent> Events)> parts)
    {
        var appends = parts.SelectMany(p => p.Events.Select(e => (e, p.Call.Recorder))).ToList();
        var results = await RecordAsync(appends);
        var at = 0;
        foreach (var (call, events) in parts)
        {
            call.Settle([.. results.Skip(at).Take(events.Count)]);
            at += events.Count;
        }
    }

    private async Task<IReadOnlyList<AppendResult>> RecordAsync(IReadOnlyList<(LotEvent Event, Recorder Recorder)> appends)
    {
        while (true)
        {
            var before = known ?? await settlement.ReadAsync(CancellationToken.None);
            known = null;
            if (before.Whole.Closed is true) throw new LedgerClosedException();
            var group = new AppendGroup(database, admission, before.Last);
            var (results, intent) = await group.DecideAsync(appends, CancellationToken.None);
            if (before.Open.Where(group.RestsOn).ToList() is { Count: > 0 } unfinished)
            {
                await settlement.FinishAsync(unfinished, CancellationToken.None);
                continue;
            }

            if (intent is null) return results;
            if (appends.Count > 1 && Journal.ItemOf(intent).Length > MostPacked) return await HalvesAsync(appends);
            if (await settlement.RecordAsync(before, intent, group.Heads, CancellationToken.None) is not { } after) continue;
            known = after;
            return results;
        }
    }

    private async Task<IReadOnlyList<AppendResult>> HalvesAsync(IReadOnlyList<(LotEvent Event, Recorder Recorder)> appends)
    {
        var half = appends.Count / 2;
        var first = await RecordAsync([.. appends.Take(half)]);
        return [.. first, .. await RecordAsync([.. appends.Skip(half)])];
    }
}
