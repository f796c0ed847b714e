using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Graph;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

/// <summary>States of a version that did not keep where unknown quantities are.</summary>
public sealed class OutdatedStateTests : IAsyncLifetime
{
    private static readonly LotKey Lot = Scenario.Lot("A1");

    private readonly DataFolder folder = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly Scenario story = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private SqliteLedger ledger = null!;
    private byte[] written = [];

    public async Task InitializeAsync()
    {
        ledger = new SqliteLedger(folder.Open(), new Admission(clock));
        await AppendAsync(story.Event(LotEventType.Produce, "A1", null, e => e with { Location = "DOCK", WorkOrder = "W1" }), story.Receive("A2", 1), story.Hold("A1"));
        written = await StoredAsync();
        var now = StateBody.Read(Lot, written);
        var old = StateBody.Write(LotState.Restore(Lot, now.Totals, now.Balances, now.Holds, now.Attributes, now.Seen, now.HasUnknownQuantity, now.WentBelowZero, now.Last!, null))!;
        Assert.Equal((1, 2), (old[0], written[0]));
        await StoreAsync(old);
        await folder.CloseAsync();
        ledger = new SqliteLedger(folder.Open(), new Admission(clock));
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task Verify_OutdatedState_IsSoundAndSaysThatSomethingIsThere()
    {
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);

        var state = (await ledger.StatesAsync([Lot], CancellationToken.None))[Lot];
        Assert.True(state.IsOutdated);
        Assert.Equal([new LotStock("", null)], state.Stock());
    }

    [Fact]
    public async Task Verify_OutdatedStateWithoutItsHold_IsFound()
    {
        var now = StateBody.Read(Lot, written);
        await StoreAsync(StateBody.Write(LotState.Restore(Lot, now.Totals, now.Balances, [], now.Attributes, now.Seen, now.HasUnknownQuantity, now.WentBelowZero, now.Last!, null))!);

        Assert.NotEmpty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task Append_ToAnOutdatedState_FoldsItAnew()
    {
        await AppendAsync(story.Event(LotEventType.Move, "A1", null, e => e with { Location = "RACK", AsExecuted = true }));

        var state = (await ledger.StatesAsync([Lot], CancellationToken.None))[Lot];
        Assert.Equal([new UnknownPlace("", "RACK")], state.Unknown!.Places);
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task Rebuild_OfAnOutdatedState_GivesWhatIsWrittenToday()
    {
        Assert.Empty((await new LedgerRebuild(folder.Database).RunAsync(CancellationToken.None)).Findings);

        Assert.Equal(written, await StoredAsync());
    }

    [Fact]
    public async Task Trace_OfAnOutdatedState_SaysWhereItIs()
    {
        await using var view = await ledger.ViewAsync(null, CancellationToken.None);
        await using var keeper = new GraphKeeper(folder.Database, clock);
        var trace = await new GraphTracer(keeper, clock).TraceAsync(view, [Lot], TraceDirection.Forward, CancellationToken.None);

        Assert.Equal([new TraceStock(Lot, "DOCK", null)], trace.Stock);
    }

    private async Task AppendAsync(params LotEvent[] events) =>
        Assert.All(await ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None), r => Assert.Equal(AppendStatus.Accepted, r.Status));

    private Task<byte[]> StoredAsync() =>
        folder.Database.WriteAsync(s => s.Query("SELECT state FROM lot WHERE lot = 'A1'", r => r.GetFieldValue<byte[]>(0))[0], CancellationToken.None);

    private Task StoreAsync(byte[] state) => folder.Database.WriteAsync(
        s =>
        {
            s.Execute("UPDATE lot SET state = $1 WHERE lot = 'A1'", state);
            return 0;
        },
        CancellationToken.None);
}
