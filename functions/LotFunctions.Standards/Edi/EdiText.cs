using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Bytes to characters. Most interchanges name no encoding that can be relied on: UTF-8 where the bytes are valid UTF-8, else
/// the one declared, else Latin-1, in which every byte is a character.
/// </summary>
/// <param name="declared">What the header declares (EDIFACT 0001); null when it declares nothing, as in X12.</param>
internal sealed class EdiText(Encoding? declared = null)
{
    private const int LongestRemembered = 40;
    private const int Places = 1024;

    // Qualifiers, units, names and item numbers come again and again: the last text of each place is given out once more.
    private readonly string?[] _recent = new string?[Places];

    /// <summary>The text of an element or component, without the release characters in it.</summary>
    public string Read(ReadOnlySpan<byte> bytes, byte? release)
    {
        if (bytes.IsEmpty) return string.Empty;
        if (release is not { } mark || !bytes.Contains(mark)) return Read(bytes);

        var kept = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == mark && i + 1 < bytes.Length) i++;
            kept[count++] = bytes[i];
        }

        var text = Read(kept.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(kept);
        return text;
    }

    private string Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestRemembered) return Decode(bytes);
        ref var recent = ref _recent[Place(bytes)];
        if (recent is { } known && Ascii.Equals(bytes, known)) return known;
        return recent = Decode(bytes);
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = Ascii.IsValid(bytes) ? Encoding.Latin1 : Utf8.IsValid(bytes) ? Encoding.UTF8 : declared ?? Encoding.Latin1;
        return encoding.GetString(bytes);
    }

    /// <summary>Of the first and the last eight bytes and the length: what varies in numbers varies at an end.</summary>
    private static int Place(ReadOnlySpan<byte> bytes)
    {
        ulong first, last = 0;
        if (bytes.Length >= 8)
        {
            first = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            last = BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]);
        }
        else if (bytes.Length >= 4)
        {
            first = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            last = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]);
        }
        else
        {
            first = (uint)(bytes[0] | (bytes[bytes.Length / 2] << 8) | (bytes[^1] << 16));
        }

        unchecked
        {
            var mixed = ((first * 0x9E3779B97F4A7C15) ^ ((last + (ulong)bytes.Length) * 0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15;
            return (int)(mixed >> 54);
        }
    }
}
