using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Judges lots of ship notices before they are announced: what the house's rules and records have against them. All checks that
/// are registered are asked.
/// </summary>
public interface ILineCheck
{
    /// <summary>
    /// What is to be said of these lots. A finding that is an error keeps its lot from being announced; with a warning it is
    /// announced. The supplier hears both.
    /// </summary>
    Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken);
}

/// <summary>A lot on a line of a ship notice.</summary>
/// <param name="Lot">Its lot is empty where the line names none.</param>
/// <param name="Supplier">Who announces it; null when unknown.</param>
/// <param name="ReceivedAt">When the notice came.</param>
/// <param name="Judgement">What the lot rules say of it; null where there are none.</param>
/// <param name="IsRejected">The lot rules refuse it.</param>
public sealed record CheckedLot(
    Asn Asn, AsnLine Line, LotKey Lot, string? Supplier, DateTimeOffset ReceivedAt, RuleJudgement? Judgement = null, bool IsRejected = false);

/// <param name="Index">Of the lot in the list that was checked.</param>
/// <param name="Position">Null: the line's.</param>
public sealed record LineFinding(int Index, string Code, string Message, DiagnosticSeverity Severity, EdiPosition? Position = null);
