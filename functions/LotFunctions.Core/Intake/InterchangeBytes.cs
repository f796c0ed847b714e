using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>Finds the interchanges in the bytes of a document, and tells whether two are the same byte for byte.</summary>
internal sealed class InterchangeBytes(IBlobStore blobs)
{
    /// <summary>A sender's file of a day has some; a hostile one could have one in every two hundred bytes.</summary>
    public const int Most = 10_000;

    /// <summary>The interchanges with a header that can be read, in their order, from the document's own on.</summary>
    /// <param name="most">No more than so many.</param>
    public async Task<IReadOnlyList<Interchange>> OfAsync(Document document, int most, CancellationToken cancellationToken)
    {
        var found = new List<Interchange>();
        AsnPart.InterchangeStart? begun = null;
        await using var content = await blobs.OpenAsync(document.TextBlob, cancellationToken);
        await foreach (var part in AsnReader.ReadAsync(content, cancellationToken))
        {
            if (part is AsnPart.InterchangeStart start) begun = start;
            if (part is not AsnPart.InterchangeEnd end || begun is null || begun.Start < (document.Begins ?? 0)) continue;
            found.Add(new Interchange(begun.Header, begun.Start, end.End));
            if (found.Count == most) break;
        }

        return found;
    }

    public async Task<string> HashAsync(Document document, long start, long end, CancellationToken cancellationToken)
    {
        await using var all = await blobs.OpenAsync(document.TextBlob, cancellationToken);
        await using var cut = await StreamSlice.OfAsync(all, start, end - start, cancellationToken);
        return Convert.ToHexString(await SHA256.HashDataAsync(cut, cancellationToken));
    }

    public async Task<bool> AreSameAsync(Document left, Interchange one, Document right, Interchange other, CancellationToken cancellationToken) =>
        one.End - one.Start == other.End - other.Start
        && await HashAsync(left, one.Start, one.End, cancellationToken) == await HashAsync(right, other.Start, other.End, cancellationToken);

    /// <param name="Start">Of its first byte.</param>
    /// <param name="End">Behind its last byte.</param>
    internal sealed record Interchange(InterchangeHeader Header, long Start, long End);
}
