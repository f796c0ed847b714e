using System.Net;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using LotFunctions.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LotFunctions.Browser.Tests;

/// <summary>What a customer gets to see holds against axe-core's rules (WCAG 2.2 A and AA among them), in every language that there are words of.</summary>
public sealed class AccessibilityTests(StoryHost host) : IClassFixture<StoryHost>
{
    private static readonly (string Customer, string Language)[] Readers = [("GROVE", "en"), ("HARBOR", "de"), ("METRO", "es"), ("PEAK", "fr")];

    [BrowserFact]
    public async Task NoticeAndAnswerPage_InEveryLanguage_HaveNoViolation()
    {
        await TellAsync();
        foreach (var (customer, language) in Readers)
        {
            await CheckAsync($"api/recalls/{host.RecallId}/notices/{customer}.html", language);
            var url = await host.AnswerUrlAsync(customer);
            await CheckAsync(url, language);
            await using var opened = await host.OpenAsync(url);
            await opened.Page.Locator("input").First.FillAsync("many");
            await opened.Page.Locator("form button").ClickAsync();
            await AssertCleanAsync(opened.Page);
            await opened.Page.Locator("input").First.FillAsync("1");
            await opened.Page.Locator("form button").ClickAsync();
            await AssertCleanAsync(opened.Page);
        }
    }

    /// <summary>The story up to the notices; its customers read other languages than it tells.</summary>
    private async Task TellAsync()
    {
        await host.TellAsync("Quality starts a recall");
        foreach (var (customer, language) in Readers)
        {
            var record = await host.Client.GetAsync($"api/customers/{customer}", CancellationToken.None);
            record["language"] = language;
            record.AsObject().Remove("id");
            await host.Client.PutAsync($"api/customers/{customer}", record.DeepClone(), CancellationToken.None);
        }

        var recall = $"api/recalls/{host.RecallId}";
        await host.Client.PostAsync($"{recall}/approve", "ben", new JsonObject { ["comment"] = "Go." }, [HttpStatusCode.OK, HttpStatusCode.Accepted], CancellationToken.None);
        await host.Client.UntilAsync(recall, r => (string?)r["status"] == "monitoring", CancellationToken.None);
    }

    private async Task CheckAsync(string path, string language)
    {
        foreach (var phone in new[] { false, true })
        {
            await using var opened = await host.OpenAsync(path, phone);
            Assert.Equal(language, await opened.Page.Locator("html").GetAttributeAsync("lang"));
            await AssertCleanAsync(opened.Page);
        }
    }

    /// <summary>The pages forbid every script, axe-core's too: what is shown is looked at in a page that forbids nothing.</summary>
    private static async Task AssertCleanAsync(IPage page)
    {
        var copy = await page.Context.NewPageAsync();
        await copy.SetContentAsync(await page.ContentAsync());
        var result = await copy.RunAxe();
        await copy.CloseAsync();
        Assert.NotEmpty(result.Passes);
        Assert.True(
            result.Violations.Length == 0,
            $"{page.Url}: {string.Join("; ", result.Violations.Select(v => $"{v.Id} ({v.Impact}): {v.Help}: {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
    }
}
