using System.Net;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>What a supplier's system may do and see.</summary>
public sealed class SupplierTests(RouteAccessTests.KeyedHost keyed) : IClassFixture<RouteAccessTests.KeyedHost>
{
    [Fact]
    public async Task Documents_OfAnotherSupplier_AreNotThere()
    {
        using var admin = keyed.Host.Client(key: "admin-key");
        using var own = keyed.Host.Client(key: "supplier-key");
        using var other = keyed.Host.Client(key: "other-supplier-key");
        await admin.PutJsonAsync("/api/suppliers/S1", """{"name":"One","ediIdentities":[{"qualifier":"ZZ","id":"SUPPLIER1"}]}""").OkAsync();

        var posted = await own.PostBytesAsync("/api/asn?wait=60", Edi.ShipNotice(1)).JsonAsync(HttpStatusCode.Accepted);

        var path = posted["links"]!["self"].Text();
        Assert.Equal("S1", (await own.GetAsync(path).OkAsync())["supplier"].Text());
        await other.GetAsync(path).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await other.GetAsync($"{path}/raw").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await other.GetAsync("/api/documents?supplier=S1").OkAsync())["items"].Items());
        Assert.Single((await own.GetAsync("/api/documents").OkAsync())["items"].Items());
    }

    [Fact]
    public async Task Asn_OfASenderThatIsNotTheSupplier_IsSenderMismatch()
    {
        using var client = keyed.Host.Client(key: "other-supplier-key");

        await client.PostBytesAsync("/api/asn", Edi.ShipNotice(77, sender: "SOMEONE")).ProblemAsync(HttpStatusCode.Forbidden, "sender-mismatch");
    }
}
