using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Gs1;
using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Core.Labels;

/// <summary>Makes the GS1 label of a lot: scanned, it names the same lot again.</summary>
/// <remarks>
/// GS1 has a lot only beside a GTIN (General Specifications, section 4.13: AI (10) requires (01)), so that an item with a
/// part number of its own has no GS1 label. A quantity is that of the thing the label is put on, which only the caller knows.
/// </remarks>
public sealed class LotLabels(ILedger ledger, TimeProvider clock)
{
    /// <param name="quantity">What the labelled thing holds; null to say nothing of it.</param>
    public async Task<LabelOutcome> MakeAsync(LotKey lot, Quantity? quantity, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([lot], cancellationToken);
        if (!states.TryGetValue(lot, out var state)) return Refused(RefusalCode.NotFound, $"The lot {lot} is not known.");
        if (!Gtin.TryParse(lot.Item, out var gtin, out var reason)) return Refused(RefusalCode.LabelNeedsGtin, $"A GS1 label of a lot has the GTIN of its item. {reason}");

        var leftOut = new List<LotAttribute>();
        var year = clock.GetUtcNow().Year;
        var elements = Elements(gtin, lot.Lot, state.Attributes ?? new LotAttributes(), year, leftOut);
        if (Barcode.Parse(ElementString.WriteBracketed(elements), year) is { Valid: false } scan)
        {
            return Refused(RefusalCode.LabelLotInvalid, string.Join(" ", scan.Errors.Select(e => e.Message)));
        }

        if (quantity is { } amount)
        {
            if (ElementString.Of(amount) is not { } measure) return Refused(RefusalCode.QuantityInvalid, $"No GS1 element says {amount}.");
            elements.Add(measure);
        }

        return new LabelOutcome(new Gs1Label(elements), null) { LeftOut = leftOut };
    }

    // What fits into one GS1-128 stands in front: the item, the date it is used by, the lot.
    private static List<Gs1Element> Elements(Gtin gtin, string lot, LotAttributes known, int year, List<LotAttribute> leftOut)
    {
        var (expiry, bestBefore) = (Date("17", LotAttribute.Expiry), Date("15", LotAttribute.BestBefore));
        Gs1Element?[] elements =
        [
            ElementString.Of("01", gtin.ToString()),
            expiry ?? bestBefore,
            lot.Length > 0 ? ElementString.Of("10", lot) : null,
            expiry is null ? null : bestBefore,
            Date("11", LotAttribute.Production),
            Date("13", LotAttribute.Packaging),
        ];
        return [.. elements.OfType<Gs1Element>()];

        // Two digits of a year say one of a hundred: 9999-12-31 would be read as 1999, and the lot as expired.
        Gs1Element? Date(string ai, LotAttribute attribute)
        {
            if (attribute.In(known) is not { } date) return null;
            var element = ElementString.Of(ai, date, year);
            if (element is null) leftOut.Add(attribute);
            return element;
        }
    }

    private static LabelOutcome Refused(string code, string detail) => new(null, new Refusal(code, detail));
}
