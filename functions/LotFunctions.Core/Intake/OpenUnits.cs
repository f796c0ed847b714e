using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Quantities whose unit neither the sender states nor the item has: they are in the lot's own unit, or in each (<c>EA</c>) where
/// nobody has told one of the lot yet.
/// </summary>
internal static class OpenUnits
{
    /// <summary>Well formed and in no list of units: it stands in what is hashed, never in what is recorded.</summary>
    public const string NoUnit = "000";

    /// <summary>UN/ECE Recommendation 20.</summary>
    public const string Each = "EA";

    public static bool IsIn(LotEvent e) => IsOpen(e.Quantity) || (e.Inputs is { } inputs && inputs.Any(i => IsOpen(i.Quantity)));

    /// <param name="before">What was let through and is not recorded yet.</param>
    public static async ValueTask<LotEvent> CloseAsync(LotEvent e, ILedger ledger, IEnumerable<LotEvent> before, CancellationToken cancellationToken)
    {
        var lots = (e.Inputs ?? []).Where(i => IsOpen(i.Quantity)).Select(i => i.Lot).ToHashSet();
        if (IsOpen(e.Quantity) && e.Lot is { } own) lots.Add(own);
        var states = await ledger.StatesAsync(lots, cancellationToken);

        Quantity? Closed(LotKey? lot, Quantity? open) =>
            !IsOpen(open) ? open
            : new Quantity(open!.Value.Value, lot is not { } l ? Each : states.GetValueOrDefault(l)?.Totals is [var first, ..] ? first.Unit : Told(l, before) ?? Each);

        return e with { Quantity = Closed(e.Lot, e.Quantity), Inputs = e.Inputs is { } inputs ? [.. inputs.Select(i => i with { Quantity = Closed(i.Lot, i.Quantity) })] : null };
    }

    private static string? Told(LotKey lot, IEnumerable<LotEvent> before) => before.FirstOrDefault(b => b.Lot == lot && b.Quantity is not null)?.Quantity!.Value.Unit;

    private static bool IsOpen(Quantity? quantity) => quantity is { Unit: NoUnit };
}
