namespace LotFunctions.Core.Tests.Intake;

public sealed class OpenUnitsTests
{
    private const string Receive = """{"type":"receive","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","at":"2026-03-01T08:00:00Z"}""";

    private const string Consume = """{"type":"consume","item":"RM-1","lot":"A1","quantity":4,"workOrder":"W1","at":"2026-03-01T10:00:00Z"}""";

    private const string Produce = """{"type":"produce","item":"FG-1","lot":"B1","quantity":8,"workOrder":"W1","at":"2026-03-01T11:00:00Z","inputs":[{"item":"RM-1","lot":"A1","quantity":4}]}""";

    private readonly ScanBench bench = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_QuantityWithoutUnit_IsInTheLotsOwn(bool atOnce)
    {
        if (atOnce)
        {
            await bench.PostLinesAsync($"{Receive}\n{Consume}\n{Produce}");
        }
        else
        {
            foreach (var json in new[] { Receive, Consume, Produce }) await bench.PostAsync(json);
        }

        Assert.Equal([new("", 6, "KGM")], (await bench.StateAsync("RM-1", "A1")).Balances);
        Assert.Equal("EA", bench.Last.Quantity!.Value.Unit);
        Assert.Equal("KGM", Assert.Single(bench.Last.Inputs!).Quantity!.Value.Unit);
    }

    [Fact]
    public async Task Post_QuantityOfALotThatNobodyToldOf_IsInEach()
    {
        await bench.PostAsync(Produce);

        Assert.Equal("EA", Assert.Single(bench.Last.Inputs!).Quantity!.Value.Unit);
    }

    [Fact]
    public async Task Post_ReceiptWithoutUnit_IsInTheAnnouncedOne()
    {
        await bench.PostLinesAsync("""{"type":"announce","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","supplier":"S","shipment":"S-1","at":"2026-03-01T07:00:00Z"}""");

        await bench.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":10,"at":"2026-03-01T08:00:00Z"}""");

        Assert.Equal("KGM", bench.Last.Quantity!.Value.Unit);
    }

    [Fact]
    public async Task Post_SentAgainAfterAUnitWasTold_IsTheSameEvent()
    {
        await bench.PostAsync(Consume);
        await bench.PostAsync(Receive);

        var again = await bench.PostAsync(Consume);

        Assert.Equal(1, again.Duplicates);
        Assert.Equal(2, bench.Ledger.Events.Count);
    }
}
