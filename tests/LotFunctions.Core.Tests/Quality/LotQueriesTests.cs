using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Tests.Intake;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Quality;

public sealed class LotQueriesTests
{
    private readonly ScanBench bench = new();

    [Fact]
    public async Task Find_UnknownLot_IsNull() => Assert.Null(await FindAsync());

    [Fact]
    public async Task Find_LotWithAHistory_ShowsAllOfIt()
    {
        await bench.PostAsync("""
            [{"type":"announce","item":"RM-1","lot":"A1","quantity":12,"unit":"KGM","at":"2026-02-27T08:00:00Z"},
             {"type":"receive","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","at":"2026-02-28T08:00:00Z","location":"DOCK","expiry":"2027-01-31"},
             {"type":"move","item":"RM-1","lot":"A1","quantity":4000,"unit":"GRM","at":"2026-02-28T09:00:00Z","location":"LINE","fromLocation":"DOCK"},
             {"type":"consume","item":"RM-1","lot":"A1","quantity":1,"unit":"KGM","at":"2026-02-28T10:00:00Z","location":"LINE","workOrder":"W1"},
             {"type":"receive","item":"RM-1","lot":"A1","quantity":2,"unit":"XBX","at":"2026-02-28T11:00:00Z","location":"DOCK"}]
            """);
        await RecordAsync("pH", pass: true, "i-1");
        await RecordAsync("Salmonella", pass: false, "i-2");
        await RecordAsync("Mistake", pass: true, "i-3");
        await bench.PostAsync("""{"type":"void","reference":"i-3"}""", Story.Quality);
        await bench.RecallAsync("r-1", "RM-1", "A1");
        await bench.RecallAsync("r-0", "RM-1", "A1", endedAt: ScanBench.Now);

        await bench.RegisterAsync("RM-1", new Item());
        var view = await FindAsync();
        Assert.NotNull(view);
        Assert.Equal(("RM-1", "A1", LotStatus.Recalled), (view.Item, view.Lot, view.Status));
        Assert.Equal([new LotStock("DOCK", new Quantity(6, "KGM")), new LotStock("DOCK", new Quantity(2, "XBX")), new LotStock("LINE", new Quantity(3, "KGM"))], view.Balances);
        Assert.Equal(new LotQuantities("KGM", 12, 10, 0, 1, 0, 0, 0, 0, 9), view.Quantities);
        Assert.Equal([new LotQuantities("XBX", 0, 2, 0, 0, 0, 0, 0, 0, 2)], view.OtherUnits);
        Assert.Equal(new DateOnly(2027, 1, 31), view.Attributes!.Expiry);
        Assert.Equal(["i-1", "i-2"], view.Inspections.Select(i => i.EventId));
        Assert.Equal(["inspection", "recall/r-0", "recall/r-1"], view.Holds.Select(h => h.Key));
        Assert.Equal([new LotRecall("r-1", "Metal in flour")], view.OpenRecalls);
        Assert.Empty(view.Gaps);
    }

    [Fact]
    public async Task Find_LotUsedWithoutReceipt_ShowsTheGap()
    {
        await bench.PostAsync("""{"type":"consume","item":"RM-1","lot":"A1","quantity":1,"workOrder":"W1"}""");
        Assert.Equal([GapCode.NotReceived, GapCode.UnknownItem], (await FindAsync())!.Gaps.Select(g => g.Code));
    }

    [Fact]
    public async Task Find_EventsStateDifferentExpiries_ShowsTheGap()
    {
        await bench.PostAsync("""
            [{"type":"receive","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","at":"2026-02-28T08:00:00Z","expiry":"2027-01-31"},
             {"type":"consume","item":"RM-1","lot":"A1","quantity":1,"unit":"KGM","at":"2026-02-28T10:00:00Z","workOrder":"W1","expiry":"2027-03-31"}]
            """);
        await bench.RegisterAsync("RM-1", new Item());

        var view = await FindAsync();

        Assert.Equal(new DateOnly(2027, 1, 31), view!.Attributes!.Expiry);
        Assert.Equal(
            new Gap(GapCode.ExpiryConflict, LotKey.Create("RM-1", "A1"), "Events of the lot state 2 expiry dates, from 2027-01-31 to 2027-03-31."),
            Assert.Single(view.Gaps));
    }

    [Fact]
    public async Task Find_LotUsedWhereItWasNot_ShowsTheGapUntilItsMoveComes()
    {
        await bench.RegisterAsync("RM-1", new Item());
        await bench.PostAsync("""
            [{"type":"consume","item":"RM-1","lot":"A1","quantity":4,"unit":"KGM","at":"2026-02-28T10:00:00Z","location":"LINE","workOrder":"W1"},
             {"type":"produce","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","at":"2026-02-28T08:00:00Z","location":"STORE","workOrder":"W0"},
             {"type":"consume","item":"RM-1","lot":"A1","quantity":1,"unit":"KGM","at":"2026-02-28T11:00:00Z","workOrder":"W1"}]
            """);
        var gap = Assert.Single((await FindAsync())!.Gaps);
        Assert.Equal(GapCode.TakenElsewhere, gap.Code);
        Assert.Contains("LINE", gap.Detail, StringComparison.Ordinal);

        await bench.PostAsync("""{"type":"move","item":"RM-1","lot":"A1","quantity":5,"unit":"KGM","at":"2026-02-28T09:00:00Z","location":"LINE","fromLocation":"STORE"}""");
        Assert.Empty((await FindAsync())!.Gaps);
    }

    [Fact]
    public async Task Find_LotWithoutAnyQuantity_HasNone()
    {
        await bench.PostAsync("""{"type":"hold","item":"RM-1","lot":"A1","reason":"smell"}""", Story.Quality);
        var view = await FindAsync();
        Assert.Null(view!.Quantities);
        Assert.Equal(LotStatus.Held, view.Status);
    }

    private async Task RecordAsync(string test, bool pass, string id)
    {
        var inspect = EventIdentity.Seal(
            new LotEvent
            {
                EventId = "",
                ContentHash = "",
                Type = LotEventType.Inspect,
                At = bench.Clock.GetUtcNow(),
                Lot = LotKey.Create("RM-1", "A1"),
                Inspection = new Inspection { Test = test, Pass = pass },
            },
            id);
        await bench.Ledger.AppendAsync([inspect], Story.Quality, CancellationToken.None);
    }

    private Task<LotView?> FindAsync() =>
        new LotQueries(bench.Ledger, bench.Recalls.Object, bench.References, bench.Clock).FindAsync(LotKey.Create("RM-1", "A1"), CancellationToken.None);
}
