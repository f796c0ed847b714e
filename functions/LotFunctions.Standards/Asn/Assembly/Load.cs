namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A CLD loop: so many loads of so many units, the lots in them, and their dates.</summary>
internal sealed class Load(decimal? count, decimal? content) : Facts
{
    /// <summary>CLD01, the number of loads.</summary>
    public decimal? Count { get; } = count;

    /// <summary>CLD02, the units in one of them, or in all.</summary>
    public decimal? Content { get; } = content;

    /// <summary>A date stood in a segment that only a load has (DTP), so that it is the load's beyond doubt.</summary>
    public bool HasOwnDate { get; set; }
}
