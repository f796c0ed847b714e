using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Tests.Trace;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Time.Testing;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Ledger;

public sealed class UnknownStockTests
{
    private const string U1 = "006141411234567890", U2 = "006141411234567906", Tare = "006141411234567913";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 3);

    private readonly Story story = new(Start);

    [Fact]
    public async Task Trace_UnitsAnnouncedInUnknownShares_AreInTransitThenThereThenGone()
    {
        LotEvent[] announced = [Unknown(LotEventType.Announce, U1, outer: Tare), Unknown(LotEventType.Announce, U2, outer: Tare)];
        var transit = await TraceAsync(announced);
        Assert.Equal(LotStatus.Announced, transit.Nodes[0].Status);
        Assert.Equal([(U1, true, null), (U2, true, null)], transit.Packed.Select(p => (p.LogisticUnit, p.InTransit, p.Quantity)));
        Assert.All(transit.Receipts, r => Assert.Equal((null, null), (r.Received, r.ReceivedUnknown)));

        LotEvent[] first = [.. announced, story.OfUnit(LotEventType.Receive, U1, "DOCK")];
        var half = await TraceAsync(first);
        Assert.Equal(LotStatus.Available, half.Nodes[0].Status);
        Assert.Equal([new TraceStock(Lot("R1"), "DOCK", null)], half.Stock);
        Assert.Equal([(U1, true), (U2, (bool?)null)], half.Receipts.Select(r => (r.LogisticUnit, r.ReceivedUnknown)));
        Assert.Equal([U2], half.Packed.Select(p => p.LogisticUnit));

        LotEvent[] both = [.. first, story.OfUnit(LotEventType.Receive, U2, "YARD"), story.Consume("R1", 4, "W1")];
        var used = await TraceAsync(both);
        Assert.Equal([new TraceStock(Lot("R1"), "DOCK", null), new TraceStock(Lot("R1"), "YARD", null)], used.Stock);
        Assert.Equal([GapCode.QuantityUnknown], used.Gaps.Select(g => g.Code));
        var sum = Assert.Single(used.Reconciliation);
        Assert.Equal((true, null, null, false), (sum.Unknown, sum.Difference, sum.PercentAccountedFor, sum.IsVariance));

        var gone = await TraceAsync([.. both, story.ShipUnit(Tare, "SH1")]);
        Assert.Empty(gone.Stock);
        Assert.Equal(LotStatus.Depleted, gone.Nodes[0].Status);
    }

    [Fact]
    public void Stock_KnownBesideUnknown_SaysBoth()
    {
        var state = Fold(story.Receive("R1", 3, "DOCK"), Unknown(LotEventType.Receive, null, "DOCK"), story.Consume("R1", 1, "W1"));

        Assert.Equal([new LotStock("DOCK", Kg(2)), new LotStock("DOCK", null)], state.Stock());
        Assert.Null(state.KnownOnHandIn("KGM"));
    }

    [Fact]
    public void Gaps_MoreUsedThanIsKnownToHaveCome_IsNoOverConsumption()
    {
        var state = Fold(Unknown(LotEventType.Receive, null, "DOCK"), story.Consume("R1", 4, "W1"), story.Receive("R1", 5, "YARD"), story.Consume("R1", 7, "W1"));

        Assert.Equal([GapCode.QuantityUnknown], state.Gaps().Select(g => g.Code));
        Assert.Equal([new LotStock("DOCK", null)], state.Stock());
        Assert.Null(state.KnownOnHandIn("KGM"));
    }

    [Fact]
    public void Gaps_UsedBeforeAnythingCame_IsConsumedBeforeReceived()
    {
        var state = Fold(story.Consume("R1", 4, "W1"), Unknown(LotEventType.Receive, null, "DOCK"));

        Assert.Equal([GapCode.ConsumedBeforeReceived, GapCode.QuantityUnknown], state.Gaps().Select(g => g.Code));
    }

    [Fact]
    public void Gaps_OnlyWhatWentIsUnknown_IsStillOverConsumption()
    {
        var state = Fold(story.Receive("R1", 1, "DOCK"), story.Consume("R1", 4, "W1"), Unknown(LotEventType.Ship, null));

        Assert.Equal([GapCode.OverConsumption, GapCode.QuantityUnknown], state.Gaps().Select(g => g.Code));
        Assert.Equal([new LotStock("", Kg(-3))], state.Stock());
    }

    [Theory]
    [InlineData(LotEventType.Receive, null, "DOCK", "DOCK")]
    [InlineData(LotEventType.Return, U2, "YARD", "DOCK YARD")]
    [InlineData(LotEventType.Produce, null, "LINE", "DOCK LINE")]
    [InlineData(LotEventType.Ship, U1, null, "")]
    [InlineData(LotEventType.Ship, U2, null, "DOCK")]
    [InlineData(LotEventType.Ship, null, "DOCK", "DOCK")]
    [InlineData(LotEventType.Consume, U1, null, "")]
    [InlineData(LotEventType.Consume, null, "DOCK", "DOCK")]
    [InlineData(LotEventType.Scrap, U1, null, "")]
    [InlineData(LotEventType.Scrap, U2, null, "DOCK")]
    [InlineData(LotEventType.Scrap, null, "DOCK", "")]
    [InlineData(LotEventType.Scrap, null, "YARD", "DOCK")]
    [InlineData(LotEventType.Scrap, null, null, "")]
    [InlineData(LotEventType.Move, U1, "RACK", "RACK")]
    [InlineData(LotEventType.Move, U2, "RACK", "DOCK")]
    [InlineData(LotEventType.Move, null, "RACK", "RACK")]
    [InlineData(LotEventType.Unpack, U1, null, "DOCK")]
    public void Stock_AfterAnUnknownQuantityInAUnit_FollowsWhatHappens(LotEventType then, string? unit, string? location, string where)
    {
        var state = Fold(Unknown(LotEventType.Receive, U1, "DOCK"), Unknown(then, unit, location));

        Assert.Equal(where, string.Join(' ', state.Stock().Select(s => s.Location)));
        Assert.Equal(where.Length == 0 ? LotStatus.Depleted : LotStatus.Available, state.StatusOn(Today));
    }

    [Theory]
    [InlineData(LotEventType.Adjust, null, "DOCK", 5, "DOCK=5")]
    [InlineData(LotEventType.Adjust, null, "YARD", 5, "DOCK=? YARD=5")]
    [InlineData(LotEventType.Adjust, U1, "DOCK", 5, "DOCK=5")]
    [InlineData(LotEventType.Adjust, U2, "DOCK", 5, "DOCK=5 DOCK=?")]
    [InlineData(LotEventType.Consume, U1, "DOCK", 5, "DOCK=?")]
    [InlineData(LotEventType.Ship, U1, "DOCK", 5, "")]
    [InlineData(LotEventType.Ship, null, "DOCK", 5, "DOCK=?")]
    [InlineData(LotEventType.Unpack, U1, null, 5, "DOCK=?")]
    public void Stock_AfterAKnownQuantity_IsUnknownUntilItIsCountedOrLeaves(LotEventType then, string? unit, string? location, int quantity, string rows)
    {
        var state = Fold(Unknown(LotEventType.Receive, U1, "DOCK"), Unknown(then, unit, location) with { Quantity = Kg(quantity) });

        Assert.Equal(rows, string.Join(' ', state.Stock().Select(s => $"{s.Location}={s.Quantity?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}")));
    }

    [Fact]
    public void Stock_UnitWithUnknownContentMoves_KnownStockStays()
    {
        var state = Fold(story.Receive("R1", 3, "DOCK"), Unknown(LotEventType.Receive, U1, "DOCK"), Unknown(LotEventType.Move, U1, "RACK"));

        Assert.Equal([new LotStock("DOCK", Kg(3)), new LotStock("RACK", null)], state.Stock());
    }

    [Fact]
    public void TryAdvance_OfAnOutdatedState_RefusesAndTellsThatSomethingMayBeThere()
    {
        var now = Fold(Unknown(LotEventType.Receive, U1, "DOCK"));
        var outdated = LotState.Restore(now.Lot, now.Totals, now.Balances, now.Holds, null, now.Seen, now.HasUnknownQuantity, now.WentBelowZero, now.Last!, null);

        Assert.True(outdated.IsOutdated);
        Assert.Equal(LotStatus.Available, outdated.StatusOn(Today));
        Assert.Equal([new LotStock("", null)], outdated.Stock());
        Assert.False(outdated.TryAdvance(Movement.Own(story.Consume("R1", 1, "W1"))));
        Assert.False(outdated.TryAdvance([Movement.Own(story.Consume("R1", 1, "W1")), Movement.Own(story.Consume("R1", 1, "W1"))]));
    }

    [Fact]
    public void CanonicalJson_OfAStateWithUnknownStock_ReadsBackTheSame()
    {
        var json = CanonicalJson.Write(Fold(Unknown(LotEventType.Receive, U1, "DOCK"), Unknown(LotEventType.Receive, null, "DOCK")));

        var back = CanonicalJson.Read<LotState>(json);

        Assert.Equal(json, CanonicalJson.Write(back));
        Assert.Equal([new UnknownPlace("", "DOCK"), new UnknownPlace(U1, "DOCK")], back.Unknown!.Places);
    }

    /// <summary>Each delivery by itself, followed through all that came after it.</summary>
    [Fact]
    public async Task Stock_AnyHistory_EqualsDeliveriesFollowedOneByOne() =>
        await RandomPlant.Histories.SampleAsync(
            async events =>
            {
                var ledger = new MemoryLedger(new FakeTimeProvider(RandomPlant.Start.AddDays(1)));
                await ledger.AppendAsync(events, Story.Quality, default);
                await using var view = await ledger.ViewAsync(null, default);
                var lots = RandomPlant.Lots.Select(Lot).ToList();
                var replay = await LotReplay.LoadAsync(view, lots, default);
                foreach (var lot in lots)
                {
                    var movements = replay.MovementsOf(lot);
                    var deliveries = Enumerable.Range(0, movements.Count).Select(i => Follow(movements[i], movements.Skip(i + 1)));
                    var state = replay.StateOf(lot);
                    Assert.Equal(
                        deliveries.OfType<string>().Distinct().Order(StringComparer.Ordinal), state.Stock().Where(s => s.Quantity is null).Select(s => s.Location));
                }
            },
            iter: 2000);

    /// <summary>Where the delivery is in the end; null when it is gone, or was none of an unknown quantity.</summary>
    private static string? Follow(Movement arrival, IEnumerable<Movement> after)
    {
        if (arrival.Quantity is not null || arrival.Event.Type is not (LotEventType.Receive or LotEventType.Produce or LotEventType.Return)) return null;
        var (unit, place) = (arrival.LogisticUnit, arrival.Event.Location ?? "");
        foreach (var m in after)
        {
            var (e, inThis) = (m.Event, unit is not null && m.LogisticUnit == unit);
            var isAll = m.Quantity is null;
            var ofPlace = m.LogisticUnit is null && (e.Type == LotEventType.Adjust ? place == (e.Location ?? "") : e.Type == LotEventType.Move ? e.FromLocation is null || e.FromLocation == place : e.Location is null || e.Location == place);
            switch (e.Type)
            {
                case LotEventType.Ship when inThis && (isAll || e.Lot is not null):
                case LotEventType.Consume when inThis && isAll:
                case LotEventType.Scrap when isAll && (inThis || ofPlace):
                case LotEventType.Adjust when inThis || ofPlace:
                    return null;
                case LotEventType.Unpack when inThis && isAll:
                    unit = null;
                    break;
                case LotEventType.Move when inThis || (isAll && ofPlace):
                case LotEventType.Receive or LotEventType.Produce or LotEventType.Return when inThis && isAll:
                    place = e.Location ?? "";
                    break;
                default:
                    break;
            }
        }

        return place;
    }

    private static async Task<TraceResult> TraceAsync(IReadOnlyList<LotEvent> events)
    {
        var clock = new FakeTimeProvider(Start.AddDays(1));
        var ledger = new MemoryLedger(clock);
        Assert.All(await ledger.AppendAsync(events, Story.Quality, default), r => Assert.Equal(AppendStatus.Accepted, r.Status));
        await using var view = await ledger.ViewAsync(null, default);
        return await new Tracer(clock).TraceAsync(view, [Lot("R1")], TraceDirection.Forward, default);
    }

    private static LotState Fold(params LotEvent[] events) => LotState.Fold(Lot("R1"), events.Select(Movement.Own));

    private LotEvent Unknown(LotEventType type, string? unit, string? location = null, string? outer = null) => story.Event(type, "R1", null, e => e with
    {
        LogisticUnit = unit, OuterUnit = outer, Location = location,
        Document = type == LotEventType.Announce ? "d-1" : null, Supplier = type == LotEventType.Announce ? "S1" : null,
    });
}
