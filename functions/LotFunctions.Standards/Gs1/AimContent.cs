namespace LotFunctions.Standards.Gs1;

/// <summary>What a symbology identifier says about the data that follows it.</summary>
internal enum AimContent
{
    /// <summary>Anything: the symbol is not in GS1 mode.</summary>
    Any,

    /// <summary>Element strings.</summary>
    Elements,

    /// <summary>The digits of a GTIN.</summary>
    Gtin,
}
