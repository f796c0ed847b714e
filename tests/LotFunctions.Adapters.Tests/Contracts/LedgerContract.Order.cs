using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract partial class LedgerContract
{
    /// <summary>Fewer for an adapter whose every append is a call over the network.</summary>
    protected virtual long Histories => 150;

    [Fact]
    public async Task Append_AnyOrderWithResends_GivesTheSameStates()
    {
        var run = 0;
        await Gen.Select(RandomHistory.Histories, Gen.Int.Array[60], Gen.Int[1, 7]).SampleAsync(
            async (history, keys, batch) =>
            {
                run++;
                var straight = RandomHistory.Events(history, $"s{run}");
                var shuffled = RandomHistory.Events(history, $"m{run}");
                shuffled = [.. shuffled.Concat(shuffled.Where((_, i) => keys[i] % 3 == 0)).Zip(keys.Concat(keys.Reverse()), (e, key) => (e, key))
                    .OrderBy(x => x.key).Select(x => x.e)];

                await Port.AppendAsync(straight, Scenario.Quality, None);
                foreach (var part in shuffled.Chunk(batch)) await Port.AppendAsync(part, Scenario.Quality, None);

                Assert.Equal(await StatesAsync($"s{run}"), (await StatesAsync($"m{run}")).Replace($"m{run}-", $"s{run}-", StringComparison.Ordinal));
            },
            iter: Histories,
            threads: 1);
        await AssertSoundAsync();
    }

    /// <summary>Any permutation of the events, with any resends, in any batches: the same lots, balances, edges and gaps.</summary>
    [Fact]
    public async Task Append_PermutedStory_GivesTheSameLotsBalancesEdgesAndGaps()
    {
        await Port.AppendAsync(PermutedStory.Events("s"), Scenario.Quality, None);
        var expected = await StoryAsync("s");
        var run = 0;
        await Gen.Select(Gen.Int.Array[100], Gen.Int[1, 12]).SampleAsync(
            async (keys, batch) =>
            {
                var prefix = $"m{run++}";
                var events = PermutedStory.Events(prefix);
                List<LotEvent> sent = [.. events.Concat(events.Where((_, i) => keys[^(i + 1)] % 3 == 0)).Zip(keys, (e, key) => (e, key)).OrderBy(x => x.key).Select(x => x.e)];

                foreach (var part in sent.Chunk(batch)) await Port.AppendAsync(part, Scenario.Quality, None);

                Assert.Equal(expected, (await StoryAsync(prefix)).Replace($"{prefix}-", "s-", StringComparison.Ordinal));
            },
            iter: Histories / 2,
            threads: 1,
            seed: "0000KDIbPLz3");
        await AssertSoundAsync();
    }

    /// <summary>The states with their gaps, and the trace of the first lot both ways.</summary>
    private async Task<string> StoryAsync(string prefix)
    {
        var lots = PermutedStory.Lots(prefix);
        var states = await Port.StatesAsync(lots, None);
        await using var view = await Port.ViewAsync(null, None);
        var trace = await new Tracer(Clock).TraceAsync(view, [lots[0]], TraceDirection.Both, None);
        var parts = lots.Select(l => $"{Text(states[l])} {string.Join(';', states[l].Gaps())}").Concat(
        [
            string.Join('\n', trace.Nodes), string.Join('\n', trace.Edges), string.Join('\n', trace.Stock), string.Join('\n', trace.Packed),
            string.Join('\n', trace.Shipments.Select(s => $"{s.Shipment} {s.Customer} {s.At:O} {string.Join(',', s.Lines)}")), string.Join('\n', trace.Gaps),
            string.Join('\n', trace.Reconciliation), string.Join('\n', trace.Receipts),
        ]);
        return string.Join("\n\n", parts);
    }

    private async Task<string> StatesAsync(string prefix)
    {
        var lots = RandomHistory.Lots(prefix);
        var states = await Port.StatesAsync(lots, None);
        return string.Join('\n', lots.Select(l => states.TryGetValue(l, out var state) ? Text(state) : "none"));
    }
}
