using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Epcis;
using LotFunctions.Api.Tests.Support;
using MiniExcelLibs;

namespace LotFunctions.Api.Tests;

/// <summary>The FSMA 204 sortable spreadsheet, of the demo's story.</summary>
public sealed class ReportTests(ReportTests.Plant plant) : IClassFixture<ReportTests.Plant>
{
    [Fact]
    public async Task Fsma204_OfALot_HasTheEventsOfItsTrace()
    {
        var rows = await CsvAsync("?item=09506000134352&lot=OAT-2611-A&direction=forward");

        var receiving = rows.Where(r => r["Critical Tracking Event"] == "Receiving").ToList();
        // The second is a customer's return.
        Assert.Equal(["OAT-2611-A", "BAR-1119-A"], receiving.Select(r => r["Traceability Lot Code"]).Distinct());
        Assert.Equal("Prairie Oats Cooperative", receiving[0]["Immediate Previous Source Location Description"]);
        Assert.Equal("Prairie Oats Cooperative", receiving[0]["Traceability Lot Code Source Location Description"]);
        Assert.Equal(("500", "KGM", "Rolled oats"), (receiving[0]["Quantity"], receiving[0]["Unit of Measure"], receiving[0]["Product Description"]));
        Assert.Equal(("Advance ship notice (X12 856)", "PO-SHIP-88213", "2026-11-17"), (receiving[0]["Reference Document Type"], receiving[0]["Reference Document Number"], receiving[0]["Date Received"]));
        Assert.StartsWith("Alder Valley Foods, 1 Mill Road", receiving[0]["Receiving Location Description"], StringComparison.Ordinal);

        var transformed = rows.Where(r => r["Critical Tracking Event"] == "Transformation").Select(r => (r["Used or Produced"], r["Traceability Lot Code"], r["Reference Document Number"])).ToList();
        Assert.Contains(("used", "OAT-2611-A", "WO-3101"), transformed);
        Assert.Contains(("produced", "GRA-1118-1", "WO-3101"), transformed);
        Assert.DoesNotContain(transformed, t => t.Item2 == "OAT-2611-B");

        var shipped = rows.Where(r => r["Critical Tracking Event"] == "Shipping").ToList();
        Assert.Equal(["SH-90001", "SH-90002", "SH-90003", "SH-90004", "SH-90006"], shipped.Select(r => r["Reference Document Number"]).Order());
        var grove = shipped.Single(r => r["Reference Document Number"] == "SH-90001");
        Assert.Equal(("BAR-1119-A", "1200", "EA", "2026-11-20"), (grove["Traceability Lot Code"], grove["Quantity"], grove["Unit of Measure"], grove["Date Shipped"]));
        Assert.Equal("Grove Street Markets, Portland, US", grove["Immediate Subsequent Recipient Location Description"]);
        Assert.StartsWith("Alder Valley Foods", grove["Traceability Lot Code Source Location Description"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fsma204_OfAnItemAndADay_HasJustThose()
    {
        var rows = await CsvAsync("?item=9506000140018&from=2026-11-20&to=2026-11-20");

        Assert.NotEmpty(rows);
        Assert.All(rows, r => Assert.Equal("09506000140018", r["Product Identifier"]));
        Assert.All(rows, r => Assert.Equal("2026-11-20", r["Date Shipped"] + r["Date Transformation Completed"] + r["Date Received"]));
        Assert.Equal(4, rows.Count(r => r["Critical Tracking Event"] == "Shipping"));
    }

    [Fact]
    public async Task Fsma204_AReturn_IsReceivedFromTheCustomer()
    {
        using var client = plant.Host.Client();
        await client.PutJsonAsync("/api/customers/RETURNER", """{"name":"Corner Store"}""").OkAsync();
        await client.PostJsonAsync("/api/scans", """
            [{"type":"produce","item":"RET","lot":"R1","quantity":9,"unit":"EA","workOrder":"W-R","at":"2026-10-01T08:00:00Z"},
             {"type":"ship","item":"RET","lot":"R1","quantity":9,"unit":"EA","shipment":"SH-R","customer":"RETURNER","at":"2026-10-02T08:00:00Z"},
             {"type":"return","item":"RET","lot":"R1","quantity":2,"unit":"EA","shipment":"SH-R","location":"DOCK","at":"2026-10-03T08:00:00Z"}]
            """).OkAsync();

        var returned = Assert.Single(await CsvAsync("?item=RET"), r => r["Critical Tracking Event"] == "Receiving");

        Assert.Equal(("R1", "2", "2026-10-03"), (returned["Traceability Lot Code"], returned["Quantity"], returned["Date Received"]));
        Assert.Equal("Corner Store", returned["Immediate Previous Source Location Description"]);
        Assert.EndsWith("DOCK", returned["Receiving Location Description"], StringComparison.Ordinal);
        Assert.Equal(("Returned shipment", "SH-R"), (returned["Reference Document Type"], returned["Reference Document Number"]));
    }

    [Theory]
    [InlineData("?item=RM-IN")]
    [InlineData("?item=RM-IN&lot=I1&direction=forward")]
    public async Task Fsma204_AnInputThatOnlyTheProduceNames_IsUsed(string query)
    {
        using var client = plant.Host.Client();
        await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"RM-IN","lot":"I1","quantity":9,"unit":"KGM","supplier":"S","at":"2026-10-01T08:00:00Z"},
             {"type":"receive","item":"RM-IN","lot":"I2","quantity":9,"unit":"KGM","supplier":"S","at":"2026-10-01T08:00:00Z"},
             {"type":"consume","item":"RM-IN","lot":"I2","quantity":3,"unit":"KGM","workOrder":"W-IN","at":"2026-10-02T08:00:00Z"},
             {"type":"produce","item":"FG-IN","lot":"O1","quantity":4,"unit":"EA","workOrder":"W-IN","at":"2026-10-02T09:00:00Z","inputs":[{"item":"RM-IN","lot":"I1","quantity":2},{"item":"RM-IN","lot":"I2","quantity":3}]}]
            """).OkAsync();

        var used = (await CsvAsync(query)).Where(r => r["Used or Produced"] == "used").Select(r => (r["Traceability Lot Code"], r["Quantity"], r["Unit of Measure"])).Order();

        Assert.Equal(query.Contains("lot=", StringComparison.Ordinal) ? [("I1", "2", "KGM")] : [("I1", "2", "KGM"), ("I2", "3", "KGM")], used);
    }

    [Fact]
    public async Task Fsma204_AsWorkbook_HasTheRowsOfTheTable()
    {
        var rows = await CsvAsync("");
        using var client = plant.Host.Client();
        var bytes = await client.GetByteArrayAsync("/api/reports/fsma204?format=xlsx");

        Assert.Equal(["Receiving", "Transformation", "Shipping", "Completeness"], new MemoryStream(bytes).GetSheetNames());
        foreach (var sheet in new[] { "Receiving", "Transformation", "Shipping" })
        {
            var there = Sheet(bytes, sheet);
            var here = rows.Where(r => r["Critical Tracking Event"] == sheet).ToList();
            Assert.Equal(here.Select(r => r["Traceability Lot Code"].TrimStart('\'')), there.Select(r => (string?)r["Traceability Lot Code"] ?? ""));
            Assert.Equal(here.Select(r => r["Quantity"]), there.Select(r => Convert.ToString(r["Quantity"], System.Globalization.CultureInfo.InvariantCulture) ?? ""));
            Assert.All(there, r => Assert.True(r["Quantity"] is double or null));
        }
    }

    [Fact]
    public async Task Fsma204_WhatNobodyRecorded_IsCounted()
    {
        using var client = plant.Host.Client();
        var elements = (await client.GetAsync("/api/reports/fsma204?format=json").OkAsync())["elements"].Items().ToList();
        var rows = await CsvAsync("");

        foreach (var (cte, kde) in new[] { ("Receiving", "Product Description"), ("Shipping", "Quantity"), ("Receiving", "Reference Document Number") })
        {
            var line = elements.Single(e => e["event"].Text() == cte.ToLowerInvariant() && e["keyDataElement"].Text() == kde);
            var own = rows.Where(r => r["Critical Tracking Event"] == cte).ToList();
            Assert.Equal((own.Count, own.Count(r => r[kde].Length == 0)), ((int)line["records"]!, (int)line["missing"]!));
        }

        var recipients = elements.Single(e => e["keyDataElement"].Text() == "Immediate Subsequent Recipient Location Description");
        Assert.Equal((0, (int)recipients["records"]!), ((int)recipients["missing"]!, (int)recipients["incomplete"]!));
        var completeness = Sheet(await client.GetByteArrayAsync("/api/reports/fsma204?format=xlsx"), "Completeness");
        Assert.Equal(elements.Select(e => (double)(int)e["missing"]!), completeness.Select(r => (double)r["Missing"]!));
    }

    [Fact]
    public async Task Fsma204_AFormulaAsName_StaysText()
    {
        using var client = plant.Host.Client();
        var rows = await CsvAsync("?item=%3DPART&lot=%2BLOT");

        Assert.Equal(("'=PART", "'+LOT", "'@SUM(A1)"), (rows[0]["Product Identifier"], rows[0]["Traceability Lot Code"], rows[0]["Product Description"]));
        var bytes = await client.GetByteArrayAsync("/api/reports/fsma204?item=%3DPART&lot=%2BLOT&format=xlsx");
        Assert.Equal("=PART", Sheet(bytes, "Receiving")[0]["Product Identifier"]);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var part in zip.Entries.Where(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(part.Open());
            Assert.DoesNotMatch("<(x:)?f[ >]", await reader.ReadToEndAsync());
        }
    }

    [Fact]
    public async Task Fsma204_NothingFound_SaysItsColumns()
    {
        using var client = plant.Host.Client();
        var csv = await client.GetStringAsync("/api/reports/fsma204?from=2000-01-01&to=2000-01-02");
        var bytes = await client.GetByteArrayAsync("/api/reports/fsma204?from=2000-01-01&to=2000-01-02&format=xlsx");

        Assert.StartsWith("Critical Tracking Event,Traceability Lot Code,Quantity,", csv, StringComparison.Ordinal);
        Assert.Contains("Date Shipped", new MemoryStream(bytes).GetColumns(useHeaderRow: true, sheetName: "Shipping"));
    }

    [Theory]
    [InlineData("?lot=X", "parameter-required")]
    [InlineData("?item=X&direction=forward", "parameter-required")]
    [InlineData("?from=yesterday", "time-invalid")]
    [InlineData("?format=pdf", "value-unknown")]
    [InlineData("?from=2026-03-02&to=2026-03-01", "out-of-range")]
    [InlineData("?from=2026-03-01T10:00:00Z&to=2026-03-01T10:00:00Z", "out-of-range")]
    public async Task Fsma204_WrongParameter_IsRefused(string query, string code)
    {
        using var client = plant.Host.Client();
        var problem = await client.GetAsync($"/api/reports/fsma204{query}").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal(code, problem["errors"]![0]!["code"].Text());
    }

    [Fact]
    public async Task Fsma204_UnknownLot_IsNotFound()
    {
        using var client = plant.Host.Client();
        await client.GetAsync("/api/reports/fsma204?item=X&lot=Y").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private static List<IDictionary<string, object?>> Sheet(byte[] workbook, string name) =>
        [.. new MemoryStream(workbook).Query(useHeaderRow: true, sheetName: name).Cast<IDictionary<string, object?>>()];

    private async Task<List<Dictionary<string, string>>> CsvAsync(string query)
    {
        using var client = plant.Host.Client();
        using var response = await client.GetAsync($"/api/reports/fsma204{query}");
        Assert.Equal("text/csv", response.EnsureSuccessStatusCode().Content.Headers.ContentType?.MediaType);
        using var stream = await response.Content.ReadAsStreamAsync();
        return [.. stream.Query(useHeaderRow: true, excelType: ExcelType.CSV).Cast<IDictionary<string, object?>>().Select(r => r.ToDictionary(c => c.Key, c => (string?)c.Value ?? ""))];
    }

    /// <summary>A host with an address, and the story in it.</summary>
    public sealed class Plant : IAsyncLifetime
    {
        public TestHost Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Host = await TestHost.StartAsync(new Dictionary<string, string?>
            {
                ["LotFunctions:House:Name"] = "Alder Valley Foods",
                ["LotFunctions:House:Address"] = "1 Mill Road, Salem, OR 97301",
                ["LotFunctions:House:Contact"] = "+1 503 555 0100",
            });
            using var client = Host.Client();
            await SampleStory.PlayAsync(client);
            await client.PutJsonAsync("/api/items/%3DPART", """{"description":"@SUM(A1)"}""").OkAsync();
            await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"=PART","lot":"+LOT","quantity":1,"unit":"EA","at":"2026-11-01T00:00:00Z"}""").OkAsync();
        }

        public Task DisposeAsync() => Host.DisposeAsync();
    }
}
