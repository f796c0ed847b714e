using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// What tells a text of one to <see cref="Longest"/> bytes from others, to find it among those that came before: of one up to sixteen bytes
/// it is all.
/// </summary>
/// <param name="First">The first eight bytes, or four, or one with the one in the middle.</param>
/// <param name="Last">The last eight bytes, or four, or one.</param>
internal readonly record struct ShortText(ulong First, ulong Last, int Length)
{
    public const int Longest = 40;

    /// <param name="bytes">One byte or more.</param>
    public static ShortText Of(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length;
        if (length >= sizeof(ulong)) return new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[^sizeof(ulong)..]), length);
        if (length >= sizeof(uint)) return new(BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^sizeof(uint)..]), length);
        return new((uint)(bytes[0] | (bytes[length / 2] << 8)), bytes[^1], length);
    }

    /// <summary>A place among two to the power of <paramref name="bits"/>.</summary>
    public int Place(int bits)
    {
        unchecked
        {
            return (int)(((First ^ BitOperations.RotateLeft(Last, 23)) * 0x9E3779B97F4A7C15) >> (64 - bits));
        }
    }

    /// <summary>Two of the same key are the same: <paramref name="bytes"/> have this key, and <paramref name="text"/> has had it.</summary>
    public bool IsSame(ReadOnlySpan<byte> bytes, string text) => Length <= 2 * sizeof(ulong) || Ascii.Equals(bytes, text);
}
