using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Tests.Notices;

internal static class FormatExtensions
{
    public static byte[] Bytes(this INoticeFormat format, NoticeDocument document)
    {
        using var content = new MemoryStream();
        format.Write(document, content);
        return content.ToArray();
    }
}
