using System.Net;
using System.Net.Http.Headers;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>A customer whose language is German, from the notice to the figures of the recall.</summary>
public sealed class NoticeLanguageTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Notice_ToAGermanCustomer_IsGermanAndTakesItsNumbers()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        var path = await NotifiedAsync(anna, ben);
        var notice = Assert.Single((await ben.GetAsync($"{path}/notices").OkAsync())["items"].Items());
        Assert.Equal(["csv", "html", "json", "pdf"], notice["files"]!.AsObject().Select(f => f.Key));
        var html = await ben.GetStringAsync(notice["files"]!["html"]!["href"].Text());
        Assert.Contains("<h1>DRINGENDER PRODUKTRÜCKRUF</h1>", html, StringComparison.Ordinal);

        using var customer = new HttpClient();
        customer.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var url = notice["answerUrl"].Text();
        Assert.Contains("<html lang=\"de\">", await customer.GetStringAsync(url), StringComparison.Ordinal);
        var (refused, page) = await PostAsync(customer, url, "1.234");
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Contains("Vorhanden: Geben Sie eine Zahl ab 0 ein", page, StringComparison.Ordinal);
        (var taken, page) = await PostAsync(customer, url, "7,5");
        Assert.Equal(HttpStatusCode.OK, taken);
        Assert.Contains("Sie geben mehr an, als wir Ihnen geliefert haben: 7,5 EA statt 7 EA.", page, StringComparison.Ordinal);

        var figures = await ben.GetAsync($"{path}/effectiveness").OkAsync();
        Assert.Equal("A", figures["checks"]!["level"].Text());
        Assert.Equal(1, (int)figures["consignees"]!["over"]!);
        Assert.Equal("""[{"customer":"BERLIN","unit":"EA","shipped":7,"accounted":7.5,"variance":0.5}]""", figures["variances"]!.ToJsonString());
        var checkedOnce = await ben.PostJsonAsync($"{path}/effectiveness/BERLIN", """{"method":"telephone","result":"effective"}""").OkAsync();
        Assert.Equal("ben", checkedOnce["checks"]!["sample"].Items().Single()["checks"].Items().Single()["by"].Text());
    }

    [Theory]
    [InlineData("""{"method":"pigeon","result":"effective"}""")]
    [InlineData("""{"method":"visit"}""")]
    [InlineData("""{"method":"visit","result":"effective","colour":"red"}""")]
    public async Task Check_WithBadFields_IsRefused(string body)
    {
        using var client = host.Client();

        await client.PostJsonAsync("/api/recalls/none/effectiveness/X", body).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        await client.GetAsync("/api/recalls/none/effectiveness?level=F").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
    }

    private static async Task<string> NotifiedAsync(HttpClient anna, HttpClient ben)
    {
        await anna.PutJsonAsync("/api/customers/BERLIN", """{"name":"Großhandel Berlin","language":"de-DE"}""");
        await anna.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"L-A","lot":"1","quantity":10,"unit":"EA","supplier":"S"},
             {"type":"ship","item":"L-A","lot":"1","quantity":7,"unit":"EA","shipment":"L-S1","customer":"BERLIN"}]
            """).OkAsync();
        var started = await anna.PostJsonAsync("/api/recalls", """
            {"title":"Glas","kind":"recall","class":"I","reason":"Glas gefunden.","lots":[{"item":"L-A","lot":"1"}]}
            """).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        await anna.UntilAsync(path, r => r["status"].Text() == "awaiting-approval");
        using var approved = await ben.PostJsonAsync($"{path}/approve", """{"comment":"yes"}""");
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");
        return path;
    }

    private static async Task<(HttpStatusCode Status, string Page)> PostAsync(HttpClient customer, string url, string onHand)
    {
        using var form = new FormUrlEncodedContent([new("onHand", onHand)]);
        using var answer = await customer.PostAsync(url, form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
