using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Most messages of an interchange write the same NAD segments in the same places: then the party is the one that was read before.</summary>
internal sealed class RecentParties
{
    private const int Places = 8;
    private const int Longest = 256;

    private readonly Recent?[] _recent = new Recent?[Places];

    /// <param name="place">How many parties of the message were read before.</param>
    public AsnParty Read(in Segment nad, int place, Content content)
    {
        var written = nad.Bytes;
        if (place >= Places || written.Length > Longest) return NadReader.Read(nad, content);
        var recent = _recent[place] ??= new Recent();
        if (recent.Party is { } known && written.SequenceEqual(recent.Bytes.AsSpan(0, recent.Length))) return known;
        written.CopyTo(recent.Bytes);
        recent.Length = written.Length;
        return recent.Party = NadReader.Read(nad, content);
    }

    private sealed class Recent
    {
        public byte[] Bytes { get; } = new byte[Longest];

        public int Length { get; set; }

        public AsnParty? Party { get; set; }
    }
}
