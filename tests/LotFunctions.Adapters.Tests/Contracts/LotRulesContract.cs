using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class LotRulesContract : PortContract<ILotRules>
{
    [Fact]
    public async Task Current_BeforeAny_IsNull()
    {
        Assert.Null(await Port.CurrentAsync(None));
        Assert.Null(await Port.FindAsync(1, None));
    }

    [Fact]
    public async Task Add_VersionAfterVersion_EachStaysReadableAndTheLastIsInForce()
    {
        for (var version = 1; version <= 11; version++) Assert.True(await Port.AddAsync(Rules(version), None));
        await ReopenAsync();

        Assert.Equal(Text(Rules(11)), Text(await Port.CurrentAsync(None)));
        Assert.Equal(Text(Rules(1)), Text(await Port.FindAsync(1, None)));
        Assert.Equal(Text(Rules(10)), Text(await Port.FindAsync(10, None)));
        Assert.Null(await Port.FindAsync(12, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Add_NotTheNext_IsFalseAndChangesNothing(int version)
    {
        await Port.AddAsync(Rules(1), None);
        await Port.AddAsync(Rules(2), None);

        Assert.False(await Port.AddAsync(Rules(version) with { PutBy = "late" }, None));

        Assert.Equal(Text(Rules(2)), Text(await Port.CurrentAsync(None)));
        Assert.Equal(Text(Rules(1)), Text(await Port.FindAsync(1, None)));
    }

    [Fact]
    public async Task Add_TheSameVersionByManyAtOnce_OneWins()
    {
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Port.AddAsync(Rules(1) with { PutBy = $"{i}" }, None))));

        Assert.Equal($"{Array.IndexOf(won, true)}", (await Port.CurrentAsync(None))!.PutBy);
        Assert.Single(won, w => w);
    }

    private static string Text(LotRuleSet? rules) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(rules));

    private static LotRuleSet Rules(int version) => new()
    {
        Version = version,
        PutBy = "anna",
        PutAt = new DateTimeOffset(2026, 3, 1, 12, 0, version, TimeSpan.Zero),
        Comment = "é",
        Rules =
        [
            new LotRule
            {
                Name = $"rule of {version}",
                Supplier = "MILL",
                Item = "09501101530003",
                Normalisation = [new NormalisationStep(NormalisationKind.UpperCase), new NormalisationStep(NormalisationKind.StripPrefix, "LOT")],
                Pattern = @"[A-Z]{2}\d{4}",
                RequiredAttributes = [LotAttribute.Expiry, LotAttribute.BestBefore],
                Action = RuleAction.Quarantine,
                QuarantineOnReceipt = true,
                ReleasedBy = ReceiptHold.Release,
            },
            new LotRule { Name = "default" },
        ],
    };
}
