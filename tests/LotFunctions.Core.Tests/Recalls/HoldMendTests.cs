using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

/// <summary>Lots that were put on hold on the way to a scope and that it does not hold then.</summary>
public sealed class HoldMendTests
{
    private static readonly DateTimeOffset Later = RecallHouse.Start.AddHours(2);

    [Fact]
    public async Task Extend_RetriedWhenTheDifferenceIsGone_FreesWhatTheFirstTryHeld()
    {
        var (house, recall) = await AssembledAsync();
        await HoldsOf(house).HoldAsync(recall.RecallId, 2, Later, [Story.Lot("X9")], default);
        Assert.Equal(["P1", "P2", "P3", "R1", "X9"], await house.HeldLotsAsync());

        var extended = await ExtendAsync(house, recall, Later);

        Assert.Null(extended.Scope);
        Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync());
        var released = (await house.Recalls.TimelineAsync(recall.RecallId, default)).Single(e => e.Step == RecallSteps.Released);
        Assert.StartsWith("1 lots released", released.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_Mended_AgainRecordsNothing()
    {
        var (house, recall) = await AssembledAsync();
        await HoldsOf(house).HoldAsync(recall.RecallId, 2, Later, [Story.Lot("X9")], default);
        await ExtendAsync(house, recall, Later);
        var events = house.Ledger.Events.Count;

        await ExtendAsync(house, recall, Later);
        await ExtendAsync(house, recall, Later.AddHours(1));

        Assert.Equal(events, house.Ledger.Events.Count);
    }

    [Fact]
    public async Task Extend_AfterATryThatFailed_HoldsAtItsOwnTime()
    {
        var (house, recall) = await AssembledAsync();
        await house.AppendAsync(house.Story.Consume("X9", 1, "W1"), house.Story.Produce("P9", 1, "W1"));
        await HoldsOf(house).HoldAsync(recall.RecallId, 2, Later, [Story.Lot("P9"), Story.Lot("R2")], default);

        var extended = await ExtendAsync(house, recall, Later.AddMinutes(15));

        Assert.Equal(5, extended.Scope?.Figures.Lots);
        Assert.Equal(LotStatus.Recalled, (await house.Ledger.StatesAsync([Story.Lot("P9")], default)).Values.Single().StatusOn(new DateOnly(2026, 3, 2)));
        Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync());
    }

    [Fact]
    public async Task Assemble_LotFallsOutBetweenTwoRounds_IsFreed()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var tracer = new Tracer(house.Clock);
        var consumed = house.Ledger.Events.Single(r => r.Event is { Type: LotEventType.Consume, WorkOrder: "W2" } && r.Event.Lot == Story.Lot("R1")).Event;
        var racing = new Mock<ITracer>();
        var traces = 0;
        racing.Setup(t => t.CloseAsync(It.IsAny<ILedgerView>(), It.IsAny<IReadOnlyCollection<LotKey>>(), TraceDirection.Forward, It.IsAny<CancellationToken>()))
            .Returns(async (ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken token) =>
            {
                var closure = await tracer.CloseAsync(view, roots, direction, token);
                if (traces++ == 0) await house.AppendAsync(house.Story.Void(consumed));
                return closure;
            });

        await AssemblerOf(house, racing.Object).AssembleAsync(new AssembleScopeInput(recall.RecallId, 1, IsDrill: false, RecallHouse.Start), default);

        Assert.Equal(["P1", "R1"], await house.HeldLotsAsync());
        Assert.Equal(2, traces);
    }

    [Fact]
    public async Task Assemble_ScopeIsThereAndItsTryWasCutShort_FreesWhatItDoesNotHold()
    {
        var (house, recall) = await AssembledAsync();
        await HoldsOf(house).HoldAsync(recall.RecallId, 1, RecallHouse.Start, [Story.Lot("R2")], default);

        await AssembleAsync(house, recall);

        Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync());
    }

    [Fact]
    public async Task Release_CalledOffAfterATryAtAFurtherVersion_FreesItsLotsToo()
    {
        var (house, recall) = await AssembledAsync();
        var holds = HoldsOf(house);
        await holds.HoldAsync(recall.RecallId, 2, Later, [Story.Lot("X9")], default);

        await holds.ReleaseAsync(new ReleaseLotsInput(recall.RecallId, 1, Later.AddMilliseconds(1)), default);

        Assert.Empty(await house.HeldLotsAsync());
    }

    private static async Task<(RecallHouse House, Recall Recall)> AssembledAsync()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        await AssembleAsync(house, recall);
        return (house, recall);
    }

    private static Task AssembleAsync(RecallHouse house, Recall recall) =>
        AssemblerOf(house, new Tracer(house.Clock)).AssembleAsync(new AssembleScopeInput(recall.RecallId, 1, IsDrill: false, RecallHouse.Start), default);

    private static Task<ScopeExtended> ExtendAsync(RecallHouse house, Recall recall, DateTimeOffset at) =>
        AssemblerOf(house, new Tracer(house.Clock)).ExtendAsync(new ExtendScopeInput(recall.RecallId, 2, Approved: 0, Holding: 1, at), default);

    private static ScopeHolds HoldsOf(RecallHouse house) => new(house.Recalls, house.Ledger, house.Blobs);

    private static ScopeAssembler AssemblerOf(RecallHouse house, ITracer tracer) =>
        new(house.Recalls, house.Ledger, tracer, house.Blobs, house.Reference, new LotSelection(house.Ledger), HoldsOf(house), house.Clock);
}
