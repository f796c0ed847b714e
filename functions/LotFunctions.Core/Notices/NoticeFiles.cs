using System.Collections.Concurrent;
using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Notices;

/// <summary>
/// Writes a notice's files once. The JSON is first and decides: the other formats are rendered from what is stored of it,
/// so that a retry after a change of reference data gives the same notice in every format.
/// </summary>
internal sealed class NoticeFiles(IBlobStore blobs, IReadOnlyList<INoticeFormat> formats)
{
    public const string Json = "json";

    private const string JsonType = "application/json";

    /// <summary>What a usual notice takes; the memory of a longer one is not kept.</summary>
    private const int MostKept = 1024 * 1024;

    private readonly ConcurrentBag<MemoryStream> idle = [];

    public async Task<(NoticeDocument Document, IReadOnlyDictionary<string, NoticeFile> Files)> WriteAsync(
        NoticeDocument draft, CancellationToken cancellationToken)
    {
        var name = NameOf(draft, Json);
        var json = CanonicalJson.Write(draft);
        var first = await blobs.WriteFirstAsync(name, json, JsonType, cancellationToken);
        // What is stored is the draft itself but after a crash; then it is read, so that all formats say the same.
        var document = first.Sha256 == Convert.ToHexStringLower(SHA256.HashData(json)) ? draft : await ReadAsync(blobs, name, cancellationToken);
        var files = new SortedDictionary<string, NoticeFile>(StringComparer.Ordinal) { [Json] = FileOf(first) };
        if (!idle.TryTake(out var content)) content = new MemoryStream();
        foreach (var format in formats)
        {
            content.SetLength(0);
            format.Write(document, content);
            var written = content.GetBuffer().AsMemory(0, (int)content.Length);
            files[format.Extension] = FileOf(await blobs.WriteFirstAsync(NameOf(document, format.Extension), written, format.ContentType, cancellationToken));
        }

        if (content.Capacity <= MostKept) idle.Add(content);
        return (document, files);
    }

    public static async Task<NoticeDocument> ReadAsync(IBlobStore blobs, string name, CancellationToken cancellationToken) =>
        CanonicalJson.Read<NoticeDocument>(await blobs.ReadAsync(name, cancellationToken));

    private static string NameOf(NoticeDocument notice, string extension) =>
        $"recalls/{notice.RecallId}/notices/v{notice.Version}/{NoticeKey.Of(notice.Customer.Id)}.{extension}";

    private static NoticeFile FileOf(BlobInfo info) => new(info.Name, info.Sha256, info.ContentType);
}
