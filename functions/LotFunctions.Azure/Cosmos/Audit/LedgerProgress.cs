namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>How far a check or a rebuild of the ledger is.</summary>
/// <param name="Step">What it is doing, in words.</param>
/// <param name="Done">Events, or documents, of this step that are done.</param>
public sealed record LedgerProgress(string Step, long Done);
