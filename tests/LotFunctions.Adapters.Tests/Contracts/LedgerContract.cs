using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>What every ledger does; more in its other parts.</summary>
public abstract partial class LedgerContract : PortContract<ILedger>
{
    private readonly Scenario story = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

    private async Task<IReadOnlyList<AppendResult>> AppendAsync(params LotEvent[] events) =>
        await Port.AppendAsync(events, Scenario.Operator, None);

    private async Task AcceptedAsync(params LotEvent[] events)
    {
        var results = await Port.AppendAsync(events, Scenario.Quality, None);
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
    }

    private async Task<LotState> StateAsync(string lot)
    {
        var key = Scenario.Lot(lot);
        return (await Port.StatesAsync([key], None)).GetValueOrDefault(key) ?? new LotState(key);
    }

    private async Task<List<RecordedEvent>> AllAsync()
    {
        var all = new List<RecordedEvent>();
        await foreach (var r in Port.ReadAllAsync(null, None)) all.Add(r);
        return all;
    }

    /// <summary>Every state is what a replay of the recorded events gives, and every chain holds.</summary>
    private async Task AssertSoundAsync()
    {
        var all = await AllAsync();
        var lots = all.Select(r => r.Event.Lot).OfType<LotKey>().Distinct().ToList();
        await using var view = await Port.ViewAsync(null, None);
        var replay = await LotReplay.LoadAsync(view, lots, None);
        var states = await Port.StatesAsync(lots, None);
        foreach (var lot in lots)
        {
            var expected = replay.MovementsOf(lot).Count == 0 ? "none" : Text(replay.StateOf(lot));
            Assert.Equal(expected, states.TryGetValue(lot, out var state) ? Text(state) : "none");
        }

        foreach (var chain in all.GroupBy(r => r.Stream))
        {
            var previous = EventChain.Start;
            foreach (var r in chain)
            {
                Assert.Equal(previous, r.PreviousHash);
                Assert.True(EventChain.Holds(r));
                previous = r.Hash;
            }
        }

        Assert.Equal(all.Select(r => r.RecordedAt).Order(), all.Select(r => r.RecordedAt));
        Assert.Equal(all.Count, all.Select(r => r.RecordedAt).Distinct().Count());
    }

    private static string Text(LotState state) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(state));
}
