using System.Net;
using System.Net.Http.Headers;
using System.Text;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>A ship notice with two pallets and one quantity for both: what came is in the house, however much it is.</summary>
public sealed class UnknownQuantityTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Lot = "item=OATS&lot=UNKNOWN-1", First = "006141410000009008", Second = "006141410000009015";

    [Fact]
    public async Task Lot_ReceivedInUnknownShares_IsInStockForLotTraceAndRecall()
    {
        using var anna = host.Client("anna");
        var notice = Encoding.ASCII.GetString(Edi.ShipNotice(9001, lot: "UNKNOWN-1", quantity: 10, sscc: First))
            .Replace("HL*3*2*P", "HL*3*2*T", StringComparison.Ordinal)
            .Replace($"MAN*GM*{First}~\n", $"MAN*GM*{First}~\nMAN*GM*{Second}~\n", StringComparison.Ordinal).Replace("SE*13*", "SE*14*", StringComparison.Ordinal);
        await anna.PostBytesAsync("/api/asn?wait=60", Encoding.ASCII.GetBytes(notice)).JsonAsync(HttpStatusCode.Accepted);
        await anna.PostJsonAsync("/api/scans", $$"""[{"type":"receive","logisticUnit":"{{First}}","location":"DOCK"}]""").OkAsync();

        Assert.Equal("available", (await anna.GetAsync($"/api/lots?{Lot}").OkAsync())["status"].Text());
        var half = await anna.GetAsync($"/api/lots/trace?{Lot}").OkAsync();
        Assert.Equal(["item", "lot", "supplier", "document", "announced", "received", "unit", "at", "receivedUnknown"], half["receipts"]![0]!.AsObject().Select(p => p.Key));
        Assert.False(half["receipts"]![1]!.AsObject().ContainsKey("receivedUnknown"));

        await anna.PostJsonAsync("/api/scans", $$"""
            [{"type":"receive","logisticUnit":"{{Second}}","location":"DOCK"},
             {"type":"consume","item":"OATS","lot":"UNKNOWN-1","quantity":4,"unit":"EA","workOrder":"UNKNOWN-W","location":"DOCK"}]
            """).OkAsync();

        var lot = await anna.GetAsync($"/api/lots?{Lot}").OkAsync();
        Assert.Equal("available", lot["status"].Text());
        Assert.Equal("""[{"location":"DOCK","quantity":null,"unit":null}]""", lot["balances"]!.ToJsonString());
        Assert.Null(lot["quantities"]!["onHand"]);
        Assert.Equal(["quantity-unknown"], lot["gaps"].Items().Select(g => g["code"].Text()).Where(c => !c.StartsWith("unknown-", StringComparison.Ordinal)));
        const string Stock = """[{"item":"OATS","lot":"UNKNOWN-1","location":"DOCK","quantity":null,"unit":null}]""";
        var trace = await anna.GetAsync($"/api/lots/trace?{Lot}").OkAsync();
        Assert.Equal(Stock, trace["stock"]!.ToJsonString());
        Assert.True((bool)trace["reconciliation"]![0]!["unknown"]!);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/lots/trace?{Lot}");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var table = await anna.SendAsync(request);
        Assert.Contains("received in an unknown quantity", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var started = await anna.PostJsonAsync("/api/recalls", """
            {"title":"T","kind":"recall","class":"I","reason":"r","hazard":"h","instructions":"i","contact":"c","lots":[{"item":"OATS","lot":"UNKNOWN-1"}]}
            """).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        var recall = await anna.UntilAsync(path, r => r["status"].Text() != "tracing");
        Assert.Equal((1, 1, 0), ((int)recall["scope"]!["unknownStock"]!, (int)recall["scope"]!["reconciliation"]!["unknown"]!, (int)recall["scope"]!["reconciliation"]!["variances"]!));
        Assert.Equal(Stock, (await anna.GetAsync($"{path}/scope").OkAsync())["stock"]!.ToJsonString());
    }
}
