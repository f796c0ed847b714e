using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// Finds the lots and logistic units of an event. Pieces of one lot are counted together. An item without a lot stands only where
/// the item is registered as not lot-controlled, as in a scan.
/// </summary>
/// <param name="errors">With the pointer of each id that names nothing that the ledger could keep.</param>
internal sealed class EpcisObjects(ItemDirectory items, string pointer, List<FieldError> errors)
{
    private const string Each = "EA";

    /// <summary>The lots of two lists; their units are told apart by <paramref name="units"/>.</summary>
    /// <param name="lotOfPieces">The lot of pieces that do not say it themselves; null when nobody does.</param>
    public async ValueTask<IReadOnlyList<(LotKey Lot, Quantity? Quantity)>> LotsAsync(
        (string Name, IReadOnlyList<string> Ids) epcs, (string Name, IReadOnlyList<EpcisQuantity> Amounts) quantities, string? lotOfPieces,
        ICollection<string> units, CancellationToken cancellationToken)
    {
        var lots = new List<(LotKey, Quantity?)>();
        var pieces = new Dictionary<LotKey, int>();
        for (var i = 0; i < epcs.Ids.Count; i++)
        {
            var at = $"{pointer}/{epcs.Name}/{i}";
            if (Unit(epcs.Ids[i]) is { } unit) units.Add(unit);
            else if (await LotAsync(epcs.Ids[i], lotOfPieces, at, cancellationToken) is { } lot) pieces[lot] = pieces.GetValueOrDefault(lot) + 1;
        }

        for (var i = 0; i < quantities.Amounts.Count; i++)
        {
            var amount = quantities.Amounts[i];
            var at = $"{pointer}/{quantities.Name}/{i}";
            if (await LotAsync(amount.EpcClass, lotOfPieces, $"{at}/epcClass", cancellationToken) is not { } lot) continue;
            lots.Add((lot, amount.Quantity is { } value ? new Quantity(value, amount.Uom ?? Each) : null));
        }

        return [.. pieces.Select(p => (p.Key, (Quantity?)new Quantity(p.Value, Each))), .. lots];
    }

    /// <summary>The SSCC of a unit; null for anything else.</summary>
    public static string? Unit(string uri) => EpcId.TryParse(uri, out var id) && id.Kind == EpcIdKind.LogisticUnit ? id.Key : null;

    private async ValueTask<LotKey?> LotAsync(string uri, string? lotOfPieces, string at, CancellationToken cancellationToken)
    {
        if (HouseUri.Lot(uri) is var (item, lot)) return await KeyAsync(item, lot, uri, at, cancellationToken);
        if (EpcId.TryParse(uri, out var id) && id.Kind is EpcIdKind.Item or EpcIdKind.Piece)
        {
            return await KeyAsync(id.Key, id.Lot ?? lotOfPieces ?? "", uri, at, cancellationToken);
        }

        errors.Add(new FieldError("id-not-supported", $"'{JsonText.Short(uri)}' names no trade item, lot or logistic unit.", at));
        return null;
    }

    private async ValueTask<LotKey?> KeyAsync(string item, string lot, string uri, string at, CancellationToken cancellationToken)
    {
        if (lot.Length == 0)
        {
            if (await items.FindAsync(item, cancellationToken) is not { LotControlled: false })
            {
                errors.Add(new FieldError(RefusalCode.LotRequired, $"'{JsonText.Short(uri)}' names no lot, and item {item} is not registered as one without lots.", at));
                return null;
            }

            if (LotKey.TryCreateWithoutLot(item, out var whole, out var problem)) return whole;
            errors.Add(new FieldError("invalid-value", problem, at));
            return null;
        }

        if (LotKey.TryCreate(item, lot, out var key, out var reason)) return key;
        errors.Add(new FieldError("invalid-value", reason, at));
        return null;
    }
}
