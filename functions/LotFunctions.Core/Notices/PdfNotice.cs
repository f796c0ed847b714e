using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Notices.Pdf;

namespace LotFunctions.Core.Notices;

/// <summary>
/// The notice on paper: PDF 1.7 with its fonts embedded, tagged for assistive technology (headings, lists, tables with their
/// header cells, alternative texts, language, title) as PDF/UA-1 asks for it. It holds no time of its making and no random
/// identifier: the same document gives the same bytes.
/// </summary>
/// <param name="logo">Of the letterhead; null for none.</param>
public sealed class PdfNotice(NoticeTemplates templates, HouseLogo? logo, PaperSize paper) : INoticeFormat
{
    public string Extension => "pdf";

    public string ContentType => "application/pdf";

    public void Write(NoticeDocument document, Stream output)
    {
        var text = new NoticeText(document, templates.Words(document.Language));
        var file = new PdfFile(output);
        var fonts = new PdfFonts(file);
        var (width, height) = paper == PaperSize.Letter ? (612.0, 792.0) : (595.28, 841.89);
        var sheets = new PdfSheets(file, fonts, width, height);
        var picture = logo is null ? null : PdfPicture.Write(file, logo);
        var tree = file.Allocate();
        var root = new PdfTag(file, "Document", null, tree);
        var flow = new PdfFlow(file, sheets, $"{text.Heading} · {text.Reference} · {text.CustomerName}");
        new PdfNoticeLayout(file, flow, document, text, picture is null ? null : logo).Write(root);
        root.Close();
        sheets.Finish(
            (foot, page, count) => Foot(foot, flow, text, page, count),
            $"/ExtGState<</G0<</ca .12>>>>{(picture is { } id ? $"/XObject<</I0 {id} 0 R>>" : "")}");
        fonts.Write();
        file.Add(tree, Encoding.ASCII.GetBytes(
            $"<</Type/StructTreeRoot/K {root.Id} 0 R/ParentTree {sheets.ParentTree()} 0 R/ClassMap<</c<</O/Table/Scope/Column>>/r<</O/Table/Scope/Row>>/s<</O/Table/ColSpan 4>>>>>>"));
        Finish(file, sheets, text, document, tree);
    }

    private static void Finish(PdfFile file, PdfSheets sheets, NoticeText text, NoticeDocument document, int tree)
    {
        var metadata = file.Allocate();
        file.AddStream(metadata, "/Type/Metadata/Subtype/XML"u8, Encoding.UTF8.GetBytes(Xmp(text)), compress: false);
        var catalog = file.Add(new ByteText().Add("<</Type/Catalog/Pages "u8).Ref(sheets.PageTree).Add("/Lang("u8).Add(text.Language)
            .Add(")/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/StructTreeRoot "u8).Ref(tree).Add("/Metadata "u8).Ref(metadata).Add(">>"u8));
        var date = document.IssuedAt.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
        var information = file.Add(new ByteText().Add("<</Title"u8).Text(text.Subject).Add("/Author"u8).Text(text.IssuerName)
            .Add("/Producer(LotFunctions)/CreationDate("u8).Add(date).Add(")/ModDate("u8).Add(date).Add(")>>"u8));
        var name = $"{document.RecallId}\n{document.Version}\n{document.Customer.Id}";
        file.Finish(catalog, information, SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
    }

    private static void Foot(PdfSheets.FootWriter foot, PdfFlow flow, NoticeText text, int page, int count)
    {
        const double size = 7.5;
        var y = flow.Sheets.Height - PdfFlow.Bottom + 18;
        foot.Content.Add("/Artifact BMC "u8).Add(PdfFlow.Grey).Add(" rg "u8);
        var number = text.Say("page", page.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture));
        var room = HouseFonts.Width(number, Face.Regular) * size / 1000;
        foot.Text(flow.Left + flow.Width - room, y, number, Face.Regular, size);
        foot.Text(flow.Left, y, TextLines.One($"{text.IssuerName} · {text.Footer}", Face.Regular, size, flow.Width - room - 12), Face.Regular, size);
        foot.Content.Add("EMC\n"u8);
        if (text.Drill) Watermark(foot, flow, text.W["drill"]);
    }

    // Over everything, and so faint that everything is read through it.
    private static void Watermark(PdfSheets.FootWriter foot, PdfFlow flow, string word)
    {
        var (width, height) = (flow.Sheets.Width, flow.Sheets.Height);
        var size = Math.Min(190, 560_000 / Math.Max(1.0, HouseFonts.Width(word, Face.Bold)));
        var half = HouseFonts.Width(word, Face.Bold) * size / 2000;
        foot.Content.Add("/Artifact BMC q /G0 gs "u8).Add(PdfFlow.Red).Add(" rg .6 .8 -.8 .6 "u8).Add(width / 2).Add(height / 2).Add("cm "u8);
        foot.Text(-half, height + (size * 0.36), word, Face.Bold, size);
        foot.Content.Add("Q EMC\n"u8);
    }

    private static string Xmp(NoticeText text) =>
        $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Xml(text.Subject)}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{Xml(text.IssuerName)}</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{Xml(text.Language)}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="r"?>
        """;

    private static string Xml(string text)
    {
        var safe = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= ' ' && rune.Value is not (0xFFFE or 0xFFFF)) safe.AppendHtml(rune.ToString());
            else safe.Append(' ');
        }

        return safe.ToString();
    }
}
