using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class LotSelectionTests
{
    private const string Unit = "340123450000000024";

    private static readonly DateTimeOffset Day = RecallHouse.Start.AddDays(-1);

    public static TheoryData<string, RecallCriteria, string[]> Cases => new()
    {
        { "supplier", new RecallCriteria { Supplier = "S1" }, ["R1", "R2", "T1", "U1", "X9"] },
        { "other supplier", new RecallCriteria { Supplier = "S2" }, [] },
        { "item", new RecallCriteria { Item = " ITEM-R " }, ["R1", "R2"] },
        { "made by a work order", new RecallCriteria { WorkOrder = "W2" }, ["P2", "P3"] },
        { "delivered and used in a work order", new RecallCriteria { Supplier = "S1", WorkOrder = "W2" }, ["R1", "R2"] },
        { "supplier and item", new RecallCriteria { Supplier = "S1", Item = "ITEM-U" }, ["U1"] },
        { "received in the first minute", new RecallCriteria { ReceivedFrom = Day, ReceivedTo = Day.AddMinutes(1) }, ["R1", "R2"] },
        { "received by its unit, later", new RecallCriteria { ReceivedFrom = Day.AddMinutes(14) }, ["U1"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Resolve_Criteria_ChoosesLots(string name, RecallCriteria criteria, string[] expected)
    {
        var house = await HouseAsync();

        var lots = await ResolveAsync(house, criteria);

        Assert.True(expected.SequenceEqual(lots), $"{name}: {string.Join(", ", lots)}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Resolve_FromAnyEarlierPosition_IsTheSame(string name, RecallCriteria criteria, string[] expected)
    {
        var house = await HouseAsync();
        await house.AppendAsync(house.Story.Void(house.Ledger.Events.First(e => e.Event.Lot == Story.Lot("R2")).Event));
        var whole = await ResolveAsync(house, criteria);
        Assert.True(expected.Except(["R2"]).All(whole.Contains), name);

        foreach (var position in house.Ledger.Events.Select(e => e.RecordedAt))
        {
            await using var earlier = await house.Ledger.ViewAsync(position, default);
            await using var now = await house.Ledger.ViewAsync(null, default);
            var selection = new LotSelection(house.Ledger);
            var before = new LotsChosen(await selection.ResolveAsync(RequestFor(criteria), earlier, null, default), position);

            var lots = await selection.ResolveAsync(RequestFor(criteria), now, before, default);

            Assert.True(whole.SequenceEqual(lots.Select(l => l.Lot).Order(StringComparer.Ordinal)), $"{name} at {position:O}");
        }
    }

    [Fact]
    public async Task Resolve_LotPackedIntoAUnitThatCameInBefore_IsFoundLater()
    {
        var house = await HouseAsync();
        const string Late = "340123450000000031";
        await house.AppendAsync(house.Story.OfUnit(LotEventType.Receive, Late) with { Supplier = "S1" });
        await using var earlier = await house.Ledger.ViewAsync(null, default);
        var criteria = new RecallCriteria { Supplier = "S1" };
        var selection = new LotSelection(house.Ledger);
        var before = new LotsChosen(await selection.ResolveAsync(RequestFor(criteria), earlier, null, default), earlier.AsOf);
        await house.AppendAsync(house.Story.Announce("U7", 5, Late) with { At = Day, Supplier = "S3" });
        await using var now = await house.Ledger.ViewAsync(null, default);

        var lots = await selection.ResolveAsync(RequestFor(criteria), now, before, default);

        Assert.Equal(await ResolveAsync(house, criteria), lots.Select(l => l.Lot).Order(StringComparer.Ordinal));
        Assert.Contains("U7", lots.Select(l => l.Lot));
    }

    [Fact]
    public async Task Resolve_WorkOrder_ReadsNoMoreThanItsLots()
    {
        var house = await HouseAsync();
        var ledger = new Mock<ILedger>(MockBehavior.Strict);
        await using var view = await house.Ledger.ViewAsync(null, default);

        var lots = await new LotSelection(ledger.Object).ResolveAsync(RequestFor(new RecallCriteria { WorkOrder = "W2" }), view, null, default);

        Assert.Equal(["P2", "P3"], lots.Select(l => l.Lot).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Resolve_VoidedReceipt_IsNotCounted()
    {
        var house = await HouseAsync();
        var receipt = house.Ledger.Events.First(e => e.Event.Lot == Story.Lot("R2"));
        await house.AppendAsync(house.Story.Void(receipt.Event));

        Assert.Equal(["R1"], await ResolveAsync(house, new RecallCriteria { Supplier = "S1", Item = "ITEM-R" }));
    }

    [Fact]
    public async Task Resolve_LaterThanTheView_IsNotSeen()
    {
        var house = await HouseAsync();
        await using var view = await house.Ledger.ViewAsync(null, default);
        await house.AppendAsync(house.Story.Receive("R7", 1));

        var lots = await new LotSelection(house.Ledger).ResolveAsync(RequestFor(new RecallCriteria { Item = "ITEM-R" }), view, null, default);

        Assert.DoesNotContain(Story.Lot("R7"), lots);
    }

    private static async Task<RecallHouse> HouseAsync()
    {
        var house = await new RecallHouse().WithPlantAsync();
        await house.AppendAsync(
            house.Story.Announce("U1", 5, Unit),
            house.Story.OfUnit(LotEventType.Receive, Unit),
            house.Story.Announce("T1", 5));
        return house;
    }

    private static async Task<IEnumerable<string>> ResolveAsync(RecallHouse house, RecallCriteria criteria)
    {
        await using var view = await house.Ledger.ViewAsync(null, default);
        var lots = await new LotSelection(house.Ledger).ResolveAsync(RequestFor(criteria), view, null, default);
        return lots.Select(l => l.Lot).Order(StringComparer.Ordinal);
    }

    private static RecallRequest RequestFor(RecallCriteria criteria) => RecallHouse.Request() with { Lots = [], Criteria = criteria };
}
