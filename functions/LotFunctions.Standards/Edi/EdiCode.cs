using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Codes of one to four characters as numbers, the last character in the lowest byte, so that a code is told by one comparison
/// and takes no text. Zero stands for no code: none at all, a longer one, or one that begins with NUL.
/// </summary>
internal static class EdiCode
{
    public static uint Of(ReadOnlySpan<byte> code) => code.Length switch
    {
        > 0 when code[0] == 0 => 0,
        1 => code[0],
        2 => BinaryPrimitives.ReadUInt16BigEndian(code),
        3 => ((uint)code[0] << 16) | BinaryPrimitives.ReadUInt16BigEndian(code[1..]),
        4 => BinaryPrimitives.ReadUInt32BigEndian(code),
        _ => 0,
    };

    /// <inheritdoc cref="Of(ReadOnlySpan{byte})"/>
    public static uint Of(string code)
    {
        Span<byte> bytes = stackalloc byte[4];
        return code.Length <= bytes.Length && Ascii.FromUtf16(code, bytes, out var length) == OperationStatus.Done ? Of(bytes[..length]) : 0;
    }

    /// <summary>The letters of ASCII in upper case.</summary>
    public static uint Upper(ReadOnlySpan<byte> code)
    {
        var number = Of(code);
        unchecked
        {
            // The highest bit of each byte that is a lower-case letter: at least a, not beyond z, and none of eight bits.
            var low = number & 0x7F7F7F7F;
            var letters = (low + 0x1F1F1F1F) & ~(low + 0x05050505) & ~number & 0x80808080;
            return number - (letters >> 2);
        }
    }
}
