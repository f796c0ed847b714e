using System.Text;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Notices;

public sealed class PdfNoticeTests
{
    private static readonly PdfNotice Format = new(NoticeTemplates.Default, null, PaperSize.A4);

    [Fact]
    public void Write_Twice_GivesTheSameBytes()
    {
        var drill = SampleNotice.Document with { Kind = RecallKind.Drill };

        Assert.Equal(Format.Bytes(drill), Format.Bytes(drill));
        Assert.All(Enumerable.Range(0, 50).AsParallel().Select(_ => Format.Bytes(drill)), bytes => Assert.Equal(Format.Bytes(drill), bytes));
        Assert.NotEqual(Format.Bytes(SampleNotice.Document), Format.Bytes(drill));
    }

    [PdfReaderFact]
    public void Write_Sample_HoldsEveryMandatedElement()
    {
        var text = PdfReader.Text(Format.Bytes(SampleNotice.Document));

        foreach (var element in new[]
        {
            "URGENT: PRODUCT RECALL", "Metal in flour", "Bread flour 1 kg – item 09506000134352", "P1", "P2", "S1", "S2", "S3", "340123450000000017",
            "27 Feb 2026 10:30", "25 kg", "15 kg", "40 kg", "not known", "Metal fragments were found.", "May cut the mouth.", "Stop use and distribution now",
            "Return it to us.", "We pay the freight.", "tell your own customers at once", "https://mill.example/api/notices/abc123",
            "quality@mill.example, +1 555 0100", "2 March 2026, 09:00 UTC", "4 March 2026, 09:00 UTC", "R-20260302-0a1b2c3d, version 1", "Issued by Mill & Sons",
            "1 Mill Lane", "Corner Shop", "99999 Cornerton", "Page 1 of ",
        }) Assert.Contains(element, text, StringComparison.Ordinal);
        Assert.DoesNotContain("DRILL", text, StringComparison.Ordinal);
    }

    [PdfReaderFact]
    public void Write_InEachLanguage_HasItsHeadingAndNoMissingCharacter()
    {
        foreach (var (language, heading) in new[]
        {
            ("en", "URGENT: PRODUCT RECALL"), ("de", "DRINGENDER PRODUKTRÜCKRUF"), ("es", "URGENTE: RETIRADA Y RECUPERACIÓN DE PRODUCTO"), ("fr", "RAPPEL URGENT DE PRODUIT"),
        })
        {
            var text = PdfReader.Text(Format.Bytes(SampleNotice.Document with { Language = language }));

            Assert.Contains(heading, text, StringComparison.Ordinal);
            Assert.DoesNotContain('\uFFFD', text);
        }
    }

    [PdfReaderFact]
    public void Write_Withdrawal_SaysSoInEachLanguageAndAsksForNothing()
    {
        foreach (var (language, heading, stop) in new[]
        {
            ("en", "UPDATE: YOU ARE NOT AFFECTED", "Stop use"), ("de", "AKTUALISIERUNG: SIE SIND NICHT BETROFFEN", "sofort einstellen"),
            ("es", "ACTUALIZACIÓN: NO LE AFECTA", "Suspenda"), ("fr", "VOUS N’ÊTES PAS CONCERNÉ", "Cessez"),
        })
        {
            var text = PdfReader.Text(Format.Bytes(SampleNotice.Withdrawal with { Language = language }));

            Assert.Contains(heading, text, StringComparison.Ordinal);
            Assert.DoesNotContain(stop, text, StringComparison.Ordinal);
            Assert.DoesNotContain("abc123", text, StringComparison.Ordinal);
        }
    }

    [PdfReaderFact]
    public void Write_NamesInManyScripts_AreReadBack()
    {
        const string name = "Ελληνικά Τρόφιμα Продукты Łódź İzmir 東京食品 北京食品";

        var text = PdfReader.Text(Format.Bytes(SampleNotice.Document with { Customer = new NoticeConsignee("C1", name, null) }));

        foreach (var word in name.Split(' ')) Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [PdfReaderFact]
    public void Write_LongTable_RepeatsItsHeaderAndNumbersThePages()
    {
        var text = PdfReader.Text(Format.Bytes(Long(200)));

        var pages = text.TrimEnd('\f', '\n', ' ').Split('\f');
        Assert.True(pages.Length > 4, $"{pages.Length} pages");
        for (var i = 0; i < pages.Length; i++) Assert.Contains($"Page {i + 1} of {pages.Length}", pages[i], StringComparison.Ordinal);
        foreach (var page in pages[1..4])
        {
            Assert.Contains("Bread flour 1 kg – item 09506000134352 (continued)", page, StringComparison.Ordinal);
            Assert.Matches("Lot +Affected +Shipment +Shipped \\(UTC\\) +Pallet or case +Quantity", page);
            Assert.Contains("URGENT: PRODUCT RECALL · R-20260302-0a1b2c3d, version 1", page, StringComparison.Ordinal);
        }

        for (var i = 0; i < 200; i++) Assert.Single(text.Split($"SH-{i:0000}")[1..]);
    }

    [PdfReaderFact]
    public void Write_Drill_IsMarkedOnEveryPage()
    {
        var pages = PdfReader.Text(Format.Bytes(Long(100) with { Kind = RecallKind.Drill }), layout: false).TrimEnd('\f', '\n', ' ').Split('\f');

        Assert.True(pages.Length > 2);
        // The heading or the running head, and the watermark, whose slanted letters are read one by one.
        Assert.All(pages, page => Assert.Matches("DRILL –", page));
        Assert.All(pages, page => Assert.Matches("D\nR\nI\nL\nL", page));
    }

    [PdfReaderFact]
    public void Write_Sample_IsTaggedTitledAndInItsLanguage()
    {
        var pdf = Format.Bytes(SampleNotice.Document with { Language = "de" });

        var info = PdfReader.Info(pdf);
        Assert.Contains("DRINGENDER PRODUKTRÜCKRUF: Metal in flour (Rückruf R-20260302-0a1b2c3d)", info, StringComparison.Ordinal);
        Assert.Matches("Tagged: +yes", info);
        var tags = PdfReader.Info(pdf, "-struct-text");
        foreach (var tag in new[] { "H1", "H2", "H3", "Table", "Caption", "THead", "TBody", "TR", "TH", "TD", "Link", "Figure", "LI", "Lbl" })
        {
            Assert.Matches($"(?m)^\\s*{tag}\\b", tags);
        }

        Assert.DoesNotContain("Error", tags, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileText_AddsNoObjectAndNoAction()
    {
        const string evil = ")>>/JS(app.alert(1))\\/AA<</O 1 0 R>> endobj\u202E\u0000<script>";
        var document = SampleNotice.Document with
        {
            Title = evil, Reason = evil, Hazard = evil, Instructions = evil, Issuer = new NoticeIssuer(evil, evil, evil),
            Customer = new NoticeConsignee(evil, evil, null), AnswerUrl = "https://mill.example/" + evil,
        };

        var text = Encoding.Latin1.GetString(Format.Bytes(document));

        // The metadata are XML and say it as text.
        Assert.Contains("&gt;/JS(app.alert(1))", text, StringComparison.Ordinal);
        text = text.Replace("&gt;/JS(app.alert(1))", "", StringComparison.Ordinal);
        Assert.DoesNotContain("/JS(", text, StringComparison.Ordinal);
        Assert.DoesNotContain("app.alert(1))\\", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", text, StringComparison.Ordinal);
    }

    [PdfReaderFact]
    public void Write_HostileText_IsReadBackAsText()
    {
        const string evil = "/JS(app.alert(1))>>endobj";

        var pdf = Format.Bytes(SampleNotice.Document with { Reason = evil, AnswerUrl = $"https://mill.example/{evil}" });

        Assert.Contains(evil, PdfReader.Text(pdf), StringComparison.Ordinal);
        Assert.Matches("JavaScript: +no", PdfReader.Info(pdf));
    }

    [PdfReaderFact]
    public void Write_Letter_HasItsSize() =>
        Assert.Matches("Page size: +612 x 792 pts \\(letter\\)", PdfReader.Info(new PdfNotice(NoticeTemplates.Default, null, PaperSize.Letter).Bytes(SampleNotice.Document)));

    private static NoticeDocument Long(int lines)
    {
        var product = SampleNotice.Document.Products[0];
        return SampleNotice.Document with
        {
            Products =
            [
                product with
                {
                    Lots = [new NoticeLot("P1", TraceGrade.Definite, [new Quantity(lines, "EA")],
                        [.. Enumerable.Range(0, lines).Select(i => new NoticeLine($"SH-{i:0000}", SampleNotice.Document.IssuedAt, null, new Quantity(1, "EA"), TraceGrade.Definite))])],
                },
            ],
        };
    }
}
