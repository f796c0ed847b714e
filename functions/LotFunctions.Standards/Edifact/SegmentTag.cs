using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Segment tags as numbers, so that a segment is told by one comparison and no text: three letters, in upper case.</summary>
internal static class SegmentTag
{
    public const int Una = ('U' << 16) | ('N' << 8) | 'A';
    public const int Unb = ('U' << 16) | ('N' << 8) | 'B';
    public const int Ung = ('U' << 16) | ('N' << 8) | 'G';
    public const int Unh = ('U' << 16) | ('N' << 8) | 'H';
    public const int Unt = ('U' << 16) | ('N' << 8) | 'T';
    public const int Une = ('U' << 16) | ('N' << 8) | 'E';
    public const int Unz = ('U' << 16) | ('N' << 8) | 'Z';
    public const int Bgm = ('B' << 16) | ('G' << 8) | 'M';
    public const int Dtm = ('D' << 16) | ('T' << 8) | 'M';
    public const int Rff = ('R' << 16) | ('F' << 8) | 'F';
    public const int Nad = ('N' << 16) | ('A' << 8) | 'D';
    public const int Tdt = ('T' << 16) | ('D' << 8) | 'T';
    public const int Eqd = ('E' << 16) | ('Q' << 8) | 'D';
    public const int Mea = ('M' << 16) | ('E' << 8) | 'A';
    public const int Cps = ('C' << 16) | ('P' << 8) | 'S';
    public const int Pac = ('P' << 16) | ('A' << 8) | 'C';
    public const int Pci = ('P' << 16) | ('C' << 8) | 'I';
    public const int Gin = ('G' << 16) | ('I' << 8) | 'N';
    public const int Gir = ('G' << 16) | ('I' << 8) | 'R';
    public const int Lin = ('L' << 16) | ('I' << 8) | 'N';
    public const int Pia = ('P' << 16) | ('I' << 8) | 'A';
    public const int Imd = ('I' << 16) | ('M' << 8) | 'D';
    public const int Qty = ('Q' << 16) | ('T' << 8) | 'Y';
    public const int Loc = ('L' << 16) | ('O' << 8) | 'C';
    public const int Sgp = ('S' << 16) | ('G' << 8) | 'P';
    public const int Cnt = ('C' << 16) | ('N' << 8) | 'T';

    /// <summary>The first three bytes; 0 when they are no tag.</summary>
    public static int Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 3 && char.IsAsciiLetter((char)bytes[0]) && char.IsAsciiLetterOrDigit((char)bytes[1]) && char.IsAsciiLetterOrDigit((char)bytes[2])
            ? (Upper(bytes[0]) << 16) | (Upper(bytes[1]) << 8) | Upper(bytes[2])
            : 0;

    /// <summary>The tag of a segment; 0 when it is not three letters or digits.</summary>
    public static int Of(in Segment segment)
    {
        var tag = segment.RawTag;
        if (tag.Length == 3)
        {
            // What nearly all are, at once: a byte below A or beyond Z sets its highest bit in one of these.
            var code = (tag[0] << 16) | (tag[1] << 8) | tag[2];
            if ((((code - 0x414141) | (code + 0x252525) | code) & 0x808080) == 0) return code;
        }

        return segment.Tag is { Length: 3 } trimmed ? Of(trimmed) : 0;
    }

    /// <summary>Security segments of ISO 9735-5 (USA to USY) stand before and after messages and say nothing about the goods.</summary>
    public static bool IsSecurity(int tag) => tag >> 8 == (('U' << 8) | 'S');

    private static int Upper(byte b) => b is >= (byte)'a' and <= (byte)'z' ? b - 0x20 : b;
}
