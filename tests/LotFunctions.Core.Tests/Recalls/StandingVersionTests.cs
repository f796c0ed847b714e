using LotFunctions.Core.Recalls;
using static LotFunctions.Core.Tests.Recalls.RecallHouse;

namespace LotFunctions.Core.Tests.Recalls;

/// <summary>Which scope version a recall shows while a further one waits, and after that was turned down.</summary>
public sealed class StandingVersionTests
{
    private readonly RecallHouse house = new();

    [Fact]
    public async Task Find_AFurtherVersionWaits_ShowsItAndMeasuresByTheApprovedOne()
    {
        var recall = await RunAsync(script => script);

        var view = (await house.Queries.FindAsync(recall.RecallId, default))!;

        Assert.Equal((RecallStatus.AwaitingApproval, 2, 1), (view.Recall.Status, view.Recall.StandingVersion, view.Recall.ToldVersion));
        Assert.Equal(3, view.Figures?.Customers);
        Assert.Equal(2, (await house.Queries.ScopeAsync(recall.RecallId, null, default))!.Scope.Version);
        await AssertMeasuredByTheFirstAsync(recall);
    }

    [Fact]
    public async Task Find_TurnedDown_ShowsAndMeasuresByWhatCustomersKnow()
    {
        var recall = await RunAsync(script => script.Event(Hours(3), () => Command(RecallAction.Reject)));

        var view = (await house.Queries.FindAsync(recall.RecallId, default))!;
        var listed = Assert.Single((await house.Queries.ListAsync(10, null, default)).Items);

        Assert.Equal((RecallStatus.Monitoring, 1, 2), (view.Recall.Status, view.Recall.StandingVersion, view.Recall.ScopeVersion));
        Assert.Equal((2, 2), (view.Figures?.Customers, listed.Figures?.Customers));
        Assert.Equal(1, (await house.Queries.ScopeAsync(recall.RecallId, null, default))!.Scope.Version);
        Assert.Equal(2, (await house.Queries.ScopeAsync(recall.RecallId, 2, default))!.Scope.Version);
        await AssertMeasuredByTheFirstAsync(recall);
    }

    [Fact]
    public async Task Find_TurnedDownAndAnotherTraced_MeasuresByTheApprovedOneUntilThatIsApproved()
    {
        var recall = await RunAsync(script => script
            .Event(Hours(3), () => Command(RecallAction.Reject))
            .Perhaps(Hours(4), () => house.AppendAndLookAsync(house.Story.Ship("P1", 2, "S8", "C8") with { AsExecuted = true }))
            .Meanwhile(Hours(5), async () =>
            {
                var waiting = (await house.Queries.ListAsync(1, null, default)).Items[0];
                Assert.Equal((3, 4), (waiting.Recall.StandingVersion, waiting.Figures?.Customers));
                await AssertMeasuredByTheFirstAsync(waiting.Recall);
            })
            .Event(Hours(6), () => Command(RecallAction.Approve, id: "c-3")));

        var view = (await house.Queries.FindAsync(recall.RecallId, default))!;
        Assert.Equal((3, 4, new NoticeCounts(4, 4, 0, 4)), (view.Recall.StandingVersion, view.Figures?.Customers, view.Notices));
        var effectiveness = await EffectivenessAsync(recall);
        Assert.Equal((3, new ConsigneeFigures(4, 4, 0, 4, 0, 0, 0)), (effectiveness.ScopeVersion, effectiveness.Consignees));
    }

    [Fact]
    public async Task Find_TheFirstTurnedDown_StillShowsIt()
    {
        await house.WithPlantAsync();
        var recall = await house.StartAsync();
        await house.RunAsync(house.Script(recall).Event(Hours(1), () => Command(RecallAction.Reject)));

        var view = (await house.Queries.FindAsync(recall.RecallId, default))!;

        Assert.Equal((RecallStatus.Rejected, 1, 2), (view.Recall.Status, view.Recall.StandingVersion, view.Figures?.Customers));
        Assert.Equal(1, (await EffectivenessAsync(recall)).ScopeVersion);
    }

    /// <summary>Version 1 is approved, and version 2 has a shipment to one customer more.</summary>
    private async Task<Recall> RunAsync(Func<Fakes.WorkflowScript, Fakes.WorkflowScript> then)
    {
        await house.WithPlantAsync();
        var recall = await house.StartAsync();
        await house.RunAsync(then(house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }))));
        return await house.FindAsync(recall);
    }

    private async Task AssertMeasuredByTheFirstAsync(Recall recall)
    {
        var effectiveness = await EffectivenessAsync(recall);
        Assert.Equal((1, new ConsigneeFigures(2, 2, 0, 2, 0, 0, 0)), (effectiveness.ScopeVersion, effectiveness.Consignees));
        Assert.Equal(80, Assert.Single(effectiveness.Quantities).Shipped);
        Assert.Equal(["C1", "C2"], effectiveness.Checks.Sample.Select(s => s.Customer).Order());
        Assert.Equal(new NoticeCounts(2, 2, 0, 2), (await house.Queries.FindAsync(recall.RecallId, default))!.Notices);
    }

    private async Task<EffectivenessView> EffectivenessAsync(Recall recall) =>
        (await new EffectivenessChecks(house.Recalls, house.Blobs, house.Clock, new RecallOptions()).FindAsync(recall.RecallId, null, default))!;
}
