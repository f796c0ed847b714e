using System.Buffers;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>SHA-256 hashes as they are written in words: 64 lower-case digits.</summary>
internal static class Hex
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>False for any other text.</summary>
    public static bool TryRead(string text, Span<byte> hash) =>
        text.Length == 64
        && text.AsSpan().IndexOfAnyExcept(Digits) < 0
        && Convert.FromHexString(text, hash, out _, out _) == OperationStatus.Done;
}
