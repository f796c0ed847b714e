using System.Collections.Concurrent;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// Sees to it that what stands in the journal comes into the partitions: this process's own appends, and those that another one
/// began and may not have finished.
/// </summary>
internal sealed class Settlement(CosmosDatabase database, NameIndex names)
{
    private readonly Journal journal = new(database.Journal);
    private readonly IntentApply apply = new(database, names);

    /// <summary>Of this process, on their way.</summary>
    private readonly ConcurrentDictionary<string, Task> own = new();

    public Task<JournalState> ReadAsync(CancellationToken cancellationToken) => journal.ReadAsync(cancellationToken);

    /// <summary>Stops all appends, or lets them go on; what was under way is applied.</summary>
    public async Task<JournalState> CloseAsync(bool closed, CancellationToken cancellationToken)
    {
        while (true)
        {
            var state = await journal.ReadAsync(cancellationToken);
            if (state.Head is not null && !await journal.CloseAsync(state, closed, cancellationToken)) continue;
            await SettleAsync(cancellationToken);
            return await journal.ReadAsync(cancellationToken);
        }
    }

    /// <summary>Records an intent and applies it; null when another append came between and nothing is recorded.</summary>
    public async Task<JournalState?> RecordAsync(
        JournalState before, Intent intent, IReadOnlyDictionary<string, CosmosItem?> heads, CancellationToken cancellationToken)
    {
        var applied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        own[intent.Id] = applied.Task;
        try
        {
            if (await journal.CommitAsync(before, intent, cancellationToken) is not { } after) return null;
            await apply.ApplyAsync(intent, heads, cancellationToken);
            await journal.RemoveAsync(intent, cancellationToken);
            return after;
        }
        finally
        {
            own.TryRemove(intent.Id, out _);
            applied.TrySetResult();
        }
    }

    /// <summary>Applies what others have left, or are about to apply themselves: twice does no harm.</summary>
    public Task FinishAsync(IEnumerable<Intent> intents, CancellationToken cancellationToken) => CosmosDatabase.TogetherAsync(
        intents.Select(intent => (Func<CancellationToken, Task>)(async token =>
        {
            await apply.ApplyAsync(intent, read: null, token);
            await journal.RemoveAsync(intent, token);
        })),
        cancellationToken);

    /// <summary>The last position, when everything up to it is in its partitions; and how many intents of others were finished for that.</summary>
    public async Task<(DateTimeOffset Last, int Finished)> SettleAsync(CancellationToken cancellationToken)
    {
        var state = await journal.ReadAsync(cancellationToken);
        var (mine, others) = (new List<Task>(), new List<Intent>());
        foreach (var intent in state.Open)
        {
            if (own.TryGetValue(intent.Id, out var applying)) mine.Add(applying);
            else others.Add(intent);
        }

        await Task.WhenAll(mine).WaitAsync(cancellationToken);
        await FinishAsync(others, cancellationToken);
        return (state.Last, others.Count);
    }
}
