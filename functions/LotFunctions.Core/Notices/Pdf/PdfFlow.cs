namespace LotFunctions.Core.Notices.Pdf;

/// <summary>Sets blocks of text one under the other, over as many pages as it takes.</summary>
/// <param name="head">Of every page but the first: what this is.</param>
internal sealed class PdfFlow(PdfFile file, PdfSheets sheets, string head)
{
    public const double Margin = 51;
    public const double Bottom = 54;

    private const double Top = 45;
    private const double HeadSize = 8;

    public const string Ink = "0 0 0";
    public const string Red = ".63 0 0";
    public const string Grey = ".35 .35 .35";

    public double Left => Margin;

    public double Width => sheets.Width - (2 * Margin);

    public double Y { get; set; }

    public PdfSheets Sheets => sheets;

    /// <summary>The baseline of a line of text is this far below its top.</summary>
    public static double Rise(double size) => size * 1.05;

    public static double LineHeight(double size) => size * 1.35;

    public void Start()
    {
        sheets.Begin();
        Y = Top;
        if (sheets.Count == 0) return;
        sheets.Artifact();
        sheets.Color(Grey);
        sheets.Text(Left, Y + Rise(HeadSize), TextLines.One(head, Face.Regular, HeadSize, Width), Face.Regular, HeadSize);
        sheets.Color(Ink);
        sheets.Area(Left, Y + LineHeight(HeadSize) + 2, Width, 0.5);
        sheets.EndMark();
        Y += LineHeight(HeadSize) + 12;
    }

    public bool Fits(double height) => Y + height <= sheets.Height - Bottom;

    /// <summary>A new page unless this much room is left.</summary>
    /// <returns>True when a page was begun.</returns>
    public bool Need(double height)
    {
        if (Fits(height)) return false;
        sheets.End();
        Start();
        return true;
    }

    public PdfTag Tag(string type, PdfTag parent, string attributes = "") => new(file, type, parent, 0, attributes);

    /// <summary>A paragraph in a tag of its own; it may go over to the next page.</summary>
    /// <param name="keep">Room that is left below it on the same page: for headings.</param>
    public void Paragraph(PdfTag parent, string type, string text, PdfStyle style, double keep = 0)
    {
        if (text.Length == 0) return;
        var tag = Tag(type, parent);
        Y += style.Before;
        Lines(tag, TextLines.Of(text, style.Face, style.Size, Width - style.Indent - style.Right), style, keep);
        tag.Close();
        Y += style.After;
    }

    /// <summary>Lines of one tag: on each page that they come to one run of marked content.</summary>
    public void Lines(PdfTag tag, IReadOnlyList<string> lines, PdfStyle style, double keep = 0)
    {
        var height = LineHeight(style.Size);
        Need(Math.Min(lines.Count, 2) * height + keep);
        sheets.Mark(tag);
        sheets.Color(style.Color);
        foreach (var line in lines)
        {
            if (!Fits(height))
            {
                sheets.EndMark();
                Need(height);
                sheets.Mark(tag);
                sheets.Color(style.Color);
            }

            sheets.Text(Left + style.Indent, Y + Rise(style.Size), line, style.Face, style.Size);
            Y += height;
        }

        sheets.Color(Ink);
        sheets.EndMark();
    }

    /// <summary>The height that a paragraph takes.</summary>
    public double HeightOf(string text, PdfStyle style) => text.Length == 0 ? 0
        : style.Before + style.After + (TextLines.Of(text, style.Face, style.Size, Width - style.Indent - style.Right).Count * LineHeight(style.Size));
}
