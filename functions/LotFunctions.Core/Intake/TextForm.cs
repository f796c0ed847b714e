using System.Text;
using LotFunctions.Core.Evidence;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Puts a document that cannot be cut as it is into a form that can, in UTF-8 and without folding, in a blob beside the original
/// (see <see cref="EdiEncodings"/>, <see cref="LineFolding"/>). The form follows from the original alone, so that an attempt that
/// died is simply made again.
/// </summary>
internal static class TextForm
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The document with its <see cref="Document.TextSha256"/>; the same document when it can be read as it is.</summary>
    /// <param name="first">The first bytes of the original.</param>
    public static async Task<Document> OfAsync(Document document, ReadOnlyMemory<byte> first, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (await EncodingAsync(document, first, blobs, cancellationToken) is { } encoding)
        {
            return await WriteAsync(document, raw => Encoding.CreateTranscodingStream(raw, encoding, Utf8), blobs, cancellationToken);
        }

        return LineFolding.WidthOf(first.Span) is { } width
            ? await WriteAsync(document, raw => new UnfoldedStream(raw, width), blobs, cancellationToken)
            : document;
    }

    private static async Task<Encoding?> EncodingAsync(Document document, ReadOnlyMemory<byte> first, IBlobStore blobs, CancellationToken cancellationToken)
    {
        if (EdiEncodings.Utf16(first.Span) is { } wide) return wide;
        if (!EdiEncodings.DeclaresCodeExtension(first.Span)) return null;
        await using var all = await blobs.OpenAsync(document.RawBlob, cancellationToken);
        return await EdiEncodings.Iso2022Async(all, cancellationToken);
    }

    private static async Task<Document> WriteAsync(
        Document document, Func<Stream, Stream> readable, IBlobStore blobs, CancellationToken cancellationToken)
    {
        await using var raw = await blobs.OpenAsync(document.RawBlob, cancellationToken);
        await using var text = readable(raw);
        var archived = await blobs.WriteAsync(Document.RawBlobOf, text, "application/octet-stream", cancellationToken);
        return document with { TextSha256 = archived.Sha256 };
    }
}
