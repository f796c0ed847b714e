using System.Buffers.Text;
using System.Text;

namespace LotFunctions.Core.Notices.Pdf;

/// <summary>A growing run of bytes that PDF syntax is written into.</summary>
internal sealed class ByteText
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public ByteText Add(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Room(value.Length));
        Length += value.Length;
        return this;
    }

    /// <summary>ASCII.</summary>
    public ByteText Add(string value)
    {
        Length += Encoding.ASCII.GetBytes(value, Room(value.Length));
        return this;
    }

    public ByteText Add(int value)
    {
        Utf8Formatter.TryFormat(value, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary>A measure in points, to the hundredth, and a space.</summary>
    public ByteText Add(double value)
    {
        var hundredths = (int)Math.Round(value * 100);
        if (hundredths < 0)
        {
            Add("-"u8);
            hundredths = -hundredths;
        }

        Add(hundredths / 100);
        if (hundredths % 100 is > 0 and var rest)
        {
            var room = Room(3);
            room[0] = (byte)'.';
            room[1] = (byte)('0' + (rest / 10));
            room[2] = (byte)('0' + (rest % 10));
            Length += rest % 10 == 0 ? 2 : 3;
        }

        return Add(" "u8);
    }

    /// <summary>A reference to an object.</summary>
    public ByteText Ref(int id) => Add(id).Add(" 0 R"u8);

    /// <summary>Four hexadecimal digits.</summary>
    public ByteText Hex(ushort value)
    {
        var room = Room(4);
        for (var i = 3; i >= 0; i--, value >>= 4) room[i] = "0123456789ABCDEF"u8[value & 0xF];
        Length += 4;
        return this;
    }

    /// <summary>A text string of any characters: hexadecimal UTF-16 with its mark.</summary>
    public ByteText Text(string value)
    {
        Add("<FEFF"u8);
        foreach (var c in value) Hex(c);
        return Add(">"u8);
    }

    private Span<byte> Room(int length)
    {
        if (Length + length > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + length));
        return bytes.AsSpan(Length);
    }
}
