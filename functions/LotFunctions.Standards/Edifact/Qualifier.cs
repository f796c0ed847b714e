namespace LotFunctions.Standards.Edifact;

/// <summary>Codes that say what a number is, as the numbers that <see cref="Edi.EdiCode"/> gives.</summary>
internal static class Qualifier
{
    /// <summary>7143: the batch number of an item.</summary>
    public const uint Batch = ('N' << 8) | 'B';

    /// <summary>7143 and 7405: a serial number.</summary>
    public const uint Serial = ('S' << 8) | 'N';

    /// <summary>7405: a serial number of an object.</summary>
    public const uint ObjectSerial = ('B' << 8) | 'N';

    /// <summary>7143: the order.</summary>
    public const uint Order = ('P' << 8) | 'O';

    /// <summary>7405: an SSCC.</summary>
    public const uint Sscc = ('B' << 8) | 'J';

    /// <summary>7405: an SSCC, in older directories.</summary>
    public const uint SerialShippingContainer = ('A' << 8) | 'W';

    /// <summary>7405: an SSCC, as EANCOM users of D.93A have it.</summary>
    public const uint ShippingContainer = ('S' << 8) | 'S';

    /// <summary>7405: a batch number.</summary>
    public const uint Lot = ('B' << 8) | 'X';

    /// <summary>7405: what the label says.</summary>
    public const uint Label = ('M' << 8) | 'L';
}
