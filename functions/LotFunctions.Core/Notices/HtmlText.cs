using System.Buffers;
using System.Text;

namespace LotFunctions.Core.Notices;

/// <summary>Escapes text for HTML, in elements and in quoted attributes.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'`");

    public static StringBuilder AppendHtml(this StringBuilder html, string text)
    {
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Special) is >= 0 and var at)
        {
            html.Append(rest[..at]).Append(rest[at] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "&#96;",
            });
            rest = rest[(at + 1)..];
        }

        return html.Append(rest);
    }
}
