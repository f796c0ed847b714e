using System.Globalization;
using System.Text;

namespace LotFunctions.Core.Notices;

/// <summary>The notice for people: one printable HTML document without script or external resources; all input is escaped.</summary>
/// <param name="logo">Of the letterhead; null for none.</param>
public sealed class HtmlNotice(NoticeTemplates templates, HouseLogo? logo) : INoticeFormat
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string logoUri = logo is null ? "" : $"data:{logo.ContentType};base64,{Convert.ToBase64String(logo.Content)}";

    public string Extension => "html";

    public string ContentType => "text/html; charset=utf-8";

    public void Write(NoticeDocument document, Stream output)
    {
        using var writer = new StreamWriter(output, Utf8, 16 * 1024, leaveOpen: true) { NewLine = "\n" };
        var qr = QrSymbol.Of(document.AnswerUrl);
        var model = new Model(
            new NoticeText(document, templates.Words(document.Language)), logoUri,
            qr.Side.ToString(CultureInfo.InvariantCulture), qr.SvgPath());
        templates.Render(writer, document.Language, NoticeTemplates.Notice, model);
    }

    private sealed record Model(NoticeText Notice, string Logo, string QrSide, string QrPath);
}
