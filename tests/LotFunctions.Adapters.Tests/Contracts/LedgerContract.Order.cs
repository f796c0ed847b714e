using CsCheck;
using LotFunctions.Core.Ledger;

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

                await Port.AppendAsync(straight, Scenario.Operator, None);
                foreach (var part in shuffled.Chunk(batch)) await Port.AppendAsync(part, Scenario.Operator, None);

                Assert.Equal(await StatesAsync($"s{run}"), (await StatesAsync($"m{run}")).Replace($"m{run}-", $"s{run}-", StringComparison.Ordinal));
            },
            iter: Histories,
            threads: 1);
        await AssertSoundAsync();
    }

    private async Task<string> StatesAsync(string prefix)
    {
        var lots = RandomHistory.Lots(prefix);
        var states = await Port.StatesAsync(lots, None);
        return string.Join('\n', lots.Select(l => states.TryGetValue(l, out var state) ? Text(state) : "none"));
    }
}
