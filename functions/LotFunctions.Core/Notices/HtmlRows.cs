using System.Text;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Notices;

/// <summary>The rows of a product's table as HTML, one lot after another: its lines, then their total.</summary>
internal static class HtmlRows
{
    public static IEnumerable<string> Of(ProductText product)
    {
        var (words, html) = (product.Words, new StringBuilder(1024));
        var (definite, possible, notKnown) = (Escaped(words["definite"]), Escaped(words["possible"]), Escaped(words["notKnown"]));
        foreach (var lot in product.Product.Lots)
        {
            foreach (var line in lot.Lines)
            {
                html.Clear().Append("<tr><th scope=\"row\"><bdi>").AppendHtml(lot.Lot).Append("</bdi></th><td>")
                    .Append(line.Grade == TraceGrade.Definite ? definite : possible).Append("</td><td><bdi>").AppendHtml(line.Shipment)
                    .Append("</bdi></td><td><time datetime=\"").Append(NoticeText.Iso(line.ShippedAt)).Append("\">").AppendHtml(words.ShortTime(line.ShippedAt))
                    .Append("</time></td><td>").AppendHtml(line.LogisticUnit ?? "–").Append("</td><td class=\"number\">");
                if (line.Quantity is { } quantity) html.AppendHtml(words.Amount(quantity));
                else html.Append(notKnown);
                yield return html.Append("</td></tr>\n").ToString();
            }

            if (lot.Lines.Count < 2) continue;
            yield return html.Clear().Append("<tr class=\"total\"><th scope=\"row\"><bdi>").AppendHtml(lot.Lot).Append("</bdi></th><td colspan=\"4\">")
                .AppendHtml(words["allShipments"]).Append("</td><td class=\"number\">").AppendHtml(NoticeText.TotalOf(lot, words)).Append("</td></tr>\n").ToString();
        }
    }

    private static string Escaped(string text) => new StringBuilder().AppendHtml(text).ToString();
}
