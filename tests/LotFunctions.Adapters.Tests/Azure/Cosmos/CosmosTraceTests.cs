using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>How often a trace waits for the service: once a level, however many lots are in it.</summary>
public sealed class CosmosTraceTests : IAsyncDisposable
{
    private const int Levels = 8;

    /// <summary>The journal, the root, what took it, the units of what was shipped, and the shipments.</summary>
    private const int Beside = 5;

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private readonly CosmosPlace place = new();
    private readonly CosmosLedger ledger;

    public CosmosTraceTests() => ledger = new CosmosLedger(place.Open(), new Admission(Clock));

    [Theory]
    [InlineData(1, TraceDirection.Forward)]
    [InlineData(1, TraceDirection.Backward)]
    [InlineData(5, TraceDirection.Forward)]
    [InlineData(5, TraceDirection.Backward)]
    public async Task Trace_OfLevels_WaitsOnceALevel(int wide, TraceDirection direction)
    {
        await RecordAsync(Chain(wide, late: false));

        var (trace, waits) = await TraceAsync(direction);

        Assert.Equal(Levels, trace.Levels);
        Assert.InRange(waits, Levels, Levels + Beside);
    }

    [Theory]
    [InlineData(TraceDirection.Forward, Levels + Beside)]
    // Where nobody knew who made a lot when it was taken, the trace finds out.
    [InlineData(TraceDirection.Backward, (2 * Levels) + Beside)]
    public async Task Trace_MadeAfterItWasTaken_FindsTheSame(TraceDirection direction, int most)
    {
        await RecordAsync(Chain(2, late: true));

        var (trace, waits) = await TraceAsync(direction);

        Assert.Equal(Levels, trace.Levels);
        Assert.Equal((Levels * 2) + (direction == TraceDirection.Forward ? 1 : 0), trace.Nodes.Count);
        Assert.InRange(waits, Levels, most);
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await place.DisposeAsync();
    }

    /// <summary>From a root up the alphabet, each level from the one below it; backward from the last, which is alone there too.</summary>
    private static List<LotEvent> Chain(int wide, bool late)
    {
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        var events = new List<LotEvent> { story.Receive("A0", 100) };
        for (var level = 0; level < Levels; level++)
        {
            var order = $"WO{level}";
            var (taken, made) = (Name(level), Name(level + 1));
            List<LotEvent> consumed = [.. Enumerable.Range(0, level == 0 ? 1 : wide).Select(i => story.Consume($"{taken}{i}", 1, order))];
            List<LotEvent> produced = [.. Enumerable.Range(0, wide).Select(i => story.Produce($"{made}{i}", 1, order))];
            events.AddRange(consumed);
            events.AddRange(produced);
        }

        if (late) events.Reverse();
        for (var i = 0; i < wide; i++)
        {
            events.Add(story.Pack($"{Name(Levels)}{i}", 1, $"U{i}"));
            events.Add(story.ShipUnit($"U{i}", "SH1"));
        }

        return events;
    }

    private static string Name(int level) => $"{(char)('A' + level)}";

    private async Task RecordAsync(List<LotEvent> events)
    {
        // Each alone: an append knows what those before it left.
        foreach (var e in events)
        {
            var result = Assert.Single(await ledger.AppendAsync([e], Scenario.Quality, CancellationToken.None));
            Assert.Equal(AppendStatus.Accepted, result.Status);
        }
    }

    private async Task<(TraceResult Trace, int Waits)> TraceAsync(TraceDirection direction)
    {
        var root = direction == TraceDirection.Forward ? "A0" : $"{Name(Levels)}0";
        using var use = place.Units.Measure("trace");
        await using var view = await ledger.ViewAsync(null, CancellationToken.None);
        var trace = await new Tracer(Clock).TraceAsync(view, [Scenario.Lot(root)], direction, CancellationToken.None);
        return (trace, use.RoundTrips);
    }
}
