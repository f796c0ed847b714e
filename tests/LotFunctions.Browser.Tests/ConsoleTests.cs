using LotFunctions.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LotFunctions.Browser.Tests;

public sealed class ConsoleTests(StoryHost host) : IClassFixture<StoryHost>
{
    private const string BadLot = "OAT-2611-A";

    [BrowserFact]
    public async Task Overview_OnLoad_ShowsHealthAndWhatIsNew()
    {
        await host.TellAsync("A raw-material lot turns out bad");

        await using var opened = await host.OpenAsync("/");

        var page = opened.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Overview" })).ToBeVisibleAsync();
        foreach (var dependency in new[] { "ledger", "blobs", "queues" })
        {
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Health" })).ToContainTextAsync($"{dependency}healthy");
        }

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Newest documents" }).GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("processed");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Recalls" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Open exceptions" })).ToBeVisibleAsync();
        Assert.Empty(opened.Errors);
    }

    [BrowserFact]
    public async Task Search_ByKeyboard_LeadsToTheLotAndItsTrace()
    {
        await host.TellAsync("A raw-material lot turns out bad");
        await using var opened = await host.OpenAsync("/");
        var page = opened.Page;

        await page.GetByLabel("Find a lot").FillAsync("OAT-2611");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = BadLot }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Lot {BadLot} of" })).ToBeVisibleAsync();
        var forward = page.GetByRole(AriaRole.Region, new() { Name = "Trace forward" });
        await Expect(forward.GetByText("definite").First).ToBeVisibleAsync();
        // What the base went into stands inside the base's own entry.
        await Expect(forward.Locator("li li").First).ToContainTextAsync("depth 2");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Shipments" })).ToContainTextAsync("GROVE");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Inspections" })).ToContainTextAsync("Salmonella");
        foreach (var (report, file) in new[] { ("FSMA 204 spreadsheet", "fsma204.xlsx"), ("as CSV", "fsma204.csv") })
        {
            var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = report }).ClickAsync());
            Assert.Equal(file, download.SuggestedFilename);
        }

        Assert.Empty(opened.Errors);
    }

    [BrowserFact]
    public async Task View_ThatLoadsSlowly_TakesTheFocusFromNobodyWhoTypes()
    {
        await using var opened = await host.OpenAsync("/");
        var page = opened.Page;
        var (search, view) = (page.GetByLabel("Find a lot"), page.Locator("main"));
        await Expect(page.Locator("main:not([aria-busy]) h2")).ToBeVisibleAsync();
        var loaded = new TaskCompletionSource();
        await page.RouteAsync("**/api/**", async route =>
        {
            await loaded.Task;
            await route.ContinueAsync();
        });

        await page.GetByRole(AriaRole.Link, new() { Name = "Documents", Exact = true }).ClickAsync();
        await search.PressSequentiallyAsync("OAT");
        loaded.SetResult();
        await Expect(page.Locator("main:not([aria-busy]) h2")).ToContainTextAsync("Documents");
        await Expect(search).ToBeFocusedAsync();
        await Expect(search).ToHaveValueAsync("OAT");

        await page.GetByRole(AriaRole.Link, new() { Name = "Recalls", Exact = true }).ClickAsync();
        await Expect(view).ToBeFocusedAsync();
        Assert.Empty(opened.Errors);
    }

    [BrowserFact]
    public async Task Recall_StartedByOneName_IsApprovedByAnother()
    {
        await host.TellAsync("A raw-material lot turns out bad");
        await using var opened = await host.OpenAsync($"/#/lots/09506000134352/{BadLot}");
        var page = opened.Page;
        var name = page.GetByLabel("Your name or API key");
        var status = page.Locator("main dl").First;

        await name.FillAsync("anna");
        await page.GetByText("This lot is bad").ClickAsync();
        await page.GetByLabel("Title").FillAsync("Bars made with bad oats");
        await page.GetByLabel("Class").SelectOptionAsync("I");
        await page.GetByLabel("Reason, in plain words").FillAsync("Salmonella was found.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start the recall" }).ClickAsync();
        await Expect(status).ToContainTextAsync("awaiting approval", new() { Timeout = 60_000 });
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Scope: customer GROVE" })).ToBeVisibleAsync();

        await page.GetByLabel("Comment").FillAsync("Scope checked.");
        await page.GetByRole(AriaRole.Button, new() { Name = "approve" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("starter-may-not-approve");
        await name.FillAsync("ben");
        await page.GetByRole(AriaRole.Button, new() { Name = "approve" }).ClickAsync();
        await Expect(status).ToContainTextAsync("monitoring", new() { Timeout = 60_000 });

        await Expect(status).ToContainTextAsync("Approved byben");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Timeline" })).ToContainTextAsync("anna");
        var notice = await page.RunAndWaitForPopupAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "html for GROVE" }).ClickAsync());
        await Expect(notice.GetByRole(AriaRole.Heading, new() { Name = "URGENT: PRODUCT RECALL" })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Rules_PutInTheConsole_JudgeTheLabelThatIsTried()
    {
        await host.TellAsync("A raw-material lot turns out bad");
        await using var opened = await host.OpenAsync("/#/rules");
        var page = opened.Page;

        await page.GetByLabel("Rules (JSON)").FillAsync("""[{"name":"six digits","item":"TRIED-1","normalisation":["strip-hyphens"],"pattern":"[0-9]{6}","action":"quarantine"}]""");
        await page.GetByLabel("Why").FillAsync("Labels of the new printer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put as the next version" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "In force" })).ToContainTextAsync("six digits");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Version 1 is in force");

        var label = page.GetByRole(AriaRole.Region, new() { Name = "Try a label" });
        await label.GetByLabel("Item").FillAsync("TRIED-1");
        await label.GetByLabel("Lot").FillAsync("12-345");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try the label" }).ClickAsync();
        await Expect(label.GetByRole(AriaRole.Status)).ToContainTextAsync("quarantined");
        await Expect(label.GetByRole(AriaRole.Status)).ToContainTextAsync("Lot '12345' of TRIED-1 does not fit the pattern");
        Assert.Empty(opened.Errors);
    }

    [BrowserFact]
    public async Task EveryView_OnAPhone_FitsItsWindow()
    {
        await host.TellAsync("A customer answers");
        await using var opened = await host.OpenAsync("/", phone: true);

        foreach (var view in new[] { "", "documents", "recalls", "exceptions", "rules", "search?q=0", $"lots/09506000134352/{BadLot}", $"recalls/{host.RecallId}" })
        {
            await opened.Page.GotoAsync($"/#/{view}");
            await Expect(opened.Page.Locator("main:not([aria-busy]) h2")).ToBeVisibleAsync();
            await opened.AssertFitsAsync();
            await opened.AssertWordsAreWholeAsync("main");
        }

        Assert.Empty(opened.Errors);
    }
}
