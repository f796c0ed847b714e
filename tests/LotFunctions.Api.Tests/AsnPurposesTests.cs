using System.Net;
using System.Text;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Corrections of ship notices, and several interchanges in one body, on the real host.</summary>
public sealed class AsnPurposesTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task PostAsn_CancellationBeforeItsOriginal_TakesEffectByItself()
    {
        using var client = host.Client();
        var cancel = await client.PostBytesAsync("/api/asn?wait=60", With(Edi.ShipNotice(700, lot: "CANCEL-1"), ("*00*SHIP700*20261101*1200", "*01*SHIP700*20261101*1300"))).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("rejected", cancel["status"].Text());
        var document = await client.GetAsync(cancel["links"]!["self"].Text()).OkAsync();
        Assert.Contains(document["errors"].Items(), e => e["code"].Text() == "shipment-unknown");
        var exceptions = await client.GetAsync("/api/exceptions?status=open").OkAsync();
        Assert.Contains(exceptions["items"].Items(), e => e["code"].Text() == "shipment-unknown");

        var original = await client.PostBytesAsync("/api/asn?wait=60", With(Edi.ShipNotice(701, lot: "CANCEL-1"), ("SHIP701", "SHIP700"))).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal("processed", original["status"].Text());

        await client.UntilAsync(cancel["links"]!["self"].Text(), d => d["status"].Text() == "processed");
        await client.GetAsync("/api/lots?item=OATS&lot=CANCEL-1").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task PostAsn_TwoInterchanges_TheFirstNamesTheSecond()
    {
        using var client = host.Client();
        byte[] body = [.. Edi.ShipNotice(710, lot: "FIRST-1"), .. Edi.ShipNotice(711, lot: "FURTHER-1")];

        var first = await client.PostBytesAsync("/api/asn?wait=60", body).JsonAsync(HttpStatusCode.Accepted);

        var document = await client.GetAsync(first["links"]!["self"].Text()).OkAsync();
        var further = document["further"]!.AsArray().Single().Text();
        var second = await client.UntilAsync($"/api/documents/{further}", d => d["status"].Text() != "accepted");
        Assert.Equal(("processed", "000000711"), (second["status"].Text(), second["controlNumber"].Text()));
        Assert.Equal("FURTHER-1", second["lots"].Items().Single()["lot"].Text());
        Assert.Equal("FIRST-1", document["lots"].Items().Single()["lot"].Text());
        Assert.False(document["moreLots"]!.GetValue<bool>());
    }

    private static byte[] With(byte[] interchange, (string Old, string New) change)
    {
        var text = Encoding.ASCII.GetString(interchange);
        Assert.Contains(change.Old, text, StringComparison.Ordinal);
        return Encoding.ASCII.GetBytes(text.Replace(change.Old, change.New, StringComparison.Ordinal));
    }
}
