using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Writes the short form of stored values. Every value has one form alone: numbers in groups of seven bits, the lowest first;
/// text as its length and UTF-8, or, when it is 1 to 18 digits, as 128 + their count and the number; decimals as scale (and
/// 128 for a minus) and number; times as ticks in UTC.
/// </summary>
internal sealed class ByteWriter
{
    public const byte DigitsMark = 0x80;
    public const byte LongMark = 0xFF;
    public const int MostDigits = 18;

    /// <summary>A rare large value does not keep its memory.</summary>
    private const int Most = 64 * 1024;

    [ThreadStatic]
    private static ByteWriter? own;

    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    private ByteWriter()
    {
    }

    /// <summary>The thread's own, empty: one value is written at a time.</summary>
    public static ByteWriter Take()
    {
        if (own is null || own.buffer.Capacity > Most) own = new ByteWriter();
        own.buffer.ResetWrittenCount();
        return own;
    }

    /// <summary>Valid until the thread takes its writer again.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public byte[] ToArray() => buffer.WrittenSpan.ToArray();

    public void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }

    public void Bytes(ReadOnlySpan<byte> value) => buffer.Write(value);

    public void Number(ulong value)
    {
        var span = buffer.GetSpan(10);
        var count = 0;
        for (; value >= 0x80; value >>= 7) span[count++] = (byte)(value & 0x7F | 0x80);
        span[count++] = (byte)value;
        buffer.Advance(count);
    }

    public void Time(DateTimeOffset value)
    {
        BinaryPrimitives.WriteInt64BigEndian(buffer.GetSpan(8), value.UtcTicks);
        buffer.Advance(8);
    }

    public void Date(DateOnly value) => Number((ulong)value.DayNumber);

    public void Text(string value)
    {
        if (value.Length is > 0 and <= MostDigits && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            Byte((byte)(DigitsMark + value.Length));
            Number(ulong.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        if (length < DigitsMark)
        {
            Byte((byte)length);
        }
        else
        {
            Byte(LongMark);
            Number((ulong)length);
        }

        buffer.Advance(Encoding.UTF8.GetBytes(value, buffer.GetSpan(length)));
    }

    public void Decimal(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        Byte((byte)(value.Scale | (decimal.IsNegative(value) ? 0x80 : 0)));
        var number = new UInt128(unchecked((uint)bits[2]), unchecked((ulong)(uint)bits[1] << 32 | (uint)bits[0]));
        for (; number >= 0x80; number >>= 7) Byte((byte)((byte)(number & 0x7F) | 0x80));
        Byte((byte)number);
    }

    public void Quantity(Quantity value)
    {
        Decimal(value.Value);
        Text(value.Unit);
    }

    public void Lot(LotKey value)
    {
        Text(value.Item);
        Text(value.Lot);
    }
}
