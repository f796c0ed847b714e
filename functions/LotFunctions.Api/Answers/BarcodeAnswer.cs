using LotFunctions.Standards.Gs1;

namespace LotFunctions.Api.Answers;

/// <summary>What a barcode says, and what is wrong with it.</summary>
/// <param name="Missing">What its elements need beside them on the same label; the barcode by itself is not wrong for it.</param>
public sealed record BarcodeAnswer(
    bool Valid,
    string? Symbology,
    IReadOnlyList<Gs1Element> Elements,
    string? Item,
    string? Lot,
    string? LogisticUnit,
    string? Serial,
    DateOnly? Expiry,
    DateOnly? BestBefore,
    DateOnly? Production,
    DateOnly? Packaging,
    decimal? Quantity,
    string? Unit,
    string ElementString,
    string? DigitalLink,
    IReadOnlyList<BarcodeError> Errors,
    IReadOnlyList<BarcodeError> Missing,
    IReadOnlyList<BarcodeCandidate> Candidates)
{
    public static BarcodeAnswer Of(BarcodeScan s) => new(
        s.Valid, s.Symbology, s.Elements, s.Gtin?.ToString(), s.Lot, s.LogisticUnit?.ToString(), s.Serial, s.Expiry, s.BestBefore,
        s.Production, s.Packaging, s.Quantity?.Value, s.Quantity?.Unit, s.ElementString, s.DigitalLink, s.Errors, s.Missing, s.Candidates);
}
