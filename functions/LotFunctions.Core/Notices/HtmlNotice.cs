using System.Text;

namespace LotFunctions.Core.Notices;

/// <summary>The notice for people: one printable HTML document without script or external resources; all input is escaped.</summary>
public sealed class HtmlNotice : INoticeFormat
{
    public string Extension => "html";

    public string ContentType => "text/html; charset=utf-8";

    public byte[] Render(NoticeDocument document) =>
        Encoding.UTF8.GetBytes(NoticeTemplates.Render(document.Language, "notice", new NoticeText(document)));
}
