namespace LotFunctions.Core.Notices;

/// <summary>The formats that every notice is written in.</summary>
public static class NoticeFormats
{
    public static IReadOnlyList<INoticeFormat> All { get; } = [new HtmlNotice(), new CsvNotice()];
}
