using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>What came otherwise than its document announced it; computed from the ledger as it is now.</summary>
public sealed class DocumentDiscrepancies(ILedger ledger)
{
    /// <summary>The <see cref="LotEvent.Reason"/> of a receipt of goods that are damaged.</summary>
    public const string Damaged = "damaged";

    private const int ChunkSize = 200;

    /// <summary>By lot and logistic unit; only of those of which something has been received, and where both quantities are known.</summary>
    public async Task<IReadOnlyList<Discrepancy>> OfAsync(Document document, CancellationToken cancellationToken)
    {
        var found = new List<Discrepancy>();
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        foreach (var lots in document.Lots.Chunk(ChunkSize))
        {
            var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
            foreach (var lot in lots) found.AddRange(OfLot(document, lot, replay.MovementsOf(lot)));
        }

        return found;
    }

    private static IEnumerable<Discrepancy> OfLot(Document document, LotKey lot, IReadOnlyList<Movement> movements)
    {
        var announced = movements.Where(m => m.Event.Type == LotEventType.Announce).ToList();
        var own = announced.Where(m => m.Document == document.DocumentId).ToList();
        var rows = ReceiptMatch.Of(lot, movements);
        if (announced.Count == 0)
        {
            // A later notice took back what the document announced: what came all the same is too much.
            foreach (var row in rows.Where(r => document.Supplier is null || r.Supplier is null || r.Supplier == document.Supplier))
            {
                if (row.Received is { } all) yield return new Discrepancy(DiscrepancyKind.Over, lot, row.LogisticUnit, all - all, all, all);
            }
        }

        foreach (var row in rows.Where(r => r.Document == document.DocumentId))
        {
            if (row is not { Announced: { } due, Received: { } came } || !UnitCode.TryConvert(came, due.Unit, out var received)) continue;
            var difference = received - due;
            if (difference.Value == 0) continue;
            yield return new Discrepancy(
                difference.Value < 0 ? DiscrepancyKind.Short : DiscrepancyKind.Over,
                lot, row.LogisticUnit, due, received, difference.Value < 0 ? -difference : difference);
        }

        foreach (var m in movements.Where(m => m.Event.Type == LotEventType.Receive && m.Event.Reason == Damaged))
        {
            // Without a unit the receipt tells nothing of its document: it is this one's when no other announced the lot.
            var concerns = m.LogisticUnit is null ? own.Count == announced.Count : own.Exists(a => a.LogisticUnit == m.LogisticUnit);
            if (concerns && m.Quantity is { } damaged) yield return new Discrepancy(DiscrepancyKind.Damaged, lot, m.LogisticUnit, null, damaged, damaged);
        }
    }
}

/// <param name="LogisticUnit">Null where the announcement names none.</param>
/// <param name="Announced">Null of damaged goods: how much of what was announced they are is told by the receipts together.</param>
/// <param name="Amount">How much is short, over or damaged; positive.</param>
public sealed record Discrepancy(
    DiscrepancyKind Kind, LotKey Lot, string? LogisticUnit, Quantity? Announced, Quantity Received, Quantity Amount);

public enum DiscrepancyKind
{
    Short,
    Over,
    Damaged,
}
