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
    private const int PlaceBits = 10;

    // Qualifiers, units, names and item numbers come again and again: the last text of each place is given out once more.
    // Made when there is something to remember: headers that cannot be read may be many.
    private Recent[]? _recent;

    /// <summary>The text of an element or component, without the release characters in it.</summary>
    public string Read(ReadOnlySpan<byte> bytes, byte? release)
    {
        if (bytes.IsEmpty) return string.Empty;
        if (release is not { } mark || !bytes.Contains(mark)) return Find(bytes);

        var kept = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == mark && i + 1 < bytes.Length) i++;
            kept[count++] = bytes[i];
        }

        var text = Find(kept.AsSpan(0, count));
        ArrayPool<byte>.Shared.Return(kept);
        return text;
    }

    private string Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LongestRemembered) return Decode(bytes);
        var (first, last) = Ends(bytes);
        _recent ??= new Recent[1 << PlaceBits];
        ref var recent = ref _recent[Place(first, last)];
        if (recent.First == first && recent.Last == last && recent.Length == bytes.Length
            && (bytes.Length <= 2 * sizeof(ulong) || Ascii.Equals(bytes, recent.Text)))
        {
            return recent.Text;
        }

        recent = new Recent(first, last, bytes.Length, Decode(bytes));
        return recent.Text;
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return string.Create(bytes.Length, bytes, static (text, ascii) => Ascii.ToUtf16(ascii, text, out _));
        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : declared ?? Encoding.Latin1).GetString(bytes);
    }

    /// <summary>The first and the last eight bytes, or four, or one: with the length they are all of a text of up to sixteen.</summary>
    private static (ulong First, ulong Last) Ends(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 8) return (BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[^8..]));
        if (bytes.Length >= 4) return (BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]));
        return ((uint)(bytes[0] | (bytes[bytes.Length / 2] << 8)), bytes[^1]);
    }

    private static int Place(ulong first, ulong last)
    {
        unchecked
        {
            var mixed = ((first * 0x9E3779B97F4A7C15) ^ (last * 0xC2B2AE3D27D4EB4F)) * 0x9E3779B97F4A7C15;
            return (int)(mixed >> (64 - PlaceBits));
        }
    }

    private readonly record struct Recent(ulong First, ulong Last, int Length, string Text);
}
