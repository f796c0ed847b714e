using System.Buffers;
using System.Text.Unicode;
using System.Text;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Bytes to characters. Most interchanges name no encoding that can be relied on: UTF-8 where the bytes are valid UTF-8, else
/// the one declared, else Latin-1, in which every byte is a character.
/// </summary>
/// <param name="declared">What the header declares (EDIFACT 0001); null when it declares nothing, as in X12.</param>
internal sealed class EdiText(Encoding? declared = null)
{
    /// <summary>The text of an element or component, without the release characters in it.</summary>
    public string Read(ReadOnlySpan<byte> bytes, byte? release)
    {
        if (bytes.IsEmpty) return string.Empty;
        if (release is not { } mark || !bytes.Contains(mark)) return EncodingOf(bytes).GetString(bytes);

        var kept = ArrayPool<byte>.Shared.Rent(bytes.Length);
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == mark && i + 1 < bytes.Length) i++;
            kept[count++] = bytes[i];
        }

        var text = EncodingOf(kept.AsSpan(0, count)).GetString(kept, 0, count);
        ArrayPool<byte>.Shared.Return(kept);
        return text;
    }

    private Encoding EncodingOf(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8 : declared ?? Encoding.Latin1;
}
