namespace LotFunctions.Standards.X12;

/// <summary>Segment tags as the numbers that <see cref="Edi.Segment.TagCode"/> gives.</summary>
internal static class Tag
{
    public const uint Isa = ('I' << 16) | ('S' << 8) | 'A';
    public const uint Iea = ('I' << 16) | ('E' << 8) | 'A';
    public const uint Isb = ('I' << 16) | ('S' << 8) | 'B';
    public const uint Ise = ('I' << 16) | ('S' << 8) | 'E';
    public const uint Ta1 = ('T' << 16) | ('A' << 8) | '1';
    public const uint Ta3 = ('T' << 16) | ('A' << 8) | '3';
    public const uint Gs = ('G' << 16) | ('S' << 8);
    public const uint Ge = ('G' << 16) | ('E' << 8);
    public const uint St = ('S' << 16) | ('T' << 8);
    public const uint Se = ('S' << 16) | ('E' << 8);
    public const uint Bsn = ('B' << 16) | ('S' << 8) | 'N';
    public const uint Hl = ('H' << 16) | ('L' << 8);
    public const uint Lin = ('L' << 16) | ('I' << 8) | 'N';
    public const uint Sn1 = ('S' << 16) | ('N' << 8) | '1';
    public const uint Sln = ('S' << 16) | ('L' << 8) | 'N';
    public const uint Cld = ('C' << 16) | ('L' << 8) | 'D';
    public const uint Ref = ('R' << 16) | ('E' << 8) | 'F';
    public const uint Dtm = ('D' << 16) | ('T' << 8) | 'M';
    public const uint Dtp = ('D' << 16) | ('T' << 8) | 'P';
    public const uint Man = ('M' << 16) | ('A' << 8) | 'N';
    public const uint Prf = ('P' << 16) | ('R' << 8) | 'F';
    public const uint Pid = ('P' << 16) | ('I' << 8) | 'D';
    public const uint Po4 = ('P' << 16) | ('O' << 8) | '4';
    public const uint Td1 = ('T' << 16) | ('D' << 8) | '1';
    public const uint Td3 = ('T' << 16) | ('D' << 8) | '3';
    public const uint Td5 = ('T' << 16) | ('D' << 8) | '5';
    public const uint Ctt = ('C' << 16) | ('T' << 8) | 'T';
    public const uint N1 = ('N' << 16) | ('1' << 8);
    public const uint N2 = ('N' << 16) | ('2' << 8);
    public const uint N3 = ('N' << 16) | ('3' << 8);
    public const uint N4 = ('N' << 16) | ('4' << 8);

    /// <summary>Of the envelopes around the segments of a transaction set: GS, ST, SE, GE, IEA.</summary>
    public static bool IsOfEnvelope(uint tag) => tag is Gs or Ge or St or Se or Iea;
}
