namespace LotFunctions.Standards.Gs1;

/// <summary>Reads what a scanner or a person gives: element strings in any form, GS1 Digital Link URIs, plain keys.</summary>
public static class Barcode
{
    [ThreadStatic]
    private static BarcodeReader? reader;

    /// <summary>Reads one barcode; never throws for bad data (GS1 General Specifications, sections 3 and 7.8).</summary>
    /// <param name="text">Raw with FNC1 as GS (0x1D), with an AIM prefix, with carets, bracketed, a URI, or plain digits.</param>
    /// <param name="referenceYear">The year by which the two-digit years of dates are read (section 7.12).</param>
    /// <param name="knowledge">Ranks the readings when a separator seems to be lost; asked for those alone.</param>
    public static BarcodeScan Parse(string text, int referenceYear = 2026, IBarcodeKnowledge? knowledge = null)
    {
        ArgumentNullException.ThrowIfNull(text);

        // What knowledge does while it is asked may read barcodes too.
        var own = reader ?? new BarcodeReader();
        reader = null;
        own.Read(text, referenceYear, knowledge);
        var scan = own.ToScan();
        reader = own;
        return scan;
    }
}
