using System.Globalization;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

public sealed class ScanReaderTests
{
    private const string Gtin = "09501101530003";
    private const string Carton = "095011010000000186";
    private const string Pallet = "095011010000000018";

    private readonly ScanBench bench = new();

    [Fact]
    public async Task Post_EveryField_IsRecorded()
    {
        await bench.PostAsync("""
            {"type":"receive","item":"RM-1","lot":"A1","quantity":12.50,"unit":"KGM","at":"2026-03-01T10:00:00+01:00","location":"DOCK","supplier":"ALDER",
             "logisticUnit":"095011010000000018","device":"D7","operator":"ann","reference":"GR-1","reason":"ok","eventId":"my-1","expiry":"2027-01-31",
             "bestBefore":"2027-01-30","production":"2026-01-31","document":"d-1"}
            """);

        var e = bench.Last;
        Assert.Equal(
            new LotEvent
            {
                EventId = "my-1",
                ContentHash = e.ContentHash,
                Type = LotEventType.Receive,
                At = new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero),
                Lot = LotKey.Create("RM-1", "A1"),
                Quantity = new Quantity(12.5m, "KGM"),
                LogisticUnit = Pallet,
                Location = "DOCK",
                Supplier = "ALDER",
                Device = "D7",
                Operator = "ann",
                Reference = "GR-1",
                Reason = "ok",
                Document = "d-1",
                Attributes = new LotAttributes { Expiry = new(2027, 1, 31), BestBefore = new(2027, 1, 30), Production = new(2026, 1, 31) },
            },
            e);
    }

    [Fact]
    public async Task Post_Barcode_GivesItemLotUnitDatesAndQuantity()
    {
        await bench.PostAsync($$"""{"type":"receive","barcode":"(00){{Carton}}(02){{Gtin}}(37)24(17)270131(10)A1"}""");

        Assert.Equal((LotKey.Create(Gtin, "A1"), Carton, new Quantity(24, "EA")), (bench.Last.Lot, bench.Last.LogisticUnit, bench.Last.Quantity!.Value));
        Assert.Equal(new DateOnly(2027, 1, 31), bench.Last.Attributes!.Expiry);
    }

    [Fact]
    public async Task Post_QuantityStated_ComesBeforeTheBarcodes()
    {
        await bench.PostAsync($$"""{"type":"receive","barcode":"(02){{Gtin}}(37)24(10)A1","quantity":20}""");
        Assert.Equal(new Quantity(20, "EA"), bench.Last.Quantity);
    }

    [Theory]
    [InlineData("A117270131", "A117270131", null)]
    [InlineData("A1", "A1", "2027-01-31")]
    public async Task Post_SeparatorLost_TheStatedLotDecides(string stated, string lot, string? expiry)
    {
        await bench.PostAsync($$"""{"type":"receive","barcode":"]C101{{Gtin}}10A117270131","lot":"{{stated}}"}""");
        Assert.Equal((lot, expiry), (bench.Last.Lot?.Lot, bench.Last.Attributes?.Expiry?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("A117270131", "(10)A1(17)270131")]
    [InlineData("A12112", "(10)A1(21)12")]
    [InlineData("A1422276", "(10)A1(422)276")]
    public async Task Post_SeparatorLost_IsRefusedWithTheReadings(string digits, string reading)
    {
        // A lot that is known makes a tail without a date or a check digit suspicious too.
        await bench.PostAsync($$"""{"type":"receive","item":"{{Gtin}}","lot":"A1"}""");
        var result = (await bench.PostAsync($$"""{"type":"move","barcode":"]C101{{Gtin}}10{{digits}}"}""")).Results.Single();

        Assert.Equal((ScanStatus.Refused, RefusalCode.AmbiguousBarcode), (result.Status, result.Code));
        Assert.Contains($"(01){Gtin}{reading}", result.Detail, StringComparison.Ordinal);
        Assert.Single(bench.Ledger.Events);
    }

    [Fact]
    public async Task Post_SeparatorLost_AKnownLotIsNotCut()
    {
        await bench.PostAsync($$"""{"type":"receive","item":"{{Gtin}}","lot":"A117270131"}""");
        var outcome = await bench.PostAsync($$"""{"type":"move","barcode":"]C101{{Gtin}}10A117270131","location":"B"}""");
        Assert.Equal((1, "A117270131"), (outcome.Accepted, bench.Last.Lot?.Lot));
    }

    [Fact]
    public async Task Post_UnitLabelOfTradeItems_CoversWhatIsInside()
    {
        await bench.PostAsync($$"""{"type":"announce","item":"{{Gtin}}","lot":"A1","quantity":24,"logisticUnit":"{{Carton}}"}""");
        await bench.PostAsync($$"""{"type":"receive","barcode":"(00){{Carton}}(02){{Gtin}}(37)20"}""");

        Assert.Null(bench.Last.Lot);
        Assert.Null(bench.Last.Quantity);
        Assert.Equal(24, (await bench.StateAsync(Gtin, "A1")).OnHand);
    }

    [Fact]
    public async Task Post_PackOfAScannedUnitIntoANamedOne_PutsUnitIntoUnit()
    {
        await bench.PostAsync($$"""{"type":"pack","barcode":"(00){{Carton}}","logisticUnit":"{{Pallet}}"}""");
        Assert.Equal((Carton, Pallet, null), (bench.Last.LogisticUnit, bench.Last.OuterUnit, bench.Last.Lot));
    }

    [Theory]
    [InlineData("KG", "KGM")]
    [InlineData("LB", "LBR")]
    [InlineData("CT", "XCT")]
    [InlineData("PCE", "H87")]
    [InlineData("EA", "EA")]
    public async Task Post_UnitOfX12OrOfAnOlderDirectory_IsRecordedAsTheCodeOfToday(string sent, string recorded)
    {
        await bench.PostAsync($$"""{"type":"receive","item":"RM-1","lot":"A1","quantity":2,"unit":"{{sent}}"}""");
        Assert.Equal(recorded, bench.Last.Quantity!.Value.Unit);
        await bench.PostAsync($$"""{"type":"produce","item":"FG","lot":"F1","workOrder":"W","quantity":1,"unit":"EA","inputs":[{"item":"RM-1","lot":"A1","quantity":1,"unit":"{{sent}}"}]}""");
        Assert.Equal(recorded, bench.Last.Inputs![0].Quantity!.Value.Unit);
    }

    [Theory]
    [InlineData("""{"type":"receive","barcode":"(01)09501101530003(10)A1","item":"RM-1"}""", "barcode-mismatch /item")]
    [InlineData("""{"type":"receive","barcode":"(01)09501101530003(10)A1","lot":"A2"}""", "barcode-mismatch /lot")]
    [InlineData("""{"type":"receive","barcode":"(00)095011010000000186","logisticUnit":"095011010000000018"}""", "barcode-mismatch /logisticUnit")]
    [InlineData("""{"type":"receive","barcode":"(01)09501101530003(10)A1(17)270131","expiry":"2027-02-01"}""", "barcode-mismatch /expiry")]
    [InlineData("""{"type":"receive","barcode":"(01)09501101530003(10)A1(3103)001500","unit":"LTR"}""", "barcode-mismatch /unit")]
    [InlineData("""{"type":"receive","barcode":"(01)09501101530004(10)A1"}""", "invalid-barcode /barcode")]
    [InlineData("""{"type":"receive","logisticUnit":"095011010000000019"}""", "invalid-sscc /logisticUnit")]
    [InlineData("""{"type":"pack","logisticUnit":"095011010000000018","outerUnit":"1"}""", "invalid-sscc /outerUnit")]
    [InlineData("""{"type":"receive","item":"RM-1"}""", "lot-required /lot")]
    [InlineData("""{"type":"receive","item":"RM-1","logisticUnit":"095011010000000018"}""", "lot-required /lot")]
    [InlineData("""{"type":"receive","lot":"A1"}""", "required /item")]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","quantity":1,"unit":"kgm"}""", "unit-invalid /unit")]
    [InlineData("""{"type":"inspect","item":"RM-1","lot":"A1"}""", "field-not-allowed /type")]
    [InlineData("""{"type":"Receive","item":"RM-1","lot":"A1"}""", "invalid-value /type")]
    [InlineData("""{"type":"consume","item":"RM-1","lot":"A1","document":"d-1"}""", "field-not-allowed /document, field-required /workOrder")]
    [InlineData("""{"type":"ship","item":"RM-1","lot":"A1"}""", "field-required /shipment, field-required /customer")]
    [InlineData("""{"type":"ship","customer":5,"quantity":-1}""", "wrong-type /customer, lot-required /lot, field-required /shipment, quantity-invalid /quantity")]
    [InlineData("""{"type":"pack"}""", "lot-required /lot, field-required /logisticUnit")]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","eventId":"é"}""", "invalid-value /eventId")]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","recall":"r-1"}""", "unknown-field /recall")]
    [InlineData("""{"type":"produce","item":"FG","lot":"F1","workOrder":"W","inputs":[{"item":"RM-1"},{"lot":"x"},{"barcode":"(10)B"},{"item":"a","lot":"b","q":1}]}""", "lot-required /inputs/0/lot, required /inputs/1/item, required /inputs/2/item, unknown-field /inputs/3/q")]
    [InlineData("""{"item":5,"quantity":"1","at":"today"}""", "required /type, invalid-value /at, wrong-type /item, wrong-type /quantity")]
    public async Task Post_BadEvent_IsRefusedWithAllPointers(string json, string expected)
    {
        var outcome = await bench.PostAsync(json);

        Assert.Equal((0, 0, 1), (outcome.Accepted, outcome.Duplicates, outcome.Refused));
        var result = outcome.Results.Single();
        Assert.Equal(Sorted(expected.Split(", ")), Sorted(result.Errors!.Select(e => $"{e.Code} {e.Pointer}")));
        Assert.Equal(result.Errors![0].Code, result.Code);
        Assert.Empty(bench.Ledger.Events);
    }

    [Fact]
    public async Task Post_ItemWithoutLots_NeedsNone()
    {
        await bench.RegisterAsync("GLOVES", new Item { LotControlled = false, Unit = "PR" });
        await bench.PostAsync("""{"type":"receive","item":" GLOVES ","quantity":3}""");
        Assert.Equal(("GLOVES", "", new Quantity(3, "PR")), (bench.Last.Lot!.Value.Item, bench.Last.Lot.Value.Lot, bench.Last.Quantity!.Value));
    }

    [Fact]
    public async Task Post_UnitRegisteredBetweenTwoSendings_IsTheSameEvent()
    {
        const string Scan = """{"type":"produce","item":"FG","lot":"F1","quantity":2,"workOrder":"W1","inputs":[{"item":"RM-1","lot":"A1","quantity":1}]}""";
        await bench.PostAsync(Scan);
        await bench.RegisterAsync("FG", new Item { Unit = "KGM" });
        await bench.RegisterAsync("RM-1", new Item { Unit = "LTR" });

        Assert.Equal(1, (await bench.PostAsync(Scan)).Duplicates);
        Assert.Equal((new Quantity(2, "EA"), new Quantity(1, "EA")), (bench.Last.Quantity!.Value, bench.Last.Inputs![0].Quantity!.Value));

        await bench.PostAsync(Scan.Replace("F1", "F2", StringComparison.Ordinal));
        Assert.Equal((new Quantity(2, "KGM"), new Quantity(1, "LTR")), (bench.Last.Quantity!.Value, bench.Last.Inputs![0].Quantity!.Value));
    }

    [Fact]
    public async Task Post_WithoutTimeLater_IsTheSameEvent()
    {
        const string Scan = """{"type":"receive","item":"RM-1","lot":"A1","quantity":2}""";
        await bench.PostAsync(Scan);
        bench.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal(1, (await bench.PostAsync(Scan)).Duplicates);
        Assert.Equal(ScanBench.Now, bench.Ledger.Events.Single().Event.At);
    }

    [Fact]
    public async Task Post_OwnIdWithOtherContent_IsRefused()
    {
        await bench.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":2,"eventId":"e1"}""");
        var outcome = await bench.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":3,"eventId":"e1"}""");
        Assert.Equal(RefusalCode.EventIdReused, outcome.Results.Single().Code);
    }

    [Fact]
    public async Task Post_SeveralChunksOfOneItem_LooksItUpOnce()
    {
        var scans = string.Join(",", Enumerable.Range(0, 600).Select(i => $$"""{"type":"receive","item":"RM-1","lot":"A{{i}}","quantity":1}"""));
        Assert.Equal(600, (await bench.PostAsync($"[{scans}]")).Accepted);
        Assert.Equal(1, bench.References.Reads);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
