using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using static LotFunctions.Core.Tests.Recalls.RecallHouse;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class DrillTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public async Task Pick_BySeed_IsTheSmallestHashOfTheShippedLots(string seed)
    {
        var house = await new RecallHouse().WithPlantAsync();

        var pick = await new DrillPicker(house.Ledger, house.Clock).PickAsync(seed, 1, default);

        string[] shipped = ["P1", "P2", "X9"];
        var expected = shipped.MinBy(l => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/ITEM-{l[0]}/{l}"))), StringComparer.Ordinal);
        Assert.NotNull(pick);
        Assert.Equal((expected, 3), (pick.Lot.Lot, pick.Candidates));
    }

    [Fact]
    public async Task Pick_LotThatLeftByItsUnitOrWhoseShipmentWasTakenBack_CountsAsItIs()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var shipped = house.Ledger.Events.Single(r => r.Event.Shipment == "S4").Event;
        await house.AppendAsync(house.Story.ShipUnit(Pallet, "S5"), house.Story.Void(shipped));

        var pick = await new DrillPicker(house.Ledger, house.Clock).PickAsync("a", 1, default);

        // P1, P2 and P3 by its pallet; not X9.
        Assert.Equal(3, pick?.Candidates);
    }

    [Fact]
    public async Task Pick_WithoutASeed_IsAnotherAtAnotherPosition()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var picker = new DrillPicker(house.Ledger, house.Clock);

        var before = await picker.PickAsync(null, 1, default);
        await house.AppendAsync(house.Story.Receive("R2", 1));

        Assert.NotEqual(before!.Seed, (await picker.PickAsync(null, 1, default))!.Seed);
    }

    [Fact]
    public async Task Drill_NothingShipped_IsRefused()
    {
        var house = await new RecallHouse().WithPlantAsync();
        house.Clock.Advance(TimeSpan.FromDays(400));

        var started = await house.StartWith().DrillAsync(new DrillRequest(), "sam", default);

        Assert.Equal(RefusalCode.NotFound, started.Refusal?.Code);
        Assert.Null(started.Recall);
    }

    [Fact]
    public async Task Report_OfADrill_MeasuresAgainstTheTargets()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var started = await house.StartWith().DrillAsync(new DrillRequest { Seed = "a" }, "sam", default);
        house.Clock.Advance(Hours(3));
        await house.RunAsync(house.Script(started.Recall!));

        var report = await house.Queries.DrillReportAsync(started.Recall!.RecallId, default);

        Assert.NotNull(report);
        Assert.Equal((false, true), (report.Trace.IsMet, report.Scope.IsMet));
        Assert.Equal((3 * 3600m, 3 * 3600m), (report.Trace.Seconds, report.Scope.Seconds));
        Assert.False(report.IsMet);
        Assert.Equal(started.Recall.Pick, report.Pick);
        Assert.Null(await house.Queries.DrillReportAsync((await house.StartAsync()).RecallId, default));
    }

    [Fact]
    public async Task Report_LotThatDoesNotAddUp_IsNotReconciled()
    {
        var house = await new RecallHouse().WithPlantAsync();
        await house.AppendAsync(house.Story.Ship("P1", 100, "S9", "C1"));
        var recall = await house.StartAsync(Request(RecallKind.Drill, null));
        await house.RunAsync(house.Script(recall));

        var report = (await house.Queries.DrillReportAsync(recall.RecallId, default))!;

        Assert.Equal((3, 4, 75m, false), (report.Reconciled.Reconciled, report.Reconciled.Lots, report.Reconciled.Percent, report.Reconciled.IsMet));
        var kilograms = Assert.Single(report.Quantities);
        Assert.True(kilograms.IsVariance);
        Assert.True(kilograms.Percent > 100);
    }

    [Fact]
    public async Task Watch_OfADrill_TellsNothing()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(Request(RecallKind.Drill, null));
        await house.RunAsync(house.Script(recall));

        Assert.Null(await house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9")));
    }
}
