using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Gs1;
using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Core.Labels;

/// <summary>Makes the GS1 label of a lot: scanned, it names the same lot again.</summary>
/// <remarks>
/// GS1 has a lot only beside a GTIN (General Specifications, section 4.13: AI (10) requires (01)), so that an item with a
/// part number of its own has no GS1 label. A quantity is that of the thing the label is put on, which only the caller knows.
/// </remarks>
public sealed class LotLabels(ILedger ledger)
{
    /// <param name="quantity">What the labelled thing holds; null to say nothing of it.</param>
    public async Task<LabelOutcome> MakeAsync(LotKey lot, Quantity? quantity, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([lot], cancellationToken);
        if (!states.TryGetValue(lot, out var state)) return Refused(RefusalCode.NotFound, $"The lot {lot} is not known.");
        if (!Gtin.TryParse(lot.Item, out var gtin, out var reason)) return Refused(RefusalCode.LabelNeedsGtin, $"A GS1 label of a lot has the GTIN of its item. {reason}");

        var elements = Elements(gtin, lot.Lot, state.Attributes ?? new LotAttributes());
        if (Barcode.Parse(ElementString.WriteBracketed(elements)) is { Valid: false } scan)
        {
            return Refused(RefusalCode.LabelLotInvalid, string.Join(" ", scan.Errors.Select(e => e.Message)));
        }

        if (quantity is { } amount)
        {
            if (ElementString.Of(amount) is not { } measure) return Refused(RefusalCode.QuantityInvalid, $"No GS1 element says {amount}.");
            elements.Add(measure);
        }

        return new LabelOutcome(new Gs1Label(elements), null);
    }

    // What fits into one GS1-128 stands in front: the item, the date it is used by, the lot.
    private static List<Gs1Element> Elements(Gtin gtin, string lot, LotAttributes known)
    {
        var elements = new List<Gs1Element> { ElementString.Of("01", gtin.ToString()) };
        if (known.Expiry is { } expiry) elements.Add(ElementString.Of("17", expiry));
        else if (known.BestBefore is { } bestBefore) elements.Add(ElementString.Of("15", bestBefore));
        if (lot.Length > 0) elements.Add(ElementString.Of("10", lot));
        if (known is { Expiry: not null, BestBefore: { } also }) elements.Add(ElementString.Of("15", also));
        if (known.Production is { } production) elements.Add(ElementString.Of("11", production));
        return elements;
    }

    private static LabelOutcome Refused(string code, string detail) => new(null, new Refusal(code, detail));
}
