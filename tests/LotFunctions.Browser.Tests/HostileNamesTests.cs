using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Browser.Tests.Support;
using LotFunctions.Local.Demo;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LotFunctions.Browser.Tests;

public sealed class HostileNamesTests(StoryHost host) : IClassFixture<StoryHost>
{
    private const string Script = "<img src=x onerror=alert(1)>";
    private const string Item = "I" + Script;
    private const string Lot = "L" + Script;
    private const string Customer = "C" + Script;

    private static readonly HttpStatusCode[] Taken = [HttpStatusCode.OK, HttpStatusCode.Accepted];

    [BrowserFact]
    public async Task Names_ThatAreMarkup_AreShownAsTextEverywhere()
    {
        var notice = await RecallAsync();

        foreach (var path in new[] { $"/#/lots/{Uri.EscapeDataString(Item)}/{Uri.EscapeDataString(Lot)}", $"/#/recalls/{notice.RecallId}", notice.Html, notice.AnswerUrl })
        {
            await using var opened = await host.OpenAsync(path);
            await Expect(opened.Page.GetByText(Lot).First).ToBeVisibleAsync();
            await Expect(opened.Page.Locator("img[onerror]")).ToHaveCountAsync(0);
            Assert.Empty(opened.Errors);
        }
    }

    private async Task<(string RecallId, string Html, string AnswerUrl)> RecallAsync()
    {
        var client = host.Client;
        JsonArray scans =
        [
            new JsonObject { ["type"] = "receive", ["item"] = Item, ["lot"] = Lot, ["quantity"] = 5, ["at"] = "2026-11-20T08:00:00Z" },
            new JsonObject
            {
                ["type"] = "ship", ["item"] = Item, ["lot"] = Lot, ["quantity"] = 2, ["shipment"] = Script, ["customer"] = Customer, ["at"] = "2026-11-20T09:00:00Z",
            },
        ];
        var outcome = await client.PostAsync("api/scans", "scanner", scans, [HttpStatusCode.OK], default);
        Assert.Equal(2, (int)outcome["accepted"]!);
        var request = new JsonObject
        {
            ["title"] = Script, ["kind"] = "recall", ["class"] = "I", ["reason"] = Script, ["lots"] = new JsonArray(new JsonObject { ["item"] = Item, ["lot"] = Lot }),
        };
        var id = (string)(await client.PostAsync("api/recalls", "anna", request, Taken, default))["recallId"]!;
        await client.UntilAsync($"api/recalls/{id}", r => (string?)r["status"] == "awaiting-approval", default);
        await client.PostAsync($"api/recalls/{id}/approve", "ben", new JsonObject { ["comment"] = Script }, Taken, default);
        await client.UntilAsync($"api/recalls/{id}", r => (string?)r["status"] == "monitoring", default);
        var notice = (await client.GetAsync($"api/recalls/{id}/notices", default))["items"]!.AsArray().Single()!;
        return (id, (string)notice["files"]!["html"]!["href"]!, (string)notice["answerUrl"]!);
    }
}
