namespace LotFunctions.Core.Notices.Pdf;

/// <summary>
/// A table over as many pages as it takes, with its caption and header repeated on each. The header cells name their scope;
/// what is repeated is an artifact. Made for hundreds of thousands of rows: nothing of a row is kept.
/// </summary>
internal sealed class PdfTable
{
    private const double Size = 8;
    private const double CaptionSize = 9;
    private const double Pad = 3;
    private const string HeadFill = ".90 .90 .90";
    private const string TotalFill = ".955 .955 .955";

    private static readonly double RowHeight = PdfFlow.LineHeight(Size);

    private readonly PdfFile file;
    private readonly PdfFlow flow;
    private readonly string caption;
    private readonly string continued;
    private readonly string[] heads;
    private readonly double[] widths;
    private readonly PdfTag table;
    private readonly PdfTag body;
    private readonly List<double> rules = [];
    private readonly int[] cells;
    private readonly List<string>?[] wrapped;
    private readonly List<string>[] headLines;
    private readonly ByteText scratch = new();

    /// <param name="sample">Some rows, to share out the width; the last column is set to the right.</param>
    public PdfTable(PdfFile file, PdfFlow flow, PdfTag parent, string caption, string continued, string[] heads, IEnumerable<string[]> sample)
    {
        (this.file, this.flow, this.caption, this.continued, this.heads) = (file, flow, caption, continued, heads);
        (cells, wrapped) = (new int[heads.Length], new List<string>?[heads.Length]);
        widths = ColumnWidths.Share(flow.Width, Pad, Size, heads, sample);
        headLines = [.. heads.Select((h, i) => TextLines.Of(h, Face.Bold, Size, widths[i] - (2 * Pad)))];
        flow.Need(CaptionHeight() + (4 * RowHeight));
        table = flow.Tag("Table", parent);
        var captionTag = flow.Tag("Caption", table);
        Caption(captionTag, caption);
        captionTag.Close();
        var group = flow.Tag("THead", table);
        var row = flow.Tag("TR", group);
        Head(row);
        row.Close();
        group.Close();
        body = flow.Tag("TBody", table);
    }

    /// <summary>A row; where <paramref name="total"/> is true it has three cells: lot, label over all between, total.</summary>
    public void Row(ReadOnlySpan<string> texts, bool total = false)
    {
        var face = total ? Face.Bold : Face.Regular;
        var lines = 1;
        for (var i = 0; i < texts.Length; i++)
        {
            var room = WidthOf(i, total) - (2 * Pad);
            wrapped[i] = TextLines.Fit(texts[i], face, Size, room) ? null : TextLines.Of(texts[i], face, Size, room);
            lines = Math.Max(lines, wrapped[i]?.Count ?? 1);
        }

        var height = (lines * RowHeight) + 3;
        if (!flow.Fits(height)) Continue();
        if (total) Fill(TotalFill, height);
        Cells(texts, face, total);
        flow.Y += height;
        rules.Add(flow.Y);
    }

    public void Close()
    {
        Rules();
        body.Close();
        table.Close();
        flow.Y += 8;
    }

    private void Cells(ReadOnlySpan<string> texts, Face face, bool total)
    {
        var (sheets, row, x) = (flow.Sheets, file.Allocate(), flow.Left);
        body.Hold(row);
        for (var i = 0; i < texts.Length; i++)
        {
            var type = i == 0 ? "TH" : "TD";
            cells[i] = file.Allocate();
            var number = sheets.Mark(type, cells[i]);
            Text(wrapped[i], x, texts[i], face, i == texts.Length - 1, WidthOf(i, total));
            sheets.EndMark();
            scratch.Clear();
            scratch.Add("<</S/"u8).Add(type).Add("/P "u8).Ref(row).Add("/Pg "u8).Ref(sheets.Page).Add("/K "u8).Add(number);
            if (i == 0) scratch.Add("/C/r"u8);
            if (total && i == 1) scratch.Add("/C/s"u8);
            file.Add(cells[i], scratch.Add(">>"u8).Written);
            x += WidthOf(i, total);
        }

        scratch.Clear();
        scratch.Add("<</S/TR/P "u8).Ref(body.Id).Add("/K["u8);
        for (var i = 0; i < texts.Length; i++) scratch.Ref(cells[i]).Add(" "u8);
        file.Add(row, scratch.Add("]>>"u8).Written);
    }

    private void Text(List<string>? lines, double x, string text, Face face, bool right, double width)
    {
        var baseline = flow.Y + 1.5 + PdfFlow.Rise(Size);
        if (lines is null)
        {
            flow.Sheets.Text(At(text), baseline, text, face, Size);
            return;
        }

        foreach (var line in lines)
        {
            flow.Sheets.Text(At(line), baseline, line, face, Size);
            baseline += RowHeight;
        }

        double At(string line) => right ? x + width - Pad - (HouseFonts.Width(line, face) * Size / 1000) : x + Pad;
    }

    // A total's label takes all columns between the first and the last.
    private double WidthOf(int cell, bool total)
    {
        if (!total) return widths[cell];
        return cell == 0 ? widths[0] : cell == 2 ? widths[^1] : widths.AsSpan(1, widths.Length - 2).ToArray().Sum();
    }

    private void Continue()
    {
        Rules();
        flow.Sheets.End();
        flow.Start();
        Caption(null, $"{caption} ({continued})");
        Head(null);
    }

    private double CaptionHeight() => (TextLines.Of(caption, Face.Bold, CaptionSize, flow.Width).Count * PdfFlow.LineHeight(CaptionSize)) + 3;

    private void Caption(PdfTag? tag, string text)
    {
        var sheets = flow.Sheets;
        if (tag is null) sheets.Artifact();
        else sheets.Mark(tag);
        foreach (var line in TextLines.Of(text, Face.Bold, CaptionSize, flow.Width))
        {
            sheets.Text(flow.Left, flow.Y + PdfFlow.Rise(CaptionSize), line, Face.Bold, CaptionSize);
            flow.Y += PdfFlow.LineHeight(CaptionSize);
        }

        sheets.EndMark();
        flow.Y += 3;
    }

    private void Head(PdfTag? row)
    {
        var (sheets, x) = (flow.Sheets, flow.Left);
        var height = (headLines.Max(l => l.Count) * RowHeight) + 3;
        Fill(HeadFill, height);
        for (var i = 0; i < heads.Length; i++)
        {
            var cell = row is null ? null : flow.Tag("TH", row, "/C/c");
            if (cell is null) sheets.Artifact();
            else sheets.Mark(cell);
            Text(headLines[i], x, heads[i], Face.Bold, i == heads.Length - 1, widths[i]);
            sheets.EndMark();
            cell?.Close();
            x += widths[i];
        }

        rules.Add(flow.Y);
        flow.Y += height;
        rules.Add(flow.Y);
    }

    private void Fill(string color, double height)
    {
        flow.Sheets.Artifact();
        flow.Sheets.Color(color);
        flow.Sheets.Area(flow.Left, flow.Y, flow.Width, height);
        flow.Sheets.Color(PdfFlow.Ink);
        flow.Sheets.EndMark();
    }

    private void Rules()
    {
        flow.Sheets.Artifact();
        flow.Sheets.Color(".6 .6 .6");
        foreach (var y in rules) flow.Sheets.Area(flow.Left, y, flow.Width, 0.4);
        flow.Sheets.Color(PdfFlow.Ink);
        flow.Sheets.EndMark();
        rules.Clear();
    }
}
