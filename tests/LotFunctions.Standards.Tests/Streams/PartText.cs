using System.Text.Json;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Streams;

/// <summary>Parts as text, so that all of what was read can be compared.</summary>
internal static class PartText
{
    public static IReadOnlyList<string> Of(IEnumerable<AsnPart> parts) => [.. parts.Select(static p => p.GetType().Name + JsonSerializer.Serialize<object>(p))];

    /// <summary>Read from a stream that gives the bytes up to each cut, and no more at once.</summary>
    public static async Task<IReadOnlyList<string>> OfPiecesAsync(byte[] bytes, params int[] cuts)
    {
        var parts = new List<AsnPart>();
        await foreach (var part in AsnReader.ReadAsync(new PieceStream(bytes, cuts), CancellationToken.None)) parts.Add(part);
        return Of(parts);
    }

}
