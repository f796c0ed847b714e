using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>What came otherwise than its document announced it; computed from the ledger as it is now.</summary>
public sealed class DocumentDiscrepancies(ILedger ledger)
{
    /// <summary>By lot and logistic unit; only of those of which something has been received.</summary>
    public Task<IReadOnlyList<Discrepancy>> OfAsync(Document document, CancellationToken cancellationToken)
    {
        _ = ledger;
        throw new NotImplementedException();
    }
}

/// <param name="LogisticUnit">Null where the receipts name the lot alone.</param>
/// <param name="Amount">How much is short, over or damaged; positive.</param>
public sealed record Discrepancy(
    DiscrepancyKind Kind, LotKey Lot, string? LogisticUnit, Quantity Announced, Quantity Received, Quantity Amount);

public enum DiscrepancyKind
{
    Short,
    Over,
    Damaged,
}
