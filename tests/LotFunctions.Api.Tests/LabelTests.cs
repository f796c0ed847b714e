using System.Net;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Labels of lots, and what reading a barcode answers.</summary>
public sealed class LabelTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Label = "/api/lots/label?item=9506000134352&lot=LBL-1";

    [Fact]
    public async Task GetLabel_OfALot_IsDrawnPrintedAndReadBack()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"9506000134352","lot":"LBL-1","expiry":"2027-01-31"}""").OkAsync();

        using var svg = await client.GetAsync(Label);
        using var zpl = await client.GetAsync($"{Label}&format=zpl&quantity=24");
        var text = await client.GetStringAsync($"{Label}&format=text&quantity=1.5&unit=KGM");

        Assert.Equal(("image/svg+xml", "application/x-zpl"), (svg.Content.Headers.ContentType?.MediaType, zpl.Content.Headers.ContentType?.MediaType));
        Assert.StartsWith("<svg ", await svg.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("^XA", await zpl.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("(01)09506000134352(17)270131(10)LBL-1(3101)000015\n", text);
        var read = await client.PostJsonAsync("/api/barcodes/parse", $$"""{"barcode":"{{text.TrimEnd()}}"}""").OkAsync();
        Assert.Equal(("09506000134352", "LBL-1", 1.5m), (read["item"].Text(), read["lot"].Text(), (decimal)read["quantity"]!));
    }

    [Fact]
    public async Task GetLabel_UnlimitedExpiryAndUnitOfX12_IsLeftOutAndMapped()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"9506000134352","lot":"LBL-2","expiry":"9999-12-31"}""").OkAsync();

        using var label = await client.GetAsync("/api/lots/label?item=9506000134352&lot=LBL-2&format=text&quantity=5&unit=KG");

        Assert.Equal("(01)09506000134352(10)LBL-2(3100)000005\n", await label.Content.ReadAsStringAsync());
        Assert.Equal(["expiry"], label.Headers.GetValues("Label-Left-Out"));
    }

    [Fact]
    public async Task GetLabel_WhatCannotBe_SaysWhy()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"LBL-PART","lot":"1"}""").OkAsync();

        await client.GetAsync("/api/lots/label?item=9506000134352&lot=LBL-none").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync("/api/lots/label?item=LBL-PART&lot=1").ProblemAsync(HttpStatusCode.UnprocessableEntity, "label-needs-gtin");
        await client.GetAsync("/api/lots/label?item=LBL-PART&lot=1&format=pdf&quantity=x").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
    }

    [Fact]
    public async Task ParseBarcode_SeparatorLost_GivesTheReadingsTheKnownLotFirst()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"9506000134352","lot":"LST"}""").OkAsync();

        var read = await client.PostJsonAsync("/api/barcodes/parse", """{"barcode":"]C1010950600013435210LST1128022417270131"}""").OkAsync();

        Assert.Equal((false, "ambiguous-barcode"), ((bool)read["valid"]!, read["errors"]![0]!["code"].Text()));
        Assert.Equal(("(01)09506000134352(10)LST(11)280224(17)270131", true), (read["candidates"]![0]!["elementString"].Text(), (bool)read["candidates"]![0]!["knownLot"]!));
        Assert.True(read["candidates"].Items().Count() > 1);
    }
}
