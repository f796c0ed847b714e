using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Notices;

public sealed class AnswerPageTests
{
    private static readonly Notice Notice = new()
    {
        RecallId = SampleNotice.Document.RecallId,
        Customer = "C1",
        Version = 1,
        TokenHash = "",
        Files = new Dictionary<string, NoticeFile>(),
        WrittenAt = SampleNotice.Document.IssuedAt,
        AnswerUrl = SampleNotice.Document.AnswerUrl,
    };

    private static readonly AnswerPage Html = new(NoticeTemplates.Default);

    private static readonly NoticeAnswer Answer = new() { AnswerId = "a", RecallId = "R", Customer = "C1", Version = 1, At = SampleNotice.Document.IssuedAt };

    [Fact]
    public void Render_Withdrawal_TellsNobodyToStop()
    {
        var html = Html.Render(new NoticePage(SampleNotice.Withdrawal, Notice, []));

        Assert.Contains("<h1>UPDATE: YOU ARE NOT AFFECTED</h1>", html, StringComparison.Ordinal);
        Assert.Contains("no answer is needed", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Stop using", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Please answer by", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AcknowledgedAfterQuantities_KeepsTheBalance() =>
        Assert.Equal(
            BalanceOf(Html.Render(new NoticePage(SingleUnit, Notice, [Answer with { OnHand = 15 }]))),
            BalanceOf(Html.Render(new NoticePage(SingleUnit, Notice, [Answer with { OnHand = 15 }, Answer with { Contact = "Ann" }]))));

    [Theory]
    [InlineData("<form method=\"post\">")]
    [InlineData("<label for=\"onHand\">On hand <span class=\"hint\">and not yet set aside</span></label>")]
    [InlineData("name=\"quarantined\"")]
    [InlineData("name=\"returned\"")]
    [InlineData("name=\"destroyed\"")]
    [InlineData("name=\"passedOn\"")]
    [InlineData("name=\"contact\"")]
    [InlineData("<textarea id=\"comment\" name=\"comment\"")]
    [InlineData("URGENT: PRODUCT RECALL")]
    [InlineData("Bread flour 1 kg – item 09506000134352")]
    [InlineData("data-label=\"Lot\">P1</th><td role=\"cell\" data-label=\"Affected\">definite</td><td role=\"cell\" data-label=\"Quantity\">40 kg</td>")]
    [InlineData("quality@mill.example")]
    public void Render_FirstVisit_ShowsTheNoticeAndTheForm(string element) =>
        Assert.Contains(element, Html.Render(Page()), StringComparison.Ordinal);

    [Fact]
    public void Render_FirstVisit_ShowsNoAnswersErrorsOrThanks()
    {
        var html = Html.Render(Page());

        Assert.DoesNotMatch("Your answers so far|role=\"alert\"|Thank you|newer notice|DRILL|<script", html);
    }

    [Fact]
    public void Render_AfterAnAnswer_ShowsItAndThanks()
    {
        var html = Html.Render(Page(Answer with { OnHand = 12.5m, Returned = 0, Comment = "<b>late</b>" }), taken: true);

        Assert.Contains("Thank you", html, StringComparison.Ordinal);
        Assert.Matches("2 March 2026, 09:00 UTC</time></h3>\\s*<dl>\\s*<dt>On hand</dt><dd class=\"text\" dir=\"auto\">12.5</dd>\\s*<dt>Returned</dt><dd class=\"text\" dir=\"auto\">0</dd>\\s*<dt>Comment</dt>", html);
        Assert.Contains("&lt;b&gt;late&lt;/b&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_AfterAnAnswerWithoutFigures_SaysThatTheNoticeIsReceived() =>
        Assert.Matches("</time></h3>\\s*<p>You have received the notice.</p>\\s*</li>", Html.Render(Page(Answer)));

    [Fact]
    public void Render_WithErrors_KeepsWhatWasTypedAndSaysWhatIsWrong()
    {
        var html = Html.Render(
            Page(), new AnswerInput { OnHand = "\"><script>", Comment = "</textarea><script>" }, [new FieldError("quantity-invalid", "onHand must be a number.", "/onHand")]);

        Assert.Contains("<li>On hand: Enter a number from 0 up, with a point for decimals and without separators of thousands.</li>", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"onHand-error\" value=\"&quot;&gt;&lt;script&gt;\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Single(html.Split("</textarea>")[1..]);
    }

    [Fact]
    public void Render_ErrorThatTheWordsLack_SaysItAsItIs() =>
        Assert.Contains("<li>Something else.</li>", Html.Render(Page(), new AnswerInput(), [new FieldError("other", "Something else.", "")]), StringComparison.Ordinal);

    [Fact]
    public void Render_SupersededOrDrill_SaysSo()
    {
        var page = Page();

        Assert.Matches("newer notice[^<]*</strong> Please answer that one, version 2,", Html.Render(page with { Notice = Notice with { SupersededBy = 2 } }));
        Assert.Contains("<h1>DRILL – ", Html.Render(page with { Document = SampleNotice.Document with { Kind = RecallKind.Drill } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Your answer", "You account for more than we shipped to you: 1,041 kg instead of 40 kg.")]
    [InlineData("de", "Ihre Antwort", "Sie geben mehr an, als wir Ihnen geliefert haben: 1.041 kg statt 40 kg.")]
    [InlineData("es", "Su respuesta", "Usted declara más de lo que le enviamos: 1041 kg en lugar de 40 kg.")]
    [InlineData("fr", "Votre réponse", "Vous déclarez plus que ce que nous vous avons expédié\u00A0: 1\u202F041 kg au lieu de 40 kg.")]
    public void Render_InEachLanguage_SaysWhenAnAnswerIsOver(string language, string title, string over)
    {
        var product = SampleNotice.Document.Products[0];
        var page = Page(Answer with { OnHand = 1040, PassedOn = 1 });
        page = page with { Document = page.Document with { Language = language, Products = [product with { Lots = [product.Lots[0]] }] } };

        var html = Html.Render(page);

        Assert.Contains($"<html lang=\"{language}\">", html, StringComparison.Ordinal);
        Assert.Contains($"<h2>{title}</h2>", html, StringComparison.Ordinal);
        Assert.Contains($"<p class=\"box\">{over}", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("40", "All of it is accounted for: 40 kg.")]
    [InlineData("15.5", "Not accounted for yet: 24.5 kg of 40 kg.")]
    public void Render_AnswerUpToTheQuantity_SaysWhatIsOpen(string onHand, string balance)
    {
        var product = SampleNotice.Document.Products[0];
        var page = Page(Answer with { OnHand = decimal.Parse(onHand, System.Globalization.CultureInfo.InvariantCulture) });

        var html = Html.Render(page with { Document = page.Document with { Products = [product with { Lots = [product.Lots[0]] }] } });

        Assert.Contains($"<p>{balance}</p>", html, StringComparison.Ordinal);
    }

    private static NoticePage Page(params NoticeAnswer[] answers) => new(SampleNotice.Document, Notice, answers);

    /// <summary>Without the lot whose quantity is not known, so that the balance can be said.</summary>
    private static NoticeDocument SingleUnit => SampleNotice.Document with
    {
        Products = [SampleNotice.Document.Products[0] with { Lots = [SampleNotice.Document.Products[0].Lots[0]] }],
    };

    private static string BalanceOf(string html) => html.Split('\n').Single(l => l.Contains("Not accounted for yet", StringComparison.Ordinal));
}
