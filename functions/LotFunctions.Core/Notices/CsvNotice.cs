namespace LotFunctions.Core.Notices;

/// <summary>The notice's lines for a spreadsheet: one row a shipment line.</summary>
public sealed class CsvNotice : INoticeFormat
{
    public string Extension => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public byte[] Render(NoticeDocument document) => throw new NotImplementedException();
}
