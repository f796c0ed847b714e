namespace LotFunctions.Core.Notices;

/// <summary>The formats that every notice is written in, beside its JSON.</summary>
public static class NoticeFormats
{
    /// <summary>With what is built in: no logo, A4.</summary>
    public static IReadOnlyList<INoticeFormat> All { get; } = Of(NoticeTemplates.Default, null, PaperSize.A4);

    /// <summary>With the house's letterhead and templates.</summary>
    public static IReadOnlyList<INoticeFormat> Of(HouseOptions house)
    {
        ArgumentNullException.ThrowIfNull(house);
        return Of(house.Templates, house.Logo, house.Paper);
    }

    private static IReadOnlyList<INoticeFormat> Of(NoticeTemplates templates, HouseLogo? logo, PaperSize paper) =>
        [new HtmlNotice(templates, logo), new PdfNotice(templates, logo, paper), new CsvNotice()];
}
