namespace LotFunctions.Standards.Gs1;

/// <summary>Reads what a scanner or a person gives: element strings in any form, GS1 Digital Link URIs, plain keys.</summary>
public static class Barcode
{
    /// <summary>Reads one barcode; never throws for bad data.</summary>
    /// <param name="text">Raw with FNC1 as GS (0x1D), with an AIM prefix, with carets, bracketed, a URI, or plain digits.</param>
    /// <param name="referenceYear">The year in which the two-digit years of dates are read (section 7.12).</param>
    public static BarcodeScan Parse(string text, int referenceYear = 2026)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceYear, 1951);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(referenceYear, 9900);
        throw new NotImplementedException();
    }
}
