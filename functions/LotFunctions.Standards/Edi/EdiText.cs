using System.Buffers;
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

    /// <summary>The text of what hardly comes a second time, and has no release characters: it is not looked for, and not remembered.</summary>
    public string Once(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? string.Empty : Decode(bytes);

    private string Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ShortText.Longest) return Decode(bytes);
        var key = ShortText.Of(bytes);
        _recent ??= new Recent[1 << PlaceBits];
        ref var recent = ref _recent[key.Place(PlaceBits)];
        if (recent.Key == key && key.IsSame(bytes, recent.Text)) return recent.Text;

        recent = new Recent(key, Decode(bytes));
        return recent.Text;
    }

    private string Decode(ReadOnlySpan<byte> bytes)
    {
        // Of ASCII it makes the same text, and sooner than others.
        if (Ascii.IsValid(bytes)) return Encoding.Latin1.GetString(bytes);
        return (Utf8.IsValid(bytes) ? Encoding.UTF8 : declared ?? Encoding.Latin1).GetString(bytes);
    }

    private readonly record struct Recent(ShortText Key, string Text);
}
