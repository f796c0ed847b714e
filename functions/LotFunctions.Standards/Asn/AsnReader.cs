using System.Buffers;
using System.Runtime.CompilerServices;
using LotFunctions.Standards.Asn.Json;

namespace LotFunctions.Standards.Asn;

/// <summary>
/// Reads ship notices in any syntax: one X12 or EDIFACT interchange after another, or one JSON ship notice. It never throws for
/// bad data. X12 and EDIFACT are read as a stream: the memory it takes depends on the longest notice, not on the input. JSON is
/// read as a whole.
/// <para>What is no interchange is a part of its own, <see cref="AsnPart.Unreadable"/>: <c>format-unknown</c>,
/// <c>isa-missing</c>, <c>unb-missing</c>, a header that cannot be read, <c>data-after-iea</c>, <c>data-after-unz</c>; and
/// <c>segment-too-long</c> with an interchange that has no terminator in more than 256 KB. It is passed over up to the next header
/// that can be read.</para>
/// </summary>
public static class AsnReader
{
    private const int PieceSize = 128 * 1024;
    private const int LongestSegment = 256 * 1024;
    private const int LongestJson = 64 * 1024 * 1024;

    private static readonly AsnPart JsonTooLong = new AsnPart.Unreadable(
        AsnFormat.Json, [new Diagnostic("json-too-long", $"A JSON ship notice has at most {LongestJson} bytes.")]);

    /// <summary>The parts of the input, in its order.</summary>
    public static async IAsyncEnumerable<AsnPart> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var interchanges = new InterchangeSequence();
        var parts = new List<AsnPart>();
        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var (filled, final) = (0, false);
            while (!final)
            {
                var wanted = buffer.Length - filled;
                var got = await input.ReadAtLeastAsync(buffer.AsMemory(filled), wanted, throwOnEndOfStream: false, cancellationToken);
                filled += got;
                final = got < wanted;
                if (!interchanges.Begun && AsnRecognizer.Recognize(buffer.AsSpan(0, filled)) == AsnFormat.Json)
                {
                    var json = await JsonAsync(buffer.AsMemory(0, filled), input, cancellationToken);
                    foreach (var part in json is null ? [JsonTooLong] : JsonAsnReader.Read(json)) yield return part;
                    yield break;
                }

                var consumed = interchanges.Take(buffer.AsSpan(0, filled), final, parts);
                if (consumed == 0 && filled == buffer.Length && !final && buffer.Length >= LongestSegment)
                {
                    consumed = interchanges.GiveUp(buffer.AsSpan(0, filled), parts);
                }

                foreach (var part in parts) yield return part;
                parts.Clear();
                filled -= consumed;
                buffer.AsSpan(consumed, filled).CopyTo(buffer);
                if (filled == buffer.Length) buffer = Larger(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The same of bytes that are all there.</summary>
    public static IEnumerable<AsnPart> Read(ReadOnlyMemory<byte> input)
    {
        if (AsnRecognizer.Recognize(input.Span) == AsnFormat.Json)
        {
            foreach (var part in JsonAsnReader.Read(input.Span)) yield return part;
            yield break;
        }

        var interchanges = new InterchangeSequence();
        var parts = new List<AsnPart>();
        var (at, size) = (0, PieceSize);
        var final = false;
        while (!final)
        {
            var piece = input[at..Math.Min(at + size, input.Length)];
            final = at + piece.Length == input.Length;
            var consumed = interchanges.Take(piece.Span, final, parts);
            if (consumed == 0 && !final && size >= LongestSegment) consumed = interchanges.GiveUp(piece.Span, parts);
            size = consumed == 0 ? LongestSegment : PieceSize;
            at += consumed;
            foreach (var part in parts) yield return part;
            parts.Clear();
        }
    }

    /// <summary>The whole document; null when it is too long.</summary>
    private static async Task<byte[]?> JsonAsync(ReadOnlyMemory<byte> first, Stream input, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var piece = first;
        var buffer = new byte[PieceSize];
        while (!piece.IsEmpty)
        {
            if (all.Length + piece.Length > LongestJson) return null;
            all.Write(piece.Span);
            piece = buffer.AsMemory(0, await input.ReadAsync(buffer, cancellationToken));
        }

        return all.ToArray();
    }

    private static byte[] Larger(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }
}
