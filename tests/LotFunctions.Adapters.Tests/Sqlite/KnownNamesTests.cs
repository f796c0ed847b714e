using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

/// <summary>A name that is taken for a new one although it has a row would get a second row, and a second chain.</summary>
public sealed class KnownNamesTests : IAsyncLifetime
{
    private const string Unit = "306141411234567890";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(2);

    private readonly DataFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Scenario story = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    public Task InitializeAsync()
    {
        folder.Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public void NameSet_ManyNames_HasEachAndHardlyAnyOther()
    {
        var names = new NameSet();
        for (var i = 0; i < 200_000; i++) names.Add(Probe($"L{i}"));

        Assert.All(Enumerable.Range(0, 200_000), i => Assert.True(names.MayHave(Probe($"L{i}"))));
        Assert.InRange(Enumerable.Range(0, 100_000).Count(i => names.MayHave(Probe($"N{i}"))), 0, 100);
    }

    [Fact]
    public async Task MayHave_AfterReading_IsTrueOfEveryNameOfTheTables()
    {
        await RecordAsync();
        using var names = new KnownNames(folder.Database.OpenReader);
        Assert.True(names.MayHave(NameKey.OfLot(Scenario.Lot("X1"))));

        names.Read();
        Assert.True(SpinWait.SpinUntil(() => !names.MayHave(NameKey.OfLot(Scenario.Lot("X1"))), Long));

        Assert.All(Lots(), lot => Assert.True(names.MayHave(NameKey.OfLot(Scenario.Lot(lot)))));
        Assert.True(names.MayHave(NameKey.OfUnit(Unit)));
        Assert.True(names.MayHave(NameKey.OfWorkOrder("W-é")));
        Assert.False(names.MayHave(NameKey.OfWorkOrder(Unit)));
    }

    [Fact]
    public async Task Append_ToAReopenedLedger_NamesKeepTheirOneRow()
    {
        await RecordAsync();
        for (var times = 0; times < 3; times++)
        {
            await folder.CloseAsync();
            folder.Open();
            await RecordAsync();
            await RecordAsync();
        }

        var rows = await folder.Database.ReadAsync(
            s => (s.Number("SELECT count(*) FROM lot"), s.Number("SELECT count(*) FROM unit"), s.Number("SELECT count(*) FROM work_order")), CancellationToken.None);
        Assert.Equal((Lots().Count(), 1, 1), rows);
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    // More than are written by one statement, and a few.
    private static IEnumerable<string> Lots() => Enumerable.Range(0, 21).Select(i => $"A{i}").Append("a1");

    /// <summary>Other events of the same names every time.</summary>
    private static KeyProbe Probe(string lot) => new(NameKey.OfLot(LotKey.Create("ITEM", lot)));

    private async Task RecordAsync()
    {
        var ledger = new SqliteLedger(folder.Database, new Admission(clock));
        LotEvent[] events =
        [
            .. Lots().Select(lot => story.Produce(lot, 10, "W-é")),
            .. Lots().Select(lot => story.Pack(lot, 10, Unit)),
        ];
        Assert.All(await ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None), r => Assert.Equal(AppendStatus.Accepted, r.Status));
    }
}
