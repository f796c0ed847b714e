namespace LotFunctions.Standards.Gs1;

/// <summary>AIM symbology identifiers (ISO/IEC 15424; GS1 General Specifications, figure 5.1.2-1).</summary>
internal sealed record AimSymbology(string Name, AimContent Content)
{
    public static AimSymbology? Find(ReadOnlySpan<char> identifier) => identifier switch
    {
        "C1" => new("GS1-128", AimContent.Elements),
        "e0" or "e1" or "e2" => new("GS1 DataBar", AimContent.Elements),
        "d2" => new("GS1 DataMatrix", AimContent.Elements),
        "Q3" => new("GS1 QR Code", AimContent.Elements),
        "J1" => new("GS1 DotCode", AimContent.Elements),
        "E0" => new("EAN-13", AimContent.Gtin),
        "E4" => new("EAN-8", AimContent.Gtin),
        "I1" => new("ITF-14", AimContent.Gtin),
        "I0" => new("ITF", AimContent.Any),
        "C0" or "C2" or "C4" => new("Code 128", AimContent.Any),
        "d0" or "d1" => new("Data Matrix", AimContent.Any),
        "Q0" or "Q1" => new("QR Code", AimContent.Any),
        "J0" => new("DotCode", AimContent.Any),
        "A0" or "A1" => new("Code 39", AimContent.Any),
        _ => null,
    };
}
