using LotFunctions.Core.Notices;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Notices;

public sealed class NoticeChangesTests
{
    private static readonly NoticeProduct Product = SampleNotice.Document.Products[0];
    private static readonly NoticeLot Lot = Product.Lots[0];

    [Fact]
    public void Between_TheSame_IsEmpty() => Assert.Empty(NoticeChanges.Between(SampleNotice.Document.Products, SampleNotice.Document.Products));

    [Fact]
    public void Between_AddedChangedAndRemoved_AreNamed()
    {
        var (first, second) = (Lot.Lines[0], Lot.Lines[1]);
        var more = first with { Quantity = new Quantity(30, "KGM") };
        var added = first with { Shipment = "S9" };

        var changes = NoticeChanges.Between(Products(first, second), Products(more, added));

        Assert.Equal(
            [new NoticeChange(Product.Item, "P1", first, more), new NoticeChange(Product.Item, "P1", null, added), new NoticeChange(Product.Item, "P1", second, null)],
            changes);
    }

    [Fact]
    public void Between_TwoLinesOfOnePlace_AreMatchedInTheirOrder()
    {
        var line = Lot.Lines[0];

        Assert.Equal([new NoticeChange(Product.Item, "P1", null, line)], NoticeChanges.Between(Products(line), Products(line, line)));
        Assert.Equal([new NoticeChange(Product.Item, "P1", line, null)], NoticeChanges.Between(Products(line, line), Products(line)));
    }

    [Theory]
    [InlineData("en", "This notice replaces version 1 of 1 March 2026, 09:00 UTC.", "no longer affected")]
    [InlineData("de", "Dieses Schreiben ersetzt Fassung 1 vom 1. März 2026, 09:00 UTC.", "nicht mehr betroffen")]
    public void Write_SupersedingNotice_SaysWhatItReplacesAndWhatChanged(string language, string replaces, string removed)
    {
        var document = SampleNotice.Document with
        {
            Language = language,
            Version = 2,
            Supersedes = new NoticeSupersedes(1, SampleNotice.Document.IssuedAt.AddDays(-1)),
            ChangedLines = [new NoticeChange(Product.Item, "P7", Lot.Lines[0], null)],
        };

        var html = System.Text.Encoding.UTF8.GetString(new HtmlNotice(NoticeTemplates.Default, null).Bytes(document));

        Assert.Contains(replaces, html, StringComparison.Ordinal);
        Assert.Contains($"<bdi>P7</bdi></th><td>{removed}</td>", html, StringComparison.Ordinal);
        if (PdfReader.Missing is null) Assert.Contains(removed, PdfReader.Text(new PdfNotice(NoticeTemplates.Default, null, PaperSize.A4).Bytes(document)), StringComparison.Ordinal);
    }

    private static NoticeProduct[] Products(params NoticeLine[] lines) => [Product with { Lots = [Lot with { Lines = lines }] }];
}
