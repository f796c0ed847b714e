using LotFunctions.Local.Demo;
using LotFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace LotFunctions.Browser.Tests.Support;

/// <summary>
/// The embedded host in this process, on a throw-away folder and a free port, and a browser in front of it. The browser is
/// started by the first page, so that tests that are skipped start none.
/// </summary>
public sealed class StoryHost : IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-browser-");
    private readonly SemaphoreSlim gate = new(1);
    private WebApplication? app;
    private HttpClient? http;
    private IPlaywright? playwright;
    private IBrowser? browser;
    private Story? story;

    public Uri Address => new(app!.Urls.First());

    /// <summary>The recall of the story, once it is started.</summary>
    public string RecallId => story!.RecallId;

    internal StoryClient Client => new(http!, TimeProvider.System);

    public async Task InitializeAsync()
    {
        app = LocalHost.Build(new LocalOptions { DataFolder = folder.FullName, Urls = "http://localhost:0" });
        await app.StartAsync();
        http = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        http!.Dispose();
        gate.Dispose();
        await app!.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Tells the story up to and with the step of this title; what was told before is not told again.</summary>
    public async Task TellAsync(string title)
    {
        story ??= new Story(Client);
        var told = false;
        foreach (var step in story.Steps.TakeWhile(_ => !told))
        {
            await step.Run(CancellationToken.None);
            told = step.Title.StartsWith(title, StringComparison.Ordinal);
        }

        Assert.True(told, $"The story has no step '{title}'.");
    }

    /// <summary>The answer page of a customer of the story's recall.</summary>
    public async Task<string> AnswerUrlAsync(string customer)
    {
        var notices = await Client.GetAsync($"api/recalls/{RecallId}/notices", CancellationToken.None);
        return notices["items"]!.AsArray().Single(n => (string?)n!["customer"] == customer)!["answerUrl"]!.GetValue<string>();
    }

    /// <summary>A page of its own: with a wide screen or a phone's, with JavaScript or without.</summary>
    public async Task<BrowserPage> OpenAsync(string path, bool phone = false, bool script = true)
    {
        await gate.WaitAsync();
        try
        {
            playwright ??= await Playwright.CreateAsync();
            browser ??= await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Executable, Args = Flags });
        }
        finally
        {
            gate.Release();
        }

        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = script,
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout(60_000);
        return await BrowserPage.OpenAsync(context, path);
    }
}
