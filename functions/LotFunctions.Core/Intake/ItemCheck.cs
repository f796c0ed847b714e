using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>A lot-controlled item needs a lot (<c>lot-required</c>); where the house says so, it must be registered (<c>unknown-item</c>).</summary>
internal sealed class ItemCheck(IReferenceData references, IntakeOptions options) : ILineCheck
{
    private const int MostOthers = 3;

    public async Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken)
    {
        var items = new ItemDirectory(references);
        var found = new List<LineFinding>();
        for (var i = 0; i < lots.Count; i++)
        {
            var (item, lot) = (lots[i].Lot.Item, lots[i].Lot.Lot);
            if (lot.Length > 0 && !options.RefuseUnknownItems) continue;
            var known = await items.FindAsync(item, cancellationToken);
            if (known is null && options.RefuseUnknownItems)
            {
                found.Add(new LineFinding(i, RefusalCode.UnknownItem, $"Item {item} is not known here.", DiagnosticSeverity.Error));
            }
            else if (lot.Length == 0 && known is not { LotControlled: false })
            {
                found.Add(new LineFinding(
                    i, RefusalCode.LotRequired,
                    $"The line names no lot of item {item}, and the item is not registered as one without lots{Others(lots[i].Line)}.", DiagnosticSeverity.Error));
            }
        }

        return found;
    }

    // A lot under a qualifier that says something else is among the line's identifications: its sender sees by it what went wrong.
    private static string Others(AsnLine line)
    {
        var others = line.Items.Where(i => i.Value != line.Item && i.Value != line.BuyerItem && i.Value != line.SupplierItem && i.Value.TrimStart('0') != line.Gtin?.TrimStart('0'))
            .Take(MostOthers).Select(i => $"{i.Qualifier} '{i.Value}'").ToList();
        return others.Count == 0 ? string.Empty : $"; what it says beside the item's numbers is read as no lot: {string.Join(", ", others)}";
    }
}
