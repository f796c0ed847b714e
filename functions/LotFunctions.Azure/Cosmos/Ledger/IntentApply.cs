using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// Brings an intent into the partitions. What is there already is written again as it is or left alone, so that a second run,
/// after a crash or by another process at the same time, changes nothing.
/// </summary>
internal sealed class IntentApply(CosmosDatabase database, NameIndex names)
{
    /// <param name="read">Heads as the caller has just read them; what is not among them is read here.</param>
    public Task ApplyAsync(Intent intent, IReadOnlyDictionary<string, CosmosItem?>? read, CancellationToken cancellationToken)
    {
        var lots = Homes(intent).Select(home => (Func<CancellationToken, Task>)(token => HomeAsync(intent, home, read, token)));
        var graph = intent.Events.SelectMany(e => e.Graph.Select(p => (Posting: p, e.Record))).GroupBy(x => x.Posting.Pk)
            .Select(g => (Func<CancellationToken, Task>)(token => GraphAsync(g.Key, [.. g.Select(x => x.Posting.Item(x.Record))], token)));
        var search = names.Of(intent).Select(item => (Func<CancellationToken, Task>)(token => names.AddAsync(item, token)));
        return CosmosDatabase.TogetherAsync(lots.Concat(graph).Concat(search), cancellationToken);
    }

    /// <summary>The ledger's partitions that the intent writes into.</summary>
    public static IReadOnlyCollection<string> Homes(Intent intent) =>
        intent.Events.Select(e => e.Home).Concat(intent.States.Select(s => Keys.Lot(s.Lot))).ToHashSet();

    private async Task HomeAsync(Intent intent, string home, IReadOnlyDictionary<string, CosmosItem?>? read, CancellationToken cancellationToken)
    {
        var here = intent.Events.Where(e => e.Home == home).ToList();
        var state = intent.States.FirstOrDefault(s => Keys.Lot(s.Lot) == home);
        var hash = here.LastOrDefault(e => !e.Again)?.Record.Hash;
        CosmosItem? stored = null;
        var known = read is not null && read.TryGetValue(home, out stored);
        while (true)
        {
            if (!known) stored = await database.Ledger.FindAsync(home, LotHead.Id, cancellationToken);
            var head = LotHead.Of(stored);
            if (string.CompareOrdinal(head.Through, intent.Id) >= 0) return;

            var orders = head.Orders;
            foreach (var e in here.Where(e => !e.Again)) orders.Add(e.Record.Event);
            var next = new LotHead(intent.Id, hash ?? head.Hash, state is null ? head.State : state.State, orders.MadeBy, orders.TakenBy);
            List<CosmosWrite> writes =
            [
                .. here.Select(e => CosmosWrite.Put(CosmosItem.Of(home, Keys.Position(e.Record.RecordedAt), e.Record))),
                CosmosWrite.After(stored, CosmosItem.Of(home, LotHead.Id, next)),
            ];
            if (await database.Ledger.WriteAsync(home, writes, cancellationToken)) return;
            known = false;
        }
    }

    private async Task GraphAsync(string pk, IReadOnlyList<CosmosItem> items, CancellationToken cancellationToken)
    {
        foreach (var part in items.Chunk(CosmosPartitions.MostWrites))
        {
            await database.Graph.WriteAsync(pk, [.. part.Select(CosmosWrite.Put)], cancellationToken);
        }
    }
}
