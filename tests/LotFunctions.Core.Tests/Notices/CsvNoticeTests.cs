using System.Text;
using LotFunctions.Core.Notices;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Notices;

public sealed class CsvNoticeTests
{
    [Fact]
    public void Render_Sample_HasARowForEachLine() => Assert.Equal(
        """
        recallId,version,kind,class,customer,item,description,lot,grade,shipment,shippedAt,logisticUnit,quantity,unit
        R-20260302-0a1b2c3d,1,recall,I,C1,09506000134352,Bread flour 1 kg,P1,definite,S1,2026-02-27T10:30:00Z,340123450000000017,25,KGM
        R-20260302-0a1b2c3d,1,recall,I,C1,09506000134352,Bread flour 1 kg,P1,definite,S2,2026-02-28T10:30:00Z,,15,KGM
        R-20260302-0a1b2c3d,1,recall,I,C1,09506000134352,Bread flour 1 kg,P2,possible,S3,2026-02-28T11:00:00Z,,,

        """.ReplaceLineEndings("\r\n"),
        Csv(SampleNotice.Document));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+SUM(A1)", "'+SUM(A1)")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData("-5", "'-5")]
    [InlineData("+1", "'+1")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    public void Render_TextLikeAFormula_IsNoFormula(string description, string cell)
    {
        var product = SampleNotice.Document.Products[0];
        var document = SampleNotice.Document with { Products = [product with { Description = description, Lots = [product.Lots[1]] }] };

        Assert.Contains($",{cell},P2,", Csv(document), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NegativeQuantity_StaysANumber()
    {
        var product = SampleNotice.Document.Products[0];
        var lot = product.Lots[0];
        var document = SampleNotice.Document with { Products = [product with { Lots = [lot with { Lines = [lot.Lines[0] with { Quantity = new Quantity(-2.5m, "KGM") }] }] }] };

        Assert.Contains(",-2.5,KGM", Csv(document), StringComparison.Ordinal);
    }

    private static string Csv(NoticeDocument document) => Encoding.UTF8.GetString(new CsvNotice().Bytes(document));
}
