using System.Buffers.Binary;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// An event as its page holds it (<see cref="EventPages"/>): key, recording time and both hashes at fixed places, then caller,
/// stream, names and links as numbers, then the body (<see cref="EventBody"/>) to the end.
/// </summary>
/// <param name="Seq">Its number; the page tells it.</param>
/// <param name="Key">Of its id (<see cref="EventKey"/>).</param>
/// <param name="RecordedAt">Ticks in UTC.</param>
/// <param name="Recorder">The caller, by number.</param>
/// <param name="Stream">The hash chain (<see cref="StreamId"/>).</param>
internal readonly record struct EventRow(
    long Seq, long Key, long RecordedAt, long Recorder, long Stream, EventNames Names, EventLinks Links,
    ReadOnlyMemory<byte> PreviousHash, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Body)
{
    private const int HashSize = 32;
    private const int Fixed = sizeof(long) + sizeof(long) + HashSize + HashSize;
    private const int MostNumber = 10;
    private const int Numbers = 10;

    /// <summary>The most bytes that are written for a body of this length, its own length included.</summary>
    public static int MostSize(int body) => Fixed + ((Numbers + 1) * MostNumber) + body;

    /// <summary>Writes the row with its length before it; returns how many bytes that are.</summary>
    public int Write(Span<byte> to)
    {
        Span<byte> numbers = stackalloc byte[Numbers * MostNumber];
        var n = Number(numbers, 0, Recorder);
        n = Number(numbers, n, Stream);
        n = Number(numbers, n, Names.Lot);
        n = Number(numbers, n, Names.Unit);
        n = Number(numbers, n, Names.OuterUnit);
        n = Number(numbers, n, Names.WorkOrder);
        n = Link(numbers, n, Links.Lot);
        n = Link(numbers, n, Links.Unit);
        n = Link(numbers, n, Links.OuterUnit);
        n = Link(numbers, n, Links.WorkOrder);

        var at = Number(to, 0, Fixed + n + Body.Length);
        BinaryPrimitives.WriteInt64BigEndian(to[at..], Key);
        BinaryPrimitives.WriteInt64BigEndian(to[(at + 8)..], RecordedAt);
        PreviousHash.Span.CopyTo(to[(at + 16)..]);
        Hash.Span.CopyTo(to[(at + 16 + HashSize)..]);
        at += Fixed;
        numbers[..n].CopyTo(to[at..]);
        at += n;
        Body.Span.CopyTo(to[at..]);
        return at + Body.Length;
    }

    /// <summary>Reads the row at the start; what it takes of the bytes, with its length.</summary>
    /// <exception cref="InvalidDataException">It was not written by <see cref="Write"/>.</exception>
    public static EventRow Read(long seq, ReadOnlyMemory<byte> bytes, out int size)
    {
        var span = bytes.Span;
        var at = 0;
        var length = Number(span, ref at);
        if (length < Fixed || length > span.Length - at) throw ByteReader.Damaged();
        size = at + (int)length;
        var (key, recordedAt) = (BinaryPrimitives.ReadInt64BigEndian(span[at..]), BinaryPrimitives.ReadInt64BigEndian(span[(at + 8)..]));
        var (previous, hash) = (bytes.Slice(at + 16, HashSize), bytes.Slice(at + 16 + HashSize, HashSize));
        at += Fixed;
        var (recorder, stream) = (Number(span, ref at), Number(span, ref at));
        var names = new EventNames(Number(span, ref at), Number(span, ref at), Number(span, ref at), Number(span, ref at));
        var links = new EventLinks(Link(seq, span, ref at), Link(seq, span, ref at), Link(seq, span, ref at), Link(seq, span, ref at));
        if (at > size) throw ByteReader.Damaged();
        return new EventRow(seq, key, recordedAt, recorder, stream, names, links, previous, hash, bytes[at..size]);
    }

    // How far back the other is: small, and 0 for none.
    private int Link(Span<byte> to, int at, long other) => Number(to, at, other == 0 ? 0 : Seq - other);

    private static long Link(long seq, ReadOnlySpan<byte> span, ref int at) =>
        Number(span, ref at) is var back && back < seq ? back == 0 ? 0 : seq - back : throw ByteReader.Damaged();

    private static int Number(Span<byte> to, int at, long value)
    {
        for (; value >= 0x80; value >>= 7) to[at++] = (byte)(value & 0x7F | 0x80);
        to[at++] = (byte)value;
        return at;
    }

    private static long Number(ReadOnlySpan<byte> span, ref int at)
    {
        var value = 0L;
        for (var shift = 0; shift < 63 && at < span.Length; shift += 7)
        {
            var part = span[at++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }

        throw ByteReader.Damaged();
    }
}

/// <summary>What the event names, by the numbers of the rows; 0 for nothing.</summary>
internal readonly record struct EventNames(long Lot, long Unit, long OuterUnit, long WorkOrder);

/// <summary>The numbers of the events before that name the same; 0 where there is none. So is everything found without an index.</summary>
/// <param name="Lot">The event before that names the lot.</param>
/// <param name="Unit">The event before that names the logistic unit, as logistic or outer unit.</param>
/// <param name="OuterUnit">The event before that names the outer unit, as logistic or outer unit.</param>
/// <param name="WorkOrder">The event before that names the work order.</param>
internal readonly record struct EventLinks(long Lot, long Unit, long OuterUnit, long WorkOrder);
