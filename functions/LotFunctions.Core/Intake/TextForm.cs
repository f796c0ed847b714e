using System.Text;
using LotFunctions.Core.Evidence;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Puts a document that nothing can cut as it is into UTF-8, in a blob beside the original (see <see cref="EdiEncodings"/>). It
/// follows from the original alone, so that an attempt that died is simply made again.
/// </summary>
internal static class TextForm
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The document with its <see cref="Document.TextSha256"/>; the same document when it can be read as it is.</summary>
    /// <param name="first">The first bytes of the original.</param>
    public static async Task<Document> OfAsync(Document document, ReadOnlyMemory<byte> first, IBlobStore blobs, CancellationToken cancellationToken)
    {
        var encoding = EdiEncodings.Utf16(first.Span);
        if (encoding is null && EdiEncodings.DeclaresCodeExtension(first.Span))
        {
            await using var all = await blobs.OpenAsync(document.RawBlob, cancellationToken);
            encoding = await EdiEncodings.Iso2022(all, cancellationToken);
        }

        if (encoding is null) return document;
        await using var raw = await blobs.OpenAsync(document.RawBlob, cancellationToken);
        await using var text = Encoding.CreateTranscodingStream(raw, encoding, Utf8);
        var archived = await blobs.WriteAsync(Document.RawBlobOf, text, "application/octet-stream", cancellationToken);
        return document with { TextSha256 = archived.Sha256 };
    }
}
