namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A CLD loop: so many loads of so many units, and the lots in them.</summary>
internal sealed class Load(decimal? loads, decimal? units)
{
    public decimal? Loads { get; } = loads;

    public decimal? Units { get; } = units;

    public List<string> Lots { get; } = [];
}
