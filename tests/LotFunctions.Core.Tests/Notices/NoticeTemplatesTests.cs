using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Tests.Notices;

public sealed class NoticeTemplatesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Load_NoFolder_HasTheBuiltInLanguages()
    {
        Assert.Equal(["de", "en", "es", "fr"], NoticeTemplates.Load(null).Languages.Order());
        Assert.Empty(NoticeTemplates.Load(null).Problems);
    }

    [Fact]
    public void Words_OfEachLanguage_AreTheSameKeysAndPlaceholders()
    {
        var english = NoticeTemplates.Default.Words("en").All;
        foreach (var language in NoticeTemplates.Default.Languages)
        {
            var words = NoticeTemplates.Default.Words(language).All;
            Assert.Equal(english.Keys.Order(), words.Keys.Order());
            Assert.Empty(WordsFile.Flaws(words, english));
        }
    }

    /// <summary>EU 2023/988 art. 36(2)(c), and the same in the other languages.</summary>
    [Fact]
    public void Words_OfEachLanguage_PlayNothingDown()
    {
        foreach (var language in NoticeTemplates.Default.Languages)
        {
            Assert.DoesNotMatch(
                "(?i)voluntar|precaution|discretion|freiwillig|vorsorg|vorsicht|kulanz|volontaire|précaution|à titre préventif|cautelar|precauci|preventiv",
                string.Join('\n', NoticeTemplates.Default.Words(language).All.Values));
        }
    }

    [Fact]
    public void Load_WordsOfOneLanguage_TakeThePlaceOfThoseAlone()
    {
        Write("de/words.txt", "# our own\nheadingRecall=WARENRÜCKRUF\n");

        var templates = NoticeTemplates.Load(folder.FullName);

        Assert.Empty(templates.Problems);
        Assert.Equal(("WARENRÜCKRUF", "Charge"), (templates.Words("de")["headingRecall"], templates.Words("de")["lot"]));
    }

    [Fact]
    public void Load_NewLanguageWithAllWords_IsOffered()
    {
        Write("nl/words.txt", string.Join('\n', NoticeTemplates.Default.Words("en").All.Select(w => $"{w.Key}={w.Value}")));

        var templates = NoticeTemplates.Load(folder.FullName);

        Assert.Empty(templates.Problems);
        Assert.Equal("nl", templates.Resolve("nl-BE", "en"));
    }

    [Fact]
    public void Load_PageOfOneLanguage_IsUsedForItAlone()
    {
        Write("fr/notice.hbs", "<h1>{{Notice.Heading}}</h1>{{#each Notice.Products}}{{lines this}}{{/each}}");

        var templates = NoticeTemplates.Load(folder.FullName);

        Assert.Empty(templates.Problems);
        var html = System.Text.Encoding.UTF8.GetString(new HtmlNotice(templates, null).Bytes(SampleNotice.Document with { Language = "fr" }));
        Assert.StartsWith("<h1>RAPPEL URGENT DE PRODUIT</h1><tr><th scope=\"row\"><bdi>P1</bdi>", html, StringComparison.Ordinal);
        Assert.Equal(new HtmlNotice(NoticeTemplates.Default, null).Bytes(SampleNotice.Document), new HtmlNotice(templates, null).Bytes(SampleNotice.Document));
    }

    [Theory]
    [InlineData("de/words.txt", "heading=X", "heading is no word of a notice")]
    [InlineData("de/words.txt", "page=Seite {0}", "page needs the placeholders {0}{1}")]
    [InlineData("de/words.txt", "no key", "'no key' is no key=text")]
    [InlineData("de/words.txt", "months=Januar|Februar", "2 and 12 months")]
    [InlineData("de/words.txt", "groupFrom=many", "many")]
    [InlineData("nl/words.txt", "lot=Partij", "drill is missing: a new language needs all words")]
    [InlineData("notice.hbs", "{{#if Notice.Drill}}", "notice.hbs is not used")]
    [InlineData("notice.hbs", "{{Notice.Heding}}", "notice.hbs is not used")]
    [InlineData("de/answer.hbs", "{{Nobody}}", "answer.hbs is not used")]
    public void Load_BrokenFile_IsReportedAndTheBuiltInStands(string name, string content, string problem)
    {
        Write(name, content);

        var templates = NoticeTemplates.Load(folder.FullName);

        Assert.Contains(problem, Assert.Single(templates.Problems), StringComparison.Ordinal);
        Assert.Equal(["de", "en", "es", "fr"], templates.Languages.Order());
        var german = SampleNotice.Document with { Language = "de" };
        Assert.Equal(new HtmlNotice(NoticeTemplates.Default, null).Bytes(german), new HtmlNotice(templates, null).Bytes(german));
    }

    [Fact]
    public void Load_NoSuchFolder_IsReported() =>
        Assert.Single(NoticeTemplates.Load(Path.Combine(folder.FullName, "none")).Problems);

    [Theory]
    [InlineData("en", "1234.5", "1,234.5")]
    [InlineData("de", "1234567.25", "1.234.567,25")]
    [InlineData("es", "1234.5", "1234,5")]
    [InlineData("es", "12345", "12.345")]
    [InlineData("fr", "1234.5", "1\u202F234,5")]
    [InlineData("de", "-1000", "-1.000")]
    [InlineData("de", "0.125", "0,125")]
    [InlineData("en", "999", "999")]
    public void Number_ByLanguage_IsWrittenAsThereIsUsual(string language, string value, string expected) =>
        Assert.Equal(expected, NoticeTemplates.Default.Words(language).Number(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("en", "2 March 2026, 09:00 UTC", "2 Mar 2026 09:00")]
    [InlineData("de", "2. März 2026, 09:00 UTC", "02.03.2026 09:00")]
    [InlineData("es", "2 de marzo de 2026, 09:00 UTC", "02/03/2026 09:00")]
    [InlineData("fr", "2 mars 2026, 09:00 UTC", "02/03/2026 09:00")]
    public void Time_ByLanguage_IsWrittenAsThereIsUsual(string language, string full, string brief)
    {
        var words = NoticeTemplates.Default.Words(language);

        Assert.Equal((full, brief), (words.Time(SampleNotice.Document.IssuedAt), words.ShortTime(SampleNotice.Document.IssuedAt)));
    }

    [Fact]
    public void Say_ValueLikeAPlaceholder_StaysAsItIs() =>
        Assert.Equal("Page {1} of 2", NoticeTemplates.Default.Words("en").Say("page", "{1}", "2"));

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
