namespace LotFunctions.Core.Notices;

/// <summary>Writes a notice in one format. The same document gives the same bytes.</summary>
public interface INoticeFormat
{
    /// <summary>Of the file, without the dot.</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <summary>Leaves the stream open.</summary>
    void Write(NoticeDocument document, Stream output);
}
