using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>The order of a notice on paper, block by block.</summary>
internal sealed class PdfNoticeLayout(PdfFile file, PdfFlow flow, NoticeDocument document, NoticeText text, HouseLogo? logo)
{
    private const int SampleRows = 200;
    private const double QrSize = 104;

    private static readonly PdfStyle Plain = new(10);
    private static readonly PdfStyle H2 = new(12.5) { Face = Face.Bold, Before = 10, After = 3 };
    private static readonly PdfStyle H3 = new(10) { Face = Face.Bold, Before = 4, After = 1 };
    private static readonly PdfStyle Headline = new(13) { Face = Face.Bold, After = 4 };
    private static readonly PdfStyle InBox = new(10) { Indent = 10, Right = 10, After = 4 };

    public void Write(PdfTag root)
    {
        flow.Start();
        PdfLetterhead.Write(flow, root, text, logo);
        if (text.Drill) Box(root, PdfFlow.Red, 2, (InBox with { Face = Face.Bold, Color = PdfFlow.Red }, "P", text.W["drillText"]));
        flow.Paragraph(root, "H1", text.Heading, new PdfStyle(20) { Face = Face.Bold, Color = PdfFlow.Red, Before = 8, After = 4 });
        if (text.SafetyRecall) flow.Paragraph(root, "P", text.W["safetyRecall"], Headline);
        flow.Paragraph(root, "P", text.Title, Headline);
        Particulars(root);
        if (text.Withdraws) Withdrawn(root);
        else Affected(root);
        Part(root, "contactTitle", text.Contact);
        flow.Paragraph(root, "P", $"{text.IssuedBy} {text.Footer}", new PdfStyle(8.5) { Before = 10, Color = PdfFlow.Grey });
        flow.Sheets.End();
    }

    private void Withdrawn(PdfTag root)
    {
        Box(root, PdfFlow.Ink, 1, (InBox with { Size = 12.5, Face = Face.Bold, After = 3 }, "H2", text.W["withdrawnTitle"]), (InBox, "P", text.WithdrawnText));
        Changes(root);
    }

    private void Affected(PdfTag root)
    {
        if (text.Supersedes.Length > 0) Box(root, PdfFlow.Ink, 1, (InBox with { Face = Face.Bold }, "P", text.Supersedes));
        Box(
            root, PdfFlow.Red, 1.5,
            (InBox with { Size = 12.5, Face = Face.Bold, After = 3 }, "H2", text.W["stopTitle"]), (InBox, "P", text.W["stopText"]),
            (InBox, "P", text.PossibleLots ? text.W["possibleText"] : ""));
        Section(root, "whyTitle");
        Part(root, "reason", text.Reason);
        Part(root, "hazard", text.Hazard);
        Changes(root);
        Section(root, "productsTitle");
        for (var i = 0; i < document.Products.Count; i++) Product(root, document.Products[i], text.Products[i]);
        Section(root, "whatTitle");
        flow.Paragraph(root, "P", text.Instructions.Length > 0 ? text.Instructions : text.W["whatDefault"], Plain);
        Part(root, "passTitle", text.W["passText"]);
        if (text.SafetyRecall) Part(root, "consumersTitle", text.W["consumersText"]);
        Answer(root);
    }

    private void Section(PdfTag parent, string key) => flow.Paragraph(parent, "H2", text.W[key], H2, keep: 40);

    private void Part(PdfTag parent, string key, string content)
    {
        if (content.Length == 0) return;
        flow.Paragraph(parent, "H3", text.W[key], H3, keep: 20);
        flow.Paragraph(parent, "P", content, Plain);
    }

    private void Particulars(PdfTag root)
    {
        var list = flow.Tag("L", root);
        foreach (var (key, value) in new[]
        {
            ("recall", text.Reference), ("class", text.Class), ("issued", text.IssuedAt),
            ("to", $"{text.CustomerName}\n{text.CustomerAddress}".TrimEnd()), ("answerBy", text.Withdraws ? "" : text.AnswerBy),
        })
        {
            if (value.Length > 0) Particular(list, text.W[key], value);
        }

        list.Close();
        flow.Y += 6;
    }

    private void Particular(PdfTag list, string label, string value)
    {
        const double column = 110;
        var (item, top) = (flow.Tag("LI", list), new PdfStyle(10) { Face = Face.Bold, Right = flow.Width - column + 8 });
        var lines = TextLines.Of(label, Face.Bold, 10, column - 8);
        flow.Need(Math.Max(lines.Count, 2) * PdfFlow.LineHeight(10));
        var (start, tag) = (flow.Y, flow.Tag("Lbl", item));
        flow.Lines(tag, lines, top);
        tag.Close();
        var end = flow.Y;
        flow.Y = start;
        flow.Paragraph(item, "LBody", value, new PdfStyle(10) { Indent = column, After = 0 });
        flow.Y = Math.Max(flow.Y, end) + 1.5;
        item.Close();
    }

    /// <summary>Paragraphs in a frame, together on one page.</summary>
    private void Box(PdfTag parent, string color, double line, params (PdfStyle Style, string Type, string Text)[] parts)
    {
        var height = parts.Sum(p => flow.HeightOf(p.Text, p.Style)) + 10;
        flow.Need(height + 4);
        flow.Y += 2;
        flow.Sheets.Artifact();
        flow.Sheets.Content.Add(color).Add(" RG "u8);
        flow.Sheets.Frame(flow.Left, flow.Y, flow.Width, height, line);
        flow.Sheets.EndMark();
        flow.Y += 6;
        foreach (var (style, type, content) in parts) flow.Paragraph(parent, type, content, style);
        flow.Y += 8;
    }

    private void Changes(PdfTag root)
    {
        if (text.Changes.Count == 0) return;
        Section(root, "changesTitle");
        string[] Row(ChangeText c) => [c.Lot, c.Item, c.Kind, c.Shipment, c.LogisticUnit, c.Before, c.Now];
        var table = new PdfTable(
            file, flow, root, text.ChangesCaption, text.W["continued"],
            [.. new[] { "lot", "product", "change", "shipment", "unit", "before", "now" }.Select(k => text.W[k])], text.Changes.Take(SampleRows).Select(Row));
        foreach (var change in text.Changes) table.Row(Row(change));
        table.Close();
    }

    private void Product(PdfTag root, NoticeProduct product, ProductText shown)
    {
        var words = shown.Words;
        var (definite, possible, unknown, all) = (words["definite"], words["possible"], words["notKnown"], words["allShipments"]);
        var row = new string[6];
        string[] Row(NoticeLot lot, NoticeLine line)
        {
            row[0] = lot.Lot;
            row[1] = line.Grade == TraceGrade.Definite ? definite : possible;
            row[2] = line.Shipment;
            row[3] = words.ShortTime(line.ShippedAt);
            row[4] = line.LogisticUnit ?? "–";
            row[5] = line.Quantity is { } quantity ? words.Amount(quantity) : unknown;
            return row;
        }

        var table = new PdfTable(
            file, flow, root, shown.Caption, words["continued"],
            [.. new[] { "lot", "affected", "shipment", "shipped", "unit", "quantity" }.Select(k => words[k])],
            product.Lots.SelectMany(l => l.Lines.Select(x => (l, x))).Take(SampleRows).Select(p => Row(p.l, p.x)));
        foreach (var lot in product.Lots)
        {
            foreach (var line in lot.Lines) table.Row(Row(lot, line));
            if (lot.Lines.Count > 1) table.Row([lot.Lot, all, NoticeText.TotalOf(lot, words)], total: true);
        }

        table.Close();
    }

    private void Answer(PdfTag root)
    {
        flow.Need(QrSize + 60);
        Section(root, "answerTitle");
        var (top, beside) = (flow.Y, Plain with { Right = QrSize + 16 });
        flow.Paragraph(root, "P", text.W["answerText"], beside);
        var (start, link) = (flow.Y, flow.Tag("Link", root));
        flow.Lines(link, TextLines.Of(text.AnswerUrl, Face.Regular, 9, flow.Width - beside.Right), new PdfStyle(9) { Color = "0 .2 .6" });
        flow.Sheets.Link(link, flow.Left, start, flow.Width - beside.Right, flow.Y - start, text.AnswerUrl, text.W["answerTitle"]);
        link.Close();
        Qr(root, flow.Left + flow.Width - QrSize, top);
        flow.Y = Math.Max(flow.Y + 4, top + QrSize + 4);
    }

    private void Qr(PdfTag root, double x, double y)
    {
        var figure = PdfLetterhead.Figure(flow, root, text.W["qrAlt"], x, y, QrSize, QrSize);
        var qr = QrSymbol.Of(text.AnswerUrl);
        var module = QrSize / qr.Side;
        flow.Sheets.Mark(figure);
        flow.Sheets.Color(PdfFlow.Ink);
        foreach (var (column, line, length) in qr.Runs()) flow.Sheets.Area(x + (column * module), y + (line * module), length * module, module);
        flow.Sheets.EndMark();
        figure.Close();
    }
}
