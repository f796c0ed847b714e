using System.Text;
using System.Text.RegularExpressions;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Notices;

public sealed partial class HtmlNoticeTests
{
    /// <summary>With GOLDEN_WRITE=1 in the environment the files are written anew.</summary>
    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("fr")]
    public void Render_Sample_IsTheGoldenPage(string language) =>
        GoldenFile.Assert($"notice-{language}.html", Html(SampleNotice.Document with { Language = language }));

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("es")]
    [InlineData("fr")]
    public void Render_Withdrawal_IsTheGoldenPage(string language) =>
        GoldenFile.Assert($"notice-withdrawn-{language}.html", Html(SampleNotice.Withdrawal with { Language = language }));

    [Fact]
    public void Render_Withdrawal_AsksForNothing()
    {
        var html = Html(SampleNotice.Withdrawal);

        Assert.Contains("<h1>UPDATE: YOU ARE NOT AFFECTED</h1>", html, StringComparison.Ordinal);
        Assert.Contains("Version 1 of 2 March 2026, 09:00 UTC is withdrawn for you", html, StringComparison.Ordinal);
        Assert.Contains("no longer affected", html, StringComparison.Ordinal);
        foreach (var gone in new[] { "URGENT", "Stop", "Answer by", "abc123", "Return it to us", "Affected products" }) Assert.DoesNotContain(gone, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WithdrawalOfADrill_SaysSoFirst() =>
        Assert.Contains("<h1>DRILL – UPDATE: YOU ARE NOT AFFECTED</h1>", Html(SampleNotice.Withdrawal with { Kind = RecallKind.Drill }), StringComparison.Ordinal);

    /// <summary>21 CFR 7.49(c), one element a line.</summary>
    [Theory]
    [InlineData("<h1>URGENT: PRODUCT RECALL</h1>")]
    [InlineData("Bread flour 1 kg – item 09506000134352")]
    [InlineData("<th scope=\"row\"><bdi>P1</bdi></th>")]
    [InlineData("<td><bdi>S1</bdi></td><td><time datetime=\"2026-02-27T10:30:00Z\">27 Feb 2026 10:30</time></td><td>340123450000000017</td><td class=\"number\">25 kg</td>")]
    [InlineData("<td colspan=\"4\">All shipments</td><td class=\"number\">40 kg</td>")]
    [InlineData("<th scope=\"row\"><bdi>P2</bdi></th><td>possible</td><td><bdi>S3</bdi></td>")]
    [InlineData("not known")]
    [InlineData("Metal fragments were found.")]
    [InlineData("May cut the mouth.")]
    [InlineData("Stop use and distribution now")]
    [InlineData("Return it to us.")]
    [InlineData("tell your own customers at once")]
    [InlineData("<a href=\"https://mill.example/api/notices/abc123\">")]
    [InlineData("quality@mill.example, +1 555 0100")]
    [InlineData("<time datetime=\"2026-03-02T09:00:00Z\">2 March 2026, 09:00 UTC</time>")]
    [InlineData("<time datetime=\"2026-03-04T09:00:00Z\">4 March 2026, 09:00 UTC</time>")]
    [InlineData("R-20260302-0a1b2c3d, version 1")]
    [InlineData("Issued by Mill &amp; Sons")]
    [InlineData("1 Mill Lane")]
    [InlineData("Corner Shop\n5 High St\n99999 Cornerton\nUS")]
    [InlineData("<html lang=\"en\">")]
    [InlineData("<caption dir=\"auto\">Bread flour 1 kg – item 09506000134352</caption>")]
    [InlineData("@media print")]
    public void Render_Sample_HoldsEveryMandatedElement(string element) => Assert.Contains(element, Html(SampleNotice.Document), StringComparison.Ordinal);

    [Theory]
    [InlineData(RecallKind.Recall, RecallClass.I, "URGENT: PRODUCT RECALL")]
    [InlineData(RecallKind.Recall, RecallClass.II, "URGENT: PRODUCT RECALL")]
    [InlineData(RecallKind.Recall, RecallClass.III, "PRODUCT RECALL")]
    [InlineData(RecallKind.Withdrawal, null, "PRODUCT WITHDRAWAL")]
    [InlineData(RecallKind.Drill, RecallClass.I, "DRILL – URGENT: PRODUCT RECALL")]
    [InlineData(RecallKind.Drill, null, "DRILL – PRODUCT RECALL")]
    public void Render_KindAndClass_SetTheHeading(RecallKind kind, RecallClass? @class, string heading) =>
        Assert.Contains($"<h1>{heading}</h1>", Html(SampleNotice.Document with { Kind = kind, Class = @class }), StringComparison.Ordinal);

    [Fact]
    public void Render_Drill_IsMarkedOnEveryPage()
    {
        var html = Html(SampleNotice.Document with { Kind = RecallKind.Drill });

        Assert.Contains("<div class=\"watermark\" aria-hidden=\"true\">DRILL</div>", html, StringComparison.Ordinal);
        Assert.Contains(".watermark { position: fixed;", html, StringComparison.Ordinal);
        Assert.Contains("<title>DRILL – ", html, StringComparison.Ordinal);
        Assert.DoesNotContain("DRILL", Html(SampleNotice.Document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecallKind.Recall, true, true)]
    [InlineData(RecallKind.Recall, false, false)]
    [InlineData(RecallKind.Withdrawal, true, false)]
    public void Render_ConsumerProduct_HasTheHeadlineOfArticle36(RecallKind kind, bool consumer, bool expected)
    {
        var product = SampleNotice.Document.Products[0] with { ConsumerProduct = consumer };

        var html = Html(SampleNotice.Document with { Kind = kind, Products = [product] });

        Assert.Equal(expected, html.Contains("<p class=\"headline\">Product safety recall</p>", StringComparison.Ordinal));
        Assert.Equal(expected, html.Contains("repair, a replacement or an adequate refund", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_Always_HoldsNoWordThatPlaysDown()
    {
        var html = Html(SampleNotice.Document with { Products = [SampleNotice.Document.Products[0] with { ConsumerProduct = true }] });

        Assert.DoesNotMatch("(?i)voluntar|precaution|discretion|advert|in rare situations", html);
    }

    [Fact]
    public void Render_Always_HasNoScriptAndNoExternalResource()
    {
        var html = Html(SampleNotice.Document);

        Assert.DoesNotMatch("(?i)<script|<link|<img|<iframe|@import|url\\(|\\son\\w+=", html);
    }

    [Fact]
    public void Render_HostileText_IsEscapedEverywhere()
    {
        const string evil = "\"'><script>alert(1)</script>{{Title}}";
        var product = SampleNotice.Document.Products[0];
        var lot = product.Lots[0];
        var html = Html(SampleNotice.Document with
        {
            RecallId = evil,
            Title = evil,
            Reason = evil,
            Hazard = evil,
            Instructions = evil,
            Issuer = new NoticeIssuer(evil, evil, evil),
            Customer = new NoticeConsignee(evil, evil, new Address { Street = evil, City = evil, Country = evil }),
            AnswerUrl = evil,
            Products = [product with { Item = evil, Description = evil, Lots = [lot with { Lot = evil, Lines = [lot.Lines[0] with { Shipment = evil, LogisticUnit = evil }] }] }],
        });

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("'>", html, StringComparison.Ordinal);
        Assert.Equal(Tags(Html(SampleNotice.Document with { Products = [product with { Lots = [lot with { Lines = [lot.Lines[0]] }] }] })), Tags(html));
        Assert.Contains("{{Title}}", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SomeQuantityUnknown_ShowsTheTotalAsALowerBound()
    {
        var product = SampleNotice.Document.Products[0];
        var lot = product.Lots[0] with { Lines = [product.Lots[0].Lines[0], product.Lots[0].Lines[1] with { Quantity = null }], Total = [new Quantity(25, "KGM")] };

        var html = Html(SampleNotice.Document with { Products = [product with { Lots = [lot] }] });

        Assert.Contains("<td class=\"number\">at least 25 kg</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_InParallel_GivesTheSamePage()
    {
        var expected = Html(SampleNotice.Document);

        Assert.All(Enumerable.Range(0, 200).AsParallel().Select(_ => Html(SampleNotice.Document)), html => Assert.Equal(expected, html));
    }

    [Theory]
    [InlineData("en-GB", "de", "en")]
    [InlineData("EN", "de", "en")]
    [InlineData("fr-CA", "en", "fr")]
    [InlineData("de-Latn-CH", "en", "de")]
    [InlineData("it", "es-MX", "es")]
    [InlineData("it", "nl", "en")]
    [InlineData(null, "xx", "en")]
    public void Resolve_Language_FallsBack(string? wanted, string house, string expected) =>
        Assert.Equal(expected, NoticeTemplates.Default.Resolve(wanted, house));

    private static string Html(NoticeDocument document) => Encoding.UTF8.GetString(new HtmlNotice(NoticeTemplates.Default, null).Bytes(document));

    private static int Tags(string html) => Tag().Count(html);

    [GeneratedRegex("<[a-z/!]")]
    private static partial Regex Tag();
}
