namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>The dates that a line can have.</summary>
internal enum DateKind
{
    Expiry,
    Production,
    BestBefore,
    Packed,
}
