using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>
/// Checks the ledger in Cosmos DB, and makes what follows from its events anew. The record are the events in their lots'
/// partitions with their chains, and the journal's count and digest of all of them; heads with the states, the graph and the
/// search's names follow from it. Both read everything several times, in request units that <see cref="RequestUnits"/> counts, with memory
/// for the largest partition.
/// </summary>
public sealed class CosmosAudit
{
    /// <summary>Documents of groups that differ which are held in memory to compare them one by one.</summary>
    private const long MostHeld = 200_000;

    private const int MostAtOnce = 500;

    private const string Meanwhile = "Appends came meanwhile, and what is listed here may be theirs: check again while no host appends.";

    private readonly CosmosDatabase database;
    private readonly Settlement settlement;

    internal CosmosAudit(CosmosDatabase database) =>
        (this.database, settlement) = (database, new Settlement(database, new NameIndex(database)));

    /// <summary>
    /// Checks every event, every chain, the order of all events, and all that follows from them. What is under way is finished
    /// first. Hosts may go on; then what they append may be among the findings, and one says so.
    /// </summary>
    public async Task<LedgerReport> VerifyAsync(IProgress<LedgerProgress>? progress, CancellationToken cancellationToken)
    {
        using var use = database.Units.Measure("verify");
        await settlement.SettleAsync(cancellationToken);
        var journal = await settlement.ReadAsync(cancellationToken);
        var run = new AuditRun(database, journal, progress);
        var findings = await FindAsync(run, cancellationToken);
        if (journal.Whole.Closed is true) findings.Add(new LedgerFinding(null, null, new LedgerClosedException().Message));
        if (findings.Count > 0 && (await settlement.ReadAsync(cancellationToken)).Whole != journal.Whole) findings.Insert(0, new LedgerFinding(null, null, Meanwhile));
        return run.Report(findings);
    }

    /// <summary>
    /// Makes all that follows from the events anew, into the same documents; those that are as they have to be are not written.
    /// No host can append meanwhile (<see cref="LedgerClosedException"/>); after a crash it is run again. What was found wrong
    /// with the record: then nothing was done. No finding: it is done.
    /// </summary>
    public async Task<LedgerReport> RebuildAsync(IProgress<LedgerProgress>? progress, CancellationToken cancellationToken)
    {
        using var use = database.Units.Measure("rebuild");
        var run = new AuditRun(database, await settlement.CloseAsync(closed: true, cancellationToken), progress);
        await run.OrderAsync(cancellationToken);
        var copies = new List<Difference>();
        var tally = await run.TallyAsync(home => Collect(home, copies), cancellationToken);
        if (run.Record.Count == 0)
        {
            await MendAsync(copies, cancellationToken);
            await MendAsync(run, tally, cancellationToken);
            // The states rest on the units in the graph.
            await foreach (var head in run.HeadsAsync(cancellationToken)) await head.MendAsync(cancellationToken);
        }

        await settlement.CloseAsync(closed: false, cancellationToken);
        return run.Report(run.Record);
    }

    private static async Task<List<LedgerFinding>> FindAsync(AuditRun run, CancellationToken cancellationToken)
    {
        await run.OrderAsync(cancellationToken);
        var differences = new List<Difference>();
        var tally = await run.TallyAsync(home => Collect(home, differences), cancellationToken);
        // What would follow from events that do not hold says nothing.
        if (run.Record.Count > 0) return run.Record;
        if (Held(tally, tally.Different) is { Count: > 0 } groups) differences.AddRange(await run.DifferencesAsync(groups, cancellationToken));
        if (differences.Count == 0 && run.Record.Count == 0)
        {
            await foreach (var head in run.HeadsAsync(cancellationToken))
            {
                if (head.IsSound) continue;
                differences.Add(head);
                if (differences.Count == AuditRun.MostFindings) break;
            }
        }

        return [.. run.Record, .. differences.Select(d => d.Finding)];
    }

    private static async Task MendAsync(AuditRun run, Tally tally, CancellationToken cancellationToken)
    {
        if (tally.Different.Sum(tally.ItemsIn) > MostHeld)
        {
            // So much is lost that all is written.
            await foreach (var items in run.ExpectedAsync("everything is written", cancellationToken).Chunk(MostAtOnce).WithCancellation(cancellationToken))
            {
                await MendAsync([.. items.Select(i => new Difference(i.Container, i.Item, null))], cancellationToken);
            }

            tally = await run.TallyAsync(_ => Task.CompletedTask, cancellationToken);
        }

        for (var left = tally.Different; left.Count > 0;)
        {
            var groups = Held(tally, left);
            await MendAsync(await run.DifferencesAsync(groups, cancellationToken), cancellationToken);
            left = [.. left.Where(g => !groups.Contains(g))];
        }
    }

    private static Task MendAsync(IReadOnlyList<Difference> differences, CancellationToken cancellationToken) =>
        CosmosDatabase.TogetherAsync(differences.Select(d => (Func<CancellationToken, Task>)d.MendAsync), cancellationToken);

    private static Task Collect(HomeCheck home, List<Difference> differences)
    {
        differences.AddRange(home.Derived);
        return Task.CompletedTask;
    }

    /// <summary>As many groups as fit into memory together, one at least.</summary>
    private static HashSet<int> Held(Tally tally, IReadOnlyList<int> different)
    {
        var (groups, items) = (new HashSet<int>(), 0L);
        foreach (var group in different)
        {
            items += tally.ItemsIn(group);
            if (groups.Count > 0 && items > MostHeld) break;
            groups.Add(group);
        }

        return groups;
    }
}
