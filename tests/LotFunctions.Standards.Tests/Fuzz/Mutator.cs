using System.Text;

namespace LotFunctions.Standards.Tests.Fuzz;

/// <summary>Spoils samples in the ways in which lines, programs and attackers do. The same seed gives the same inputs.</summary>
internal sealed class Mutator(IReadOnlyList<byte[]> samples, int seed)
{
    /// <summary>No input is longer than this, so that an input that takes long is a defect and no size.</summary>
    private const int Longest = 64 * 1024;

    private static readonly byte[] Telling = "*~>^|:+'?.,\r\n\0 \"{}[]ISAGSTEUNBZHL019\x1C\x1D\x1E\x1F\x7F\x80\xC3\xFF"u8.ToArray();

    private static readonly string[] Tags = ["ISA", "GS", "ST", "HL", "LIN", "SLN", "MAN", "CLD", "REF", "SE", "GE", "IEA", "UNA", "UNB", "UNG", "UNH", "CPS", "GIN", "PCI", "QTY", "DTM", "UNT", "UNE", "UNZ"];

    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = Pick(samples).ToList();
        for (var times = _random.Next(1, 9); times > 0; times--) Spoil(bytes);
        if (bytes.Count > Longest) bytes.RemoveRange(Longest, bytes.Count - Longest);
        return [.. bytes];
    }

    private void Spoil(List<byte> bytes)
    {
        switch (_random.Next(16))
        {
            case 0 when bytes.Count > 0:
                bytes[At(bytes)] ^= (byte)(1 << _random.Next(8));
                break;
            case 1 when bytes.Count > 0:
                bytes[At(bytes)] = Pick(Telling);
                break;
            case 2:
                bytes.Insert(_random.Next(bytes.Count + 1), Pick(Telling));
                break;
            case 3 when bytes.Count > 0:
                var cut = At(bytes);
                bytes.RemoveRange(cut, Math.Min(bytes.Count - cut, 1 + _random.Next(16)));
                break;
            case 4:
                Segment(bytes, (from, segment) => bytes.InsertRange(from, Enumerable.Repeat(segment, 1 + _random.Next(20)).SelectMany(static s => s)));
                break;
            case 5:
                Segment(bytes, (from, segment) =>
                {
                    bytes.RemoveRange(from, segment.Count);
                    bytes.InsertRange(SegmentStart(bytes, _random.Next(bytes.Count + 1)), segment);
                });
                break;
            case 6 or 7:
                Segment(bytes, (from, segment) => bytes.RemoveRange(from, segment.Count));
                break;
            case 8:
                bytes.InsertRange(_random.Next(bytes.Count + 1), Enumerable.Repeat(Pick(Telling), 1 << _random.Next(14)));
                break;
            case 9:
                Replace(bytes, Pick(Telling), Pick(Telling));
                break;
            case 10:
                Splice(bytes);
                break;
            case 11 when bytes.Count > 0:
                var end = At(bytes);
                bytes.RemoveRange(end, bytes.Count - end);
                break;
            case 12:
                bytes.AddRange(Pick(samples));
                break;
            case 13:
                bytes.InsertRange(SegmentStart(bytes, _random.Next(bytes.Count + 1)), Encoding.ASCII.GetBytes(Pick(Tags)));
                break;
            default:
                Number(bytes);
                break;
        }
    }

    /// <summary>Something to hurt sums, counts and dates with, in place of a number.</summary>
    private void Number(List<byte> bytes)
    {
        var digits = Enumerable.Range(0, bytes.Count).Where(i => bytes[i] is >= (byte)'0' and <= (byte)'9').ToList();
        if (digits.Count == 0) return;
        var at = digits[_random.Next(digits.Count)];
        var length = 1;
        while (at + length < bytes.Count && bytes[at + length] is >= (byte)'0' and <= (byte)'9') length++;
        bytes.RemoveRange(at, length);
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(Pick((string[])
            ["0", "-1", "1E9", "999999999", "2147483648", "9223372036854775808", "79228162514264337593543950335", "0.0000000000000000000000000001", "00000229", "20260230", "", "1.1.1", "00000000000000000000"])));
    }

    private void Splice(List<byte> bytes)
    {
        var other = Pick(samples);
        var (here, there) = (_random.Next(bytes.Count + 1), _random.Next(other.Length + 1));
        bytes.RemoveRange(here, bytes.Count - here);
        bytes.AddRange(other[there..]);
    }

    private static void Replace(List<byte> bytes, byte what, byte by)
    {
        for (var i = 0; i < bytes.Count; i++) if (bytes[i] == what) bytes[i] = by;
    }

    private void Segment(List<byte> bytes, Action<int, List<byte>> act)
    {
        if (bytes.Count == 0) return;
        var from = SegmentStart(bytes, At(bytes));
        var to = from;
        while (to < bytes.Count && !IsTerminator(bytes[to])) to++;
        if (to < bytes.Count) to++;
        if (to > from) act(from, bytes.GetRange(from, to - from));
    }

    private static int SegmentStart(List<byte> bytes, int at)
    {
        while (at > 0 && !IsTerminator(bytes[at - 1])) at--;
        return at;
    }

    private static bool IsTerminator(byte b) => b is (byte)'~' or (byte)'\'' or (byte)'\n' or 0x1C or 0x1E;

    private int At(List<byte> bytes) => _random.Next(bytes.Count);

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
}
