using LotFunctions.Browser.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LotFunctions.Browser.Tests;

public sealed class AnswerPageTests(StoryHost host) : IClassFixture<StoryHost>
{
    [BrowserFact]
    public async Task Answer_OnAPhoneWithoutScript_IsTakenAndShown()
    {
        await host.TellAsync("Approved by a second person");
        await using var opened = await host.OpenAsync(await host.AnswerUrlAsync("METRO"), phone: true, script: false);
        var page = opened.Page;
        await opened.AssertFitsAsync();
        await opened.AssertWordsAreWholeAsync("main");

        await page.GetByLabel("On hand").FillAsync("many");
        await page.GetByLabel("Comment").FillAsync("Two stores still to be checked.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("On hand: Enter a number");
        await page.GetByLabel("On hand").FillAsync("120.5");
        await page.GetByLabel("Kept apart").FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the answer" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your answer is recorded");
        var answers = page.Locator(".answers li");
        await Expect(answers).ToHaveCountAsync(1);
        foreach (var text in new[] { "120.5", "Kept apart", "Two stores still to be checked." }) await Expect(answers).ToContainTextAsync(text);
        await opened.AssertFitsAsync();
        await opened.AssertWordsAreWholeAsync("main");
    }
}
