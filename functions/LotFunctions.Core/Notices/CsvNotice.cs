using System.Globalization;
using System.Text;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Reports;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Notices;

/// <summary>
/// The notice's lines for a spreadsheet: one row a shipment line (RFC 4180, UTF-8), in every language with the same columns
/// and a point for decimals. A cell that a spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
public sealed class CsvNotice : INoticeFormat
{
    internal const string Header = "recallId,version,kind,class,customer,item,description,lot,grade,shipment,shippedAt,logisticUnit,quantity,unit\r\n";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public string Extension => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public void Write(NoticeDocument document, Stream output)
    {
        using var writer = new StreamWriter(output, Utf8, 16 * 1024, leaveOpen: true);
        writer.Write(Header);
        var head = $"{Cell(document.RecallId)},{document.Version.ToString(CultureInfo.InvariantCulture)},{Kind(document.Kind)},{document.Class},{Cell(document.Customer.Id)},";
        foreach (var product in document.Products)
        {
            var start = $"{head}{Cell(product.Item)},{Cell(product.Description)},";
            foreach (var lot in product.Lots)
            {
                var lotStart = $"{start}{Cell(lot.Lot)},";
                foreach (var line in lot.Lines) WriteLine(writer, lotStart, line);
            }
        }
    }

    private static void WriteLine(StreamWriter writer, string start, NoticeLine line)
    {
        writer.Write(start);
        writer.Write(line.Grade == TraceGrade.Definite ? "definite," : "possible,");
        writer.Write(Cell(line.Shipment));
        writer.Write(',');
        writer.Write(NoticeText.Iso(line.ShippedAt));
        writer.Write(',');
        writer.Write(Cell(line.LogisticUnit));
        writer.Write(',');
        if (line.Quantity is { } quantity)
        {
            writer.Write(quantity.Value.ToString(CultureInfo.InvariantCulture));
            writer.Write(',');
            writer.Write(Cell(quantity.Unit));
        }
        else
        {
            writer.Write(',');
        }

        writer.Write("\r\n");
    }

    private static string Kind(RecallKind kind) => kind.ToString().ToLowerInvariant();

    private static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value)) return "";
        var safe = SpreadsheetText.Safe(value);
        return safe.AsSpan().IndexOfAny(",;\"\r\n\t") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
