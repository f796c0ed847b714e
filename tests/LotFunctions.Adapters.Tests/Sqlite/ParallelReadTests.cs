using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class ParallelReadTests : IAsyncLifetime
{
    private readonly DataFolder folder = new();
    private SqliteLedger ledger = null!;

    public Task InitializeAsync()
    {
        ledger = new SqliteLedger(folder.Open(), new Admission(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero))));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    /// <summary>While the import runs, reads are answered, each from one moment, and each from a later one than the read before.</summary>
    [Fact]
    public async Task Read_WhileABulkImportRuns_GoesOn()
    {
        var lot = Scenario.Lot("A1");
        var story = new Scenario(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var events = Enumerable.Range(0, 20_000).Select(i => story.Receive(i % 10 == 0 ? "A1" : $"B{i}", 1)).ToList();
        await ledger.AppendAsync(events[..100], Scenario.Operator, CancellationToken.None);

        var import = ImportAsync(events[100..]);
        var seen = new List<int>();
        while (!import.IsCompleted)
        {
            await using var view = await ledger.ViewAsync(null, CancellationToken.None);
            var first = await view.EventsOfLotsAsync([lot], CancellationToken.None);
            await Task.Yield();
            var second = await view.EventsOfLotsAsync([lot], CancellationToken.None);
            Assert.Equal(first.Count, second.Count);
            Assert.True((await ledger.StatesAsync([lot], CancellationToken.None))[lot].OnHand >= first.Count);
            seen.Add(first.Count);
        }

        await import;
        Assert.Equal(seen.Order(), seen);
        Assert.True(seen.Distinct().Count() > 2, $"Only {seen.Distinct().Count()} moments were seen.");
        Assert.Equal(2000, (await ledger.StatesAsync([lot], CancellationToken.None))[lot].OnHand);
    }

    /// <summary>In parts that wait for each other, so that on a busy machine too there are many moments to be seen.</summary>
    private async Task ImportAsync(IReadOnlyList<LotEvent> events)
    {
        await Task.Yield();
        foreach (var part in events.Chunk(200))
        {
            Assert.All(await ledger.AppendAsync(part, Scenario.Operator, CancellationToken.None), r => Assert.Equal(AppendStatus.Accepted, r.Status));
        }
    }
}
