using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>Encodings that have to be put into UTF-8 before anything cuts them.</summary>
public sealed class TextFormTests
{
    private readonly AsnBench bench = new();

    // In ISO 2022-JP the bytes of these are $' $+ $: and so all that cuts an interchange.
    private const string Flour = "ぇかず小麦粉";

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public async Task Process_Utf16_IsReadAsItsTextAndArchivedAsItsBytes(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Encoding.UTF8.GetString(AsnText.Interchange("7", AsnText.TwoCartons()));
        byte[] body = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)];
        var document = await bench.ProcessAsync(body);

        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Equal(["A1 10 186", "B1 5 254"], bench.Announced());
        Assert.Equal(body, bench.Blobs[document.RawBlob]);
        var finding = Assert.Single(document.Errors);
        Assert.Equal(("translated", DiagnosticSeverity.Warning), (finding.Code, finding.Severity));
    }

    [Fact]
    public async Task Process_Utf16WithFurtherInterchange_FindsBothInTheTranslation()
    {
        byte[] both = [.. AsnText.Interchange("7", AsnText.TwoCartons()), .. AsnText.Interchange("8", AsnText.TwoCartons("SH2"))];
        var document = await bench.ProcessAsync(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(both)));

        var further = await bench.FindAsync(Assert.Single(document.Further));
        Assert.Equal(("000000008", null), (further.ControlNumber, further.TextSha256));
    }

    [Fact]
    public async Task Process_CodeExtension_KeepsTheDelimitersApart()
    {
        var coded = CodePagesEncodingProvider.Instance.GetEncoding("iso-2022-jp")!.GetBytes(Desadv);
        Assert.Equal(2, coded.Count(b => b == 0x1B));
        await bench.RegisterAsync("ALDER", new Standards.Asn.EdiParty("14", "5412345000013"));
        var document = await bench.ProcessAsync(coded);

        Assert.Equal(["translated"], document.Errors.Select(e => e.Code));
        var announced = bench.Events.Single();
        Assert.Equal((Flour, "L-7"), (announced.Attributes!.Description, announced.Lot!.Value.Lot));
    }

    [Fact]
    public async Task Process_CodeExtensionDeclaredButPlain_IsReadAsItIs()
    {
        await bench.RegisterAsync("ALDER", new Standards.Asn.EdiParty("14", "5412345000013"));
        var document = await bench.ProcessAsync(Encoding.UTF8.GetBytes(Desadv));
        Assert.Null(document.TextSha256);
        Assert.Empty(document.Errors);
        Assert.Equal(Flour, bench.Events.Single().Attributes!.Description);
    }

    [Theory]
    [InlineData(80, "\r\n")]
    [InlineData(80, "\n")]
    [InlineData(41, "\n")]
    [InlineData(132, "\r\n")]
    public async Task Process_FoldedLines_AreReadAsOne(int width, string lineEnd)
    {
        var x12 = Encoding.ASCII.GetString(AsnText.Interchange("7", AsnText.TwoCartons())).ReplaceLineEndings("");
        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(Fold(x12, width, lineEnd)));
        Assert.Equal((DocumentStatus.Processed, "translated"), (document.Status, document.Errors.Single().Code));
        Assert.Equal(["A1 10 186", "B1 5 254"], bench.Announced());

        await bench.RegisterAsync("ALDER", new Standards.Asn.EdiParty("14", "5412345000013"));
        var edifact = await bench.ProcessAsync(Encoding.UTF8.GetBytes(Fold(Desadv.Replace(Flour, "Wheat flour", StringComparison.Ordinal), width, lineEnd)));
        Assert.Equal((DocumentStatus.Processed, "translated"), (edifact.Status, edifact.Errors.Single().Code));
    }

    [Theory]
    [InlineData("~\n")]
    [InlineData("~ \r\n")]
    [InlineData("\n")]
    public async Task Process_LineEndsBehindSegments_StayAsTheyAre(string lineEnd)
    {
        var x12 = Encoding.ASCII.GetString(AsnText.Interchange("7", AsnText.TwoCartons())).Replace("~\n", lineEnd, StringComparison.Ordinal);
        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(x12));
        Assert.Null(document.TextSha256);
        Assert.Equal(["A1 10 186", "B1 5 254"], bench.Announced());
    }

    private static string Fold(string text, int width, string lineEnd) => string.Join(lineEnd, text.Chunk(width).Select(line => new string(line))) + lineEnd;

    private static readonly string Desadv = string.Concat(
        "UNB+UNOX:4+5412345000013:14+4012345000009:14+20260301:0805+7'UNH+1+DESADV:D:96A:UN:EAN005'BGM+351+SH7+9'",
        "DTM+137:20260301:102'NAD+SU+5412345000013::9'CPS+1'LIN+1++09506000134352:SRV'PIA+1+L-7:NB'",
        $"IMD+F++:::{Flour}'QTY+12:5:KGM'UNT+10+1'UNZ+1+7'");
}
