using System.Text;
using System.Text.Json;
using CsCheck;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>The short way of reading a scan against the long one.</summary>
public sealed class PlainScanTests
{
    private static readonly string[] Names =
    [
        "type", "item", "lot", "quantity", "unit", "at", "location", "fromLocation", "workOrder", "shipment", "customer", "supplier", "logisticUnit",
        "outerUnit", "device", "operator", "reference", "eventId", "reason", "asExecuted", "barcode", "surprise",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "1", "12.50", "0", "-1", "1e3", "123456789012345", "1234567890123456", "0.12345678901", "\"\"", "\" A\"", "\"A\\u0042\"", "\"KGM\"", "\"KG\"", "\"CT\"", "\"kgm\"",
        "\"receive\"", "\"ship\"", "\"void\"", "\"2026-03-01T10:00:00Z\"", "\"2026-03-01T10:00:00.123456789+01:00\"", "\"2026-03-01\"", "\"095011010000000186\"",
        "\"(00)095011010000000186\"", "\"09501101530003\"", "\"9501101530003\"", "\"é\"", "\"\\ud800\"", "\"" + "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" + "\"", "\"a\\tb\"",
    ];

    private static readonly Gen<string> Scan = Gen.Select(Gen.Int[0, Names.Length - 1], Gen.Int[0, Values.Length - 1]).Array[0, 4].Select(members =>
        $$"""{"type":"receive","item":"RM-1","lot":"A1"{{string.Concat(members.Select(m => $",\"{Names[m.Item1]}\":{Values[m.Item2]}"))}}}""");

    [Fact]
    public async Task Read_AnyScan_IsWhatTheReaderOfEverythingReads()
    {
        var plain = 0;
        await Scan.SampleAsync(
            async scan =>
            {
                if (PlainScan.Read(Encoding.UTF8.GetBytes(scan), ScanBench.Now) is not { } e) return;
                Interlocked.Increment(ref plain);
                var bench = new ScanBench();
                var reader = new ScanReader(new(bench.References), new LabelReader(bench.Ledger, bench.References, bench.Identity), bench.Clock);
                var read = await reader.ReadAsync(JsonDocument.Parse(scan).RootElement, "", CancellationToken.None);
                Assert.Empty(read.Errors);
                Assert.Equal(CanonicalJson.Write(read.Event!), CanonicalJson.Write(e));
            },
            iter: 20_000);
        Assert.True(plain > 1000);
    }

    [Theory]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","quantity":12.50,"unit":"KGM","at":"2026-03-01T10:00:00Z","location":"DOCK","operator":"op-7"}""")]
    [InlineData("""{"type":"ship","logisticUnit":"095011010000000186","shipment":"SH-1","customer":"C-1"}""")]
    [InlineData("""{"eventId":"x-1","type":"consume","item":"09501101530003","lot":"A1","workOrder":"W1","quantity":1,"unit":"EA"}""")]
    public void Read_WhatScannersSend_IsPlain(string scan) => Assert.NotNull(PlainScan.Read(Encoding.UTF8.GetBytes(scan), ScanBench.Now));

    [Theory]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1"} x""")]
    [InlineData("""[{"type":"receive","item":"RM-1","lot":"A1"}]""")]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","lot":"A2"}""")]
    [InlineData("""{"type":"receive","item":"RM-1","lot":"A1","quantity":1}""")]
    [InlineData("""{"type":"release","item":"RM-1","lot":"A1"}""")]
    public void Read_AnythingElse_IsLeftToTheReader(string scan) => Assert.Null(PlainScan.Read(Encoding.UTF8.GetBytes(scan), ScanBench.Now));
}
