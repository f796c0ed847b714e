using System.Globalization;
using System.Text;

namespace LotFunctions.Core.Notices;

/// <summary>
/// The notice's lines for a spreadsheet: one row a shipment line (RFC 4180, UTF-8). A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
/// </summary>
public sealed class CsvNotice : INoticeFormat
{
    private const string Header = "recallId,version,kind,class,customer,item,description,lot,grade,shipment,shippedAt,logisticUnit,quantity,unit\r\n";

    public string Extension => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public byte[] Render(NoticeDocument document)
    {
        var csv = new StringBuilder(Header);
        foreach (var product in document.Products)
        {
            foreach (var lot in product.Lots)
            {
                foreach (var line in lot.Lines) csv.Append(Row(document, product, lot, line));
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    private static string Row(NoticeDocument document, NoticeProduct product, NoticeLot lot, NoticeLine line) => string.Join(',', new[]
    {
        document.RecallId,
        document.Version.ToString(CultureInfo.InvariantCulture),
        document.Kind.ToString().ToLowerInvariant(),
        document.Class?.ToString(),
        document.Customer.Id,
        product.Item,
        product.Description,
        lot.Lot,
        line.Grade.ToString().ToLowerInvariant(),
        line.Shipment,
        NoticeText.Iso(line.ShippedAt),
        line.LogisticUnit,
        line.Quantity is { } quantity ? NoticeText.Number(quantity.Value) : null,
        line.Quantity?.Unit,
    }.Select(Cell)) + "\r\n";

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = IsFormula(value) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n\t") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number may be negative; anything else that begins like a formula is text.</summary>
    private static bool IsFormula(string value) =>
        value[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n'
        && !decimal.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
