using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Reads what <see cref="ByteWriter"/> writes. Throws <see cref="InvalidDataException"/> for what it cannot have written.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> rest = bytes;

    public readonly bool AtEnd => rest.IsEmpty;

    public static InvalidDataException Damaged() => new("A stored value is damaged.");

    public byte Byte() => Bytes(1)[0];

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > rest.Length) throw Damaged();
        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }

    public ulong Number()
    {
        var value = Wide();
        return value <= ulong.MaxValue ? (ulong)value : throw Damaged();
    }

    public int Count(int most) => Number() is var count && count <= (ulong)most ? (int)count : throw Damaged();

    public DateTimeOffset Time()
    {
        var ticks = BinaryPrimitives.ReadInt64BigEndian(Bytes(8));
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? Ticks.ToTime(ticks) : throw Damaged();
    }

    public DateOnly Date() => DateOnly.FromDayNumber(Count(DateOnly.MaxValue.DayNumber));

    public string Text()
    {
        var length = (int)Byte();
        if (length is > ByteWriter.DigitsMark and <= ByteWriter.DigitsMark + ByteWriter.MostDigits)
        {
            return Number().ToString(CultureInfo.InvariantCulture).PadLeft(length - ByteWriter.DigitsMark, '0');
        }

        if (length == ByteWriter.LongMark) length = Count(rest.Length);
        else if (length >= ByteWriter.DigitsMark) throw Damaged();
        try
        {
            return Utf8.GetString(Bytes(length));
        }
        catch (DecoderFallbackException)
        {
            throw Damaged();
        }
    }

    /// <summary>Passes over a text, which may be none that could be read.</summary>
    public void SkipText()
    {
        var length = (int)Byte();
        if (length is > ByteWriter.DigitsMark and <= ByteWriter.DigitsMark + ByteWriter.MostDigits)
        {
            Number();
            return;
        }

        if (length == ByteWriter.LongMark) length = Count(rest.Length);
        else if (length >= ByteWriter.DigitsMark) throw Damaged();
        Bytes(length);
    }

    public decimal Decimal()
    {
        var head = Byte();
        var scale = (byte)(head & 0x7F);
        var number = Wide();
        if (scale > 28 || number >> 96 != 0) throw Damaged();
        return new decimal(
            unchecked((int)(uint)(number & uint.MaxValue)), unchecked((int)(uint)((number >> 32) & uint.MaxValue)), unchecked((int)(uint)(number >> 64)),
            head >= 0x80, scale);
    }

    public Quantity Quantity()
    {
        var value = Decimal();
        var unit = Text();
        return UnitCode.IsWellFormed(unit) ? new Quantity(value, unit) : throw Damaged();
    }

    public LotKey Lot() => Key(Text(), Text());

    public static LotKey Key(string item, string lot)
    {
        var made = lot.Length == 0 ? LotKey.TryCreateWithoutLot(item, out var key, out _) : LotKey.TryCreate(item, lot, out key, out _);
        return made ? key : throw Damaged();
    }

    private UInt128 Wide()
    {
        UInt128 value = 0;
        for (var shift = 0; shift < 126; shift += 7)
        {
            var part = Byte();
            value |= (UInt128)(uint)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw Damaged();
    }
}
