using System.Net;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Reference data, above all by ids that are hard on a path.</summary>
public sealed class ReferenceTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("PLAIN-1")]
    [InlineData("A/1")]
    [InlineData("A%2F1")]
    [InlineData("A+B & C=D")]
    [InlineData("Ünïcode ★")]
    [InlineData("100%")]
    [InlineData("a~b.c")]
    [InlineData("?#")]
    public async Task PutItem_WithOddCharacters_IsFoundAgainAndApart(string item)
    {
        using var client = host.Client();
        var path = $"/api/items/{Uri.EscapeDataString(item)}";

        await client.PutJsonAsync(path, $$"""{"description":"{{item}}","unit":"EA"}""").OkAsync();

        var found = await client.GetAsync(path).OkAsync();
        Assert.Equal((item, item), (found["item"].Text(), found["description"].Text()));
    }

    [Fact]
    public async Task PutItem_ByAnyLengthOfAGtin_IsOneItem()
    {
        using var client = host.Client();

        await client.PutJsonAsync("/api/items/9506000134352", """{"description":"Bar","lotControlled":false}""").OkAsync();

        var found = await client.GetAsync("/api/items/09506000134352").OkAsync();
        Assert.Equal(("09506000134352", false), (found["item"].Text(), (bool)found["lotControlled"]!));
    }

    [Fact]
    public async Task PutItem_WithBadFields_TellsAllOfThem()
    {
        using var client = host.Client();

        var problem = await client.PutJsonAsync("/api/items/X", """{"unit":"pieces","lotControlled":"yes","price":1}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal(["/lotControlled", "/price", "/unit"], problem["errors"].Items().Select(e => e["pointer"].Text()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task PutCustomer_Whole_ComesBackAsItWas()
    {
        using var client = host.Client();
        const string body = """
            {"name":"Shop","address":{"street":"1 Main","city":"Town","region":"R","postalCode":"1","country":"US"},
             "contacts":[{"name":"A","email":"a@shop.example","phone":"1"}],"language":"de"}
            """;

        await client.PutJsonAsync("/api/customers/SHOP", body).OkAsync();

        var found = await client.GetAsync("/api/customers/SHOP").OkAsync();
        Assert.Equal(("SHOP", "Shop", "de", "Town", "a@shop.example"), (found["id"].Text(), found["name"].Text(), found["language"].Text(), found["address"]!["city"].Text(), found["contacts"]![0]!["email"].Text()));
    }

    [Fact]
    public async Task ListSuppliers_InPages_IsWholeAndOrdered()
    {
        using var client = host.Client();
        foreach (var id in new[] { "L-3", "L-1", "L-2" }) await client.PutJsonAsync($"/api/suppliers/{id}", """{"name":"S"}""").OkAsync();

        var first = await client.GetAsync("/api/suppliers?limit=2").OkAsync();
        var rest = await client.GetAsync($"/api/suppliers?limit=2&continuationToken={Uri.EscapeDataString(first["continuationToken"].Text())}").OkAsync();

        Assert.Equal(["L-1", "L-2", "L-3"], first["items"].Items().Concat(rest["items"].Items()).Select(s => s["id"].Text()));
        Assert.Null(rest["continuationToken"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task ParseBarcode_Empty_IsABadBarcode(string barcode)
    {
        using var client = host.Client();

        var read = await client.PostJsonAsync("/api/barcodes/parse", $$"""{"barcode":"{{barcode}}"}""").OkAsync();

        Assert.False((bool)read["valid"]!);
        Assert.NotEmpty(read["errors"]!.AsArray());
    }

    [Fact]
    public async Task ParseBarcode_GoodAndBad_AreBothAnswered()
    {
        using var client = host.Client();

        var good = await client.PostJsonAsync("/api/barcodes/parse", """{"barcode":"(01)09506000134352(10)ABC123(17)270131"}""").OkAsync();
        var bad = await client.PostJsonAsync("/api/barcodes/parse", """{"barcode":"(01)09506000134353"}""").OkAsync();

        Assert.Equal((true, "09506000134352", "ABC123"), ((bool)good["valid"]!, good["item"].Text(), good["lot"].Text()));
        Assert.Equal("2027-01-31", good["expiry"].Text());
        Assert.False((bool)bad["valid"]!);
        Assert.NotEmpty(bad["errors"].Items());
        await client.PostJsonAsync("/api/barcodes/parse", "{}").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
    }
}
