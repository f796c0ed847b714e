using LotFunctions.Core.Labels;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Intake;
using LotFunctions.Standards;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Tests.Labels;

public sealed class LotLabelsTests
{
    private const string Gtin = "09501101530003";

    private readonly ScanBench bench = new();

    [Theory]
    [InlineData("", null, "(01)09501101530003(10)A-1")]
    [InlineData(",\"expiry\":\"2027-01-31\"", null, "(01)09501101530003(17)270131(10)A-1")]
    [InlineData(",\"bestBefore\":\"2027-01-31\"", "24 EA", "(01)09501101530003(15)270131(10)A-1(30)24")]
    [InlineData(",\"expiry\":\"2027-01-31\",\"bestBefore\":\"2026-12-31\",\"production\":\"2026-02-01\"", "12.5 KGM", "(01)09501101530003(17)270131(10)A-1(15)261231(11)260201(3101)000125")]
    [InlineData(",\"packaging\":\"2026-02-02\",\"production\":\"2026-02-01\"", null, "(01)09501101530003(10)A-1(11)260201(13)260202")]
    [InlineData(",\"expiry\":\"2076-12-31\",\"production\":\"1977-01-01\"", null, "(01)09501101530003(17)761231(10)A-1(11)770101")]
    [InlineData("", "0.00001 MTR", "(01)09501101530003(10)A-1(3115)000001")]
    [InlineData("", "999999 LTR", "(01)09501101530003(10)A-1(3150)999999")]
    public async Task Make_OfAKnownLot_SaysWhatIsKnownAndReadsBackAsTheLot(string attributes, string? quantity, string expected)
    {
        await bench.PostAsync($$"""{"type":"receive","item":"9501101530003","lot":"A-1"{{attributes}}}""");
        var made = await MakeAsync("9501101530003", "A-1", quantity);

        Assert.Equal(expected, made.Label?.Text);
        var scan = Barcode.Parse(made.Label!.Text);
        Assert.Equal((Gtin, "A-1", quantity), (scan.Gtin.ToString(), scan.Lot, scan.Quantity?.ToString()));
    }

    [Theory]
    [InlineData("9999-12-31", "(01)09501101530003(15)270131(10)A-1")]
    [InlineData("2077-01-01", "(01)09501101530003(15)270131(10)A-1")]
    [InlineData("2100-01-01", "(01)09501101530003(15)270131(10)A-1")]
    [InlineData("1976-12-31", "(01)09501101530003(15)270131(10)A-1")]
    public async Task Make_DateThatWouldBeReadInAnotherCentury_IsLeftOut(string expiry, string expected)
    {
        await bench.PostAsync($$"""{"type":"receive","item":"9501101530003","lot":"A-1","expiry":"{{expiry}}","bestBefore":"2027-01-31"}""");
        var made = await MakeAsync("9501101530003", "A-1", null);
        Assert.Equal(expected, made.Label?.Text);
        Assert.Equal([LotAttribute.Expiry], made.LeftOut);
    }

    [Theory]
    [InlineData("9501101530003", "B", null, RefusalCode.NotFound)]
    [InlineData("RM-1", "A-1", null, RefusalCode.LabelNeedsGtin)]
    [InlineData("9501101530003", "A 1", null, RefusalCode.LabelLotInvalid)]
    [InlineData("9501101530003", "A12345678901234567890", null, RefusalCode.LabelLotInvalid)]
    [InlineData("9501101530003", "A-1", "1.5 EA", RefusalCode.QuantityInvalid)]
    [InlineData("9501101530003", "A-1", "0 KGM", RefusalCode.QuantityInvalid)]
    [InlineData("9501101530003", "A-1", "1000000 KGM", RefusalCode.QuantityInvalid)]
    [InlineData("9501101530003", "A-1", "1 XPX", RefusalCode.QuantityInvalid)]
    public async Task Make_WhatNoLabelSays_IsRefused(string item, string lot, string? quantity, string code)
    {
        foreach (var known in (string[])["A-1", "A 1", "A12345678901234567890"])
        {
            await bench.PostAsync($$"""[{"type":"receive","item":"9501101530003","lot":"{{known}}"},{"type":"receive","item":"RM-1","lot":"{{known}}"}]""");
        }

        var made = await MakeAsync(item, lot, quantity);

        Assert.Equal((code, null), (made.Refusal?.Code, made.Label));
    }

    private Task<LabelOutcome> MakeAsync(string item, string lot, string? quantity) => new LotLabels(bench.Ledger, bench.Clock).MakeAsync(
        LotKey.Create(item, lot), quantity is null ? null : Quantity.Parse(quantity), CancellationToken.None);
}
