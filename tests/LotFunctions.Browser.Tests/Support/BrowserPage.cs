using Microsoft.Playwright;

namespace LotFunctions.Browser.Tests.Support;

/// <summary>A page in a context of its own, which remembers what went wrong in it.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly List<string> errors = [];

    private BrowserPage(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        // What the content security policy refuses is an error in the console too.
        page.Console += (_, message) =>
        {
            if (message.Type == "error") Remember(message.Text);
        };
        page.PageError += (_, error) => Remember(error);
        page.Dialog += (_, dialog) =>
        {
            Remember($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Script errors, refused resources and dialogs so far.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (errors) return [.. errors];
        }
    }

    public static async Task<BrowserPage> OpenAsync(IBrowserContext context, string path)
    {
        var opened = new BrowserPage(context, await context.NewPageAsync());
        await opened.Page.GotoAsync(path);
        return opened;
    }

    /// <summary>The page is no wider than its window, so that nobody scrolls sideways.</summary>
    public async Task AssertFitsAsync()
    {
        var (content, window) = (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), await Page.EvaluateAsync<int>("window.innerWidth"));
        Assert.True(content <= window, $"{Page.Url} is {content} px wide in a window of {window} px.");
    }

    /// <summary>No word of everyday length runs over two lines.</summary>
    public async Task AssertWordsAreWholeAsync(string selector)
    {
        var broken = await Page.EvaluateAsync<string[]>(
            """
            selector => {
              const broken = [];
              const texts = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
              for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                for (const { 0: word, index } of text.data.matchAll(/[A-Za-z]{2,16}/g)) {
                  const range = document.createRange();
                  range.setStart(text, index);
                  range.setEnd(text, index + word.length);
                  if (new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1) broken.push(word);
                }
              }
              return broken;
            }
            """,
            selector);
        Assert.Empty(broken);
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Remember(string error)
    {
        lock (errors) errors.Add(error);
    }
}
