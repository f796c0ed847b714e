using System.Globalization;
using System.Net;
using System.Text;

namespace LotFunctions.Standards.Gs1.Symbols;

/// <summary>Draws a label: the DataMatrix with the text beside it, the GS1-128 with its own text below.</summary>
internal static class SvgLabel
{
    // The unit of the drawing is a twentieth of a millimetre.
    private const double Millimetre = 20;

    // 0.25 mm and 0.5 mm: within what sections 5.12.3.4 and following allow for general distribution.
    private const int Module = 5;
    private const int Cell = 10;

    // 32 mm: the least for general distribution.
    private const int BarHeight = 640;
    private const int TextHeight = 56;
    private const int Margin = 20;

    // What text takes at most: figures and capitals of a fixed-width font.
    private const double TextWidth = 0.62;

    public static string Write(Gs1Label label)
    {
        var bars = Code128.Encode(label.LinearData);
        var cells = DataMatrix.Encode(label.Data);
        var lines = label.Lines.ToList();
        var matrixSide = (cells.GetLength(0) + (2 * DataMatrix.QuietZone)) * Cell;
        var top = Math.Max(matrixSide, lines.Count * TextHeight * 5 / 4) + (2 * Margin);
        var barsWidth = (bars.Length + (2 * Code128.QuietZone)) * Module;
        var textWidth = (int)(TextHeight * TextWidth * lines.Max(static l => l.Length)) + matrixSide + (2 * Margin);
        var width = Math.Max(Math.Max(barsWidth, textWidth), (int)(TextHeight * TextWidth * label.LinearText.Length)) + (2 * Margin);
        var height = top + BarHeight + (TextHeight * 2);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width / Millimetre}mm" height="{height / Millimetre}mm" viewBox="0 0 {width} {height}">""");
        svg.Append(CultureInfo.InvariantCulture, $"""<title>{WebUtility.HtmlEncode(label.Title)}</title><rect width="{width}" height="{height}" fill="#fff"/>""");
        svg.Append("<path d=\"");
        Cells(svg, cells, Margin + (DataMatrix.QuietZone * Cell));
        svg.Append("\"/><path d=\"");
        Bars(svg, bars, Margin + (Code128.QuietZone * Module), top);
        svg.Append(CultureInfo.InvariantCulture, $"\"/><g font-family=\"monospace\" font-size=\"{TextHeight}\">");
        for (var i = 0; i < lines.Count; i++)
        {
            Text(svg, lines[i], matrixSide + (2 * Margin), Margin + (((i * 5) + 4) * TextHeight / 4));
        }

        Text(svg, label.LinearText, Margin + (Code128.QuietZone * Module), top + BarHeight + TextHeight);
        return svg.Append("</g></svg>\n").ToString();
    }

    private static void Cells(StringBuilder svg, bool[,] cells, int at)
    {
        for (var row = 0; row < cells.GetLength(0); row++)
        {
            for (var column = 0; column < cells.GetLength(1); column++)
            {
                var from = column;
                while (column < cells.GetLength(1) && cells[row, column])
                {
                    column++;
                }

                if (column > from)
                {
                    Rectangle(svg, at + (from * Cell), at + (row * Cell), (column - from) * Cell, Cell);
                }
            }
        }
    }

    private static void Bars(StringBuilder svg, bool[] bars, int x, int y)
    {
        for (var at = 0; at < bars.Length; at++)
        {
            var from = at;
            while (at < bars.Length && bars[at])
            {
                at++;
            }

            if (at > from)
            {
                Rectangle(svg, x + (from * Module), y, (at - from) * Module, BarHeight);
            }
        }
    }

    private static void Rectangle(StringBuilder svg, int x, int y, int width, int height) =>
        svg.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{width}v{height}h-{width}z");

    private static void Text(StringBuilder svg, string text, int x, int y) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{y}">{WebUtility.HtmlEncode(text)}</text>""");
}
