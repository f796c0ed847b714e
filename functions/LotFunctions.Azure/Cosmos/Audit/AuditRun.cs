using System.Runtime.CompilerServices;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>
/// One pass over the ledger as the journal stands. Holds one partition at a time, the voids that came before their targets, and
/// some thirty bytes for each name that the search finds.
/// </summary>
internal sealed class AuditRun(CosmosDatabase database, JournalState journal, IProgress<LedgerProgress>? progress)
{
    /// <summary>Findings beyond this number are not listed: the ledger is lost anyway.</summary>
    public const int MostFindings = 1000;

    private const string EarlyVoidPrefix = "~event/";
    private const int StatesAtOnce = 100;
    private const int Step = 1000;

    private readonly Dictionary<string, RecordedEvent> earlyVoids = [];
    private JournalHead found = JournalHead.None;

    /// <summary>What is wrong with the record: then nothing that follows from it says anything.</summary>
    public List<LedgerFinding> Record { get; } = [];

    public long Streams { get; private set; }

    private IEnumerable<CosmosPartitions> Following => [database.Graph, database.Search];

    public LedgerReport Report(IEnumerable<LedgerFinding> findings) => new(found.Events, Streams, found.Digest, [.. findings.Take(MostFindings)]);

    /// <summary>Every event in the order of recording against what the journal says of all.</summary>
    public async Task OrderAsync(CancellationToken cancellationToken)
    {
        RecordedEvent? before = null;
        await foreach (var item in database.Ledger.ReadAllAsync("", Keys.AfterPositions, cancellationToken))
        {
            // What is damaged is found in its partition: it may be no event of the record. A void that came before its target is in two.
            if (HomeCheck.RecordOf(item) is not { } r || r.RecordedAt > journal.Last || r.Hash == before?.Hash) continue;
            if (r.RecordedAt <= found.Last) Find(new LedgerFinding(r.Stream, r.Event.EventId, "Another event has the same position."));
            found = found.After(r);
            before = r;
            Tell("events in their order", found.Events);
        }

        if (found.Events != journal.Whole.Events) Find(new LedgerFinding(null, null, $"The ledger has {found.Events} events; {journal.Whole.Events} were written."));
        else if (found.Last != journal.Last) Find(new LedgerFinding(null, null, "The last event is not of the time that was written."));
        else if (found.Digest != journal.Whole.Digest) Find(new LedgerFinding(null, null, "The digest over all events is not the one that was written."));

        await foreach (var (_, items) in database.Ledger.ReadByPartitionAsync(EarlyVoidPrefix, cancellationToken))
        {
            var voids = items.Select(HomeCheck.RecordOf).OfType<RecordedEvent>().OrderBy(r => r.RecordedAt);
            if (voids.FirstOrDefault() is { Event.Reference: { } target } first) earlyVoids[target] = first;
        }
    }

    /// <summary>Every chain, and the digests of what has to be in the other containers and of what is there.</summary>
    public async Task<Tally> TallyAsync(Func<HomeCheck, Task> each, CancellationToken cancellationToken)
    {
        var tally = new Tally();
        Streams = 0;
        await foreach (var home in HomesAsync("chains", cancellationToken))
        {
            foreach (var finding in home.Record) Find(finding);
            if (home.Events.Any()) Streams++;
            await each(home);
        }

        await foreach (var (container, item) in ExpectedAsync("what follows from the events", cancellationToken)) tally.Expect(container, item);
        await foreach (var (container, item) in ActualAsync(cancellationToken)) tally.Found(container, item);
        return tally;
    }

    /// <summary>What differs in groups of a tally.</summary>
    public async Task<IReadOnlyList<Difference>> DifferencesAsync(IReadOnlySet<int> groups, CancellationToken cancellationToken)
    {
        var expected = new Dictionary<(string Container, string Pk, string Id), (CosmosPartitions Container, CosmosItem Item)>();
        await foreach (var (container, item) in ExpectedAsync("what differs", cancellationToken))
        {
            if (!groups.Contains(Tally.GroupOf(container, item.Pk)) || expected.TryAdd((container.Name, item.Pk, item.Id), (container, item))) continue;
            Find(new LedgerFinding($"{container.Name} {item.Pk}", item.Id, "Two events lead to the same document."));
        }

        var differences = new List<Difference>();
        await foreach (var (container, item) in ActualAsync(cancellationToken))
        {
            if (!groups.Contains(Tally.GroupOf(container, item.Pk))) continue;
            if (!expected.Remove((container.Name, item.Pk, item.Id), out var there)) differences.Add(new Difference(container, null, item));
            else if (Difference.Of(container, there.Item, item) is { } difference) differences.Add(difference);
        }

        differences.AddRange(expected.Values.Select(e => new Difference(e.Container, e.Item, null)));
        return differences;
    }

    /// <summary>Every document that has to be in the graph and the search, each once.</summary>
    public async IAsyncEnumerable<(CosmosPartitions Container, CosmosItem Item)> ExpectedAsync(
        string step, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new HashSet<UInt128>();
        await foreach (var home in HomesAsync(step, cancellationToken))
        {
            foreach (var item in home.Graph) yield return (database.Graph, item);
            foreach (var name in NameIndex.Of(home.Events).Where(n => names.Add(Tally.HashOfPlace(n)))) yield return (database.Search, name);
        }
    }

    /// <summary>The heads that are not as they have to be.</summary>
    public async IAsyncEnumerable<Difference> HeadsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var homes in HomesAsync("states", cancellationToken).Chunk(StatesAtOnce).WithCancellation(cancellationToken))
        {
            var reader = new PartitionReader(database);
            foreach (var home in homes) reader.KnowLedger(home.Pk, home.Records);
            var lots = homes.Select(h => h.Lot).OfType<LotKey>().ToList();
            var replay = await LotReplay.LoadAsync(new CosmosLedgerView(reader, journal.Last), lots, cancellationToken);
            foreach (var home in homes)
            {
                var state = home.Lot is { } lot ? replay.StateOf(lot) : null;
                if (home.Head(state?.Last is null ? null : state) is { } difference) yield return difference;
            }
        }
    }

    private async IAsyncEnumerable<HomeCheck> HomesAsync(string step, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = 0L;
        await foreach (var (pk, items) in database.Ledger.ReadByPartitionAsync("", cancellationToken))
        {
            yield return new HomeCheck(database.Ledger, pk, items, journal.Last, earlyVoids);
            events += items.Count;
            Tell(step, events, items.Count);
        }
    }

    private async IAsyncEnumerable<(CosmosPartitions Container, CosmosItem Item)> ActualAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var container in Following)
        {
            await foreach (var (_, items) in container.ReadByPartitionAsync("", cancellationToken))
            {
                foreach (var item in items) yield return (container, item);
                count += items.Count;
                Tell("documents beside the events", count, items.Count);
            }
        }
    }

    private void Find(LedgerFinding finding)
    {
        if (Record.Count < MostFindings) Record.Add(finding);
    }

    /// <summary>Now and then.</summary>
    private void Tell(string step, long done, int more = 1)
    {
        if (done / Step != (done - more) / Step) progress?.Report(new LedgerProgress(step, done));
    }
}
