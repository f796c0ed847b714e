using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// A thread's buffer for canonical JSON, used again for every event: what is hashed is mostly thrown away at once. It writes
/// what <see cref="Utf8JsonWriter"/> would with the options of <see cref="CanonicalJson"/>, and knows nothing of structure.
/// </summary>
internal sealed class JsonBytes
{
    /// <summary>A rare large event does not keep its memory.</summary>
    private const int Most = 64 * 1024;

    /// <summary>Stands in JSON as it is.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private byte[] bytes = new byte[2048];
    private int length;

    /// <summary>Valid until the thread takes its buffer again.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    /// <summary>The thread's own, empty.</summary>
    public static JsonBytes Of(ref JsonBytes? own)
    {
        if (own is null || own.bytes.Length > Most) own = new JsonBytes();
        own.length = 0;
        return own;
    }

    public void Clear() => length = 0;

    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        length += json.Length;
    }

    /// <summary>In quotation marks.</summary>
    public void Text(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) >= 0)
        {
            Raw("\""u8);
            Raw(JsonEncodedText.Encode(text, CanonicalJson.Options.Encoder).EncodedUtf8Bytes);
            Raw("\""u8);
            return;
        }

        var room = Room(text.Length + 2);
        room[0] = (byte)'"';
        Encoding.ASCII.GetBytes(text, room[1..]);
        room[text.Length + 1] = (byte)'"';
        length += text.Length + 2;
    }

    /// <summary>In quotation marks, without zeros at the end of the fraction.</summary>
    public void Time(DateTimeOffset time)
    {
        var room = Room(40);
        room[0] = (byte)'"';
        Utf8Formatter.TryFormat(time.UtcDateTime, room[1..], out var written, new StandardFormat('O'));
        // 2026-03-02T08:00:00.1230000Z
        var end = written - 1;
        while (room[end] == (byte)'0') end--;
        if (room[end] == (byte)'.') end--;
        "Z\""u8.CopyTo(room[(end + 1)..]);
        length += end + 3;
    }

    public void Number(decimal number)
    {
        Utf8Formatter.TryFormat(number, Room(40), out var written);
        length += written;
    }

    public void Hex(ReadOnlySpan<byte> value)
    {
        Convert.TryToHexStringLower(value, Room(2 * value.Length), out var written);
        length += written;
    }

    public void Value<T>(T value) => Raw(JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options));

    private Span<byte> Room(int count)
    {
        if (count > bytes.Length - length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        return bytes.AsSpan(length);
    }
}
