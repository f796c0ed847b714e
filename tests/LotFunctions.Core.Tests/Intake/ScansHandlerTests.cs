using System.Text;
using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Intake;

public sealed class ScansHandlerTests
{
    private const string Good = """{"type":"receive","item":"RM-1","lot":"A1","quantity":1}""";
    private const string Bad = """{ "type": "consume", "item": "RM-1", "lot": "A1" }""";

    private readonly ScanBench bench = new();

    [Fact]
    public async Task Handle_ArrayTwice_RecordsOnceAndRaisesOnce()
    {
        Assert.Equal(Settlement.Done, await HandleAsync($"[{Good},{Bad}]"));
        Assert.Equal(Settlement.Done, await HandleAsync($"[{Good},{Bad}]"));

        Assert.Single(bench.Ledger.Events);
        Assert.Equal("scans-inbound", bench.Ledger.Events[0].RecordedBy);
        var raised = bench.Exceptions.All.Single();
        Assert.Equal(("scans-inbound", RefusalCode.FieldRequired, Bad), (raised.Source, raised.Code, raised.Original));
    }

    [Fact]
    public async Task Handle_OriginalOfAnExceptionAfterAFix_IsAccepted()
    {
        await HandleAsync("""{"type":"receive","item":"GLOVES","quantity":1}""");
        var raised = bench.Exceptions.All.Single();
        Assert.Equal("lot-required", raised.Code);
        Assert.NotNull(raised.MessageId);

        await bench.RegisterAsync("GLOVES", new Core.Rules.Item { LotControlled = false });
        await HandleAsync(raised.Original);
        Assert.Equal("GLOVES", bench.Last.Lot!.Value.Item);
    }

    [Fact]
    public async Task Handle_ByteOrderMark_IsNoPartOfTheJson()
    {
        Assert.Equal(Settlement.Done, await HandleAsync("\uFEFF" + Good));
        Assert.Single(bench.Ledger.Events);
    }

    [Fact]
    public async Task Handle_NoJson_GoesToTheDeadLetters()
    {
        var settlement = await HandleAsync("{\"type\":");
        Assert.Equal("invalid-json", settlement.DeadLetterReason);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Handle_BytesThatAreNoUtf8_IsAnExceptionWithTheText()
    {
        var body = Encoding.UTF8.GetBytes("""{"type":"receive","item":"?","lot":"A1"}""");
        body[Array.IndexOf(body, (byte)'?')] = 0xFF;
        await Handler().HandleAsync(body, CancellationToken.None);
        Assert.Contains("\uFFFD", bench.Exceptions.All.Single().Original, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_StoreAway_ThrowsForRedelivery()
    {
        bench.Exceptions.FailOnce = true;
        await Assert.ThrowsAsync<IOException>(() => HandleAsync(Bad));
        await HandleAsync(Bad);
        Assert.Single(bench.Exceptions.All);
    }

    private Task<Settlement> HandleAsync(string json) => Handler().HandleAsync(Encoding.UTF8.GetBytes(json), CancellationToken.None);

    private ScansHandler Handler() => new(bench.Intake, bench.Exceptions, bench.Clock);
}
