namespace LotFunctions.Core.Notices.Pdf;

/// <summary>Who writes: the logo and the name on the left, how to reach them on the right, a rule below.</summary>
internal static class PdfLetterhead
{
    private const double LogoHeight = 48;
    private const double LogoWidth = 150;
    private const double Small = 8.5;

    public static void Write(PdfFlow flow, PdfTag root, NoticeText text, HouseLogo? logo)
    {
        var (top, x) = (flow.Y, 0.0);
        if (logo is not null)
        {
            var scale = Math.Min(LogoHeight / logo.Height, LogoWidth / logo.Width);
            var (width, height) = (logo.Width * scale, logo.Height * scale);
            Logo(flow, root, text.LogoAlt, top, width, height);
            x = width + 14;
        }

        var right = flow.Width * 0.36;
        flow.Paragraph(root, "P", text.IssuerName, new PdfStyle(14) { Face = Face.Bold, Indent = x, Right = right + 10, After = 1 });
        flow.Paragraph(root, "P", text.IssuerAddress, new PdfStyle(Small) { Indent = x, Right = right + 10, After = 0 });
        var end = flow.Y;
        flow.Y = top;
        flow.Paragraph(root, "P", text.Contact, new PdfStyle(Small) { Indent = flow.Width - right, Before = 4, After = 0 });
        flow.Y = Math.Max(Math.Max(flow.Y, end), logo is null ? 0 : top + LogoHeight) + 6;
        flow.Sheets.Artifact();
        flow.Sheets.Area(flow.Left, flow.Y, flow.Width, 1.5);
        flow.Sheets.EndMark();
        flow.Y += 10;
    }

    /// <summary>A figure's tag with its alternative text and its place (ISO 14289-1, 7.3).</summary>
    public static PdfTag Figure(PdfFlow flow, PdfTag parent, string alternative, double x, double y, double width, double height)
    {
        var alt = System.Text.Encoding.ASCII.GetString(new ByteText().Text(alternative).Written);
        var box = new ByteText().Add(x).Add(flow.Sheets.Height - y - height).Add(x + width).Add(flow.Sheets.Height - y);
        return flow.Tag("Figure", parent, $"/Alt{alt}/A<</O/Layout/Placement/Block/BBox[{System.Text.Encoding.ASCII.GetString(box.Written)}]>>");
    }

    private static void Logo(PdfFlow flow, PdfTag root, string alternative, double y, double width, double height)
    {
        var figure = Figure(flow, root, alternative, flow.Left, y, width, height);
        flow.Sheets.Mark(figure);
        flow.Sheets.Content.Add("q "u8).Add(width).Add("0 0 "u8).Add(height).Add(flow.Left).Add(flow.Sheets.Height - y - height).Add("cm /I0 Do Q "u8);
        flow.Sheets.EndMark();
        figure.Close();
    }
}
