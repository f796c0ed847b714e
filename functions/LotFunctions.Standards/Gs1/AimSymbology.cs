namespace LotFunctions.Standards.Gs1;

/// <summary>AIM symbology identifiers (ISO/IEC 15424; GS1 General Specifications, figure 5.1.2-1).</summary>
/// <param name="Digits">How many digits a symbol of the EAN/UPC family sends; 0 for any number.</param>
internal sealed record AimSymbology(string Name, AimContent Content, int Digits = 0)
{
    private static readonly AimSymbology Gs1Code128 = new("GS1-128", AimContent.Elements);
    private static readonly AimSymbology DataBar = new("GS1 DataBar", AimContent.Elements);
    private static readonly AimSymbology Gs1DataMatrix = new("GS1 DataMatrix", AimContent.Elements);
    private static readonly AimSymbology Gs1QrCode = new("GS1 QR Code", AimContent.Elements);
    private static readonly AimSymbology Gs1DotCode = new("GS1 DotCode", AimContent.Elements);
    private static readonly AimSymbology Ean13 = new("EAN-13", AimContent.Gtin, 13);
    private static readonly AimSymbology Ean8 = new("EAN-8", AimContent.Gtin, 8);
    private static readonly AimSymbology Itf14 = new("ITF-14", AimContent.Gtin);
    private static readonly AimSymbology Itf = new("ITF", AimContent.Any);
    private static readonly AimSymbology Code128 = new("Code 128", AimContent.Any);
    private static readonly AimSymbology DataMatrix = new("Data Matrix", AimContent.Any);
    private static readonly AimSymbology QrCode = new("QR Code", AimContent.Any);
    private static readonly AimSymbology DotCode = new("DotCode", AimContent.Any);
    private static readonly AimSymbology Code39 = new("Code 39", AimContent.Any);

    public static AimSymbology? Find(ReadOnlySpan<char> identifier) => identifier switch
    {
        "C1" => Gs1Code128,
        "e0" or "e1" or "e2" => DataBar,
        "d2" => Gs1DataMatrix,
        "Q3" => Gs1QrCode,
        "J1" => Gs1DotCode,
        "E0" => Ean13,
        "E4" => Ean8,
        "I1" => Itf14,
        "I0" => Itf,
        "C0" or "C2" or "C4" => Code128,
        "d0" or "d1" => DataMatrix,
        "Q0" or "Q1" => QrCode,
        "J0" => DotCode,
        "A0" or "A1" => Code39,
        _ => null,
    };
}
