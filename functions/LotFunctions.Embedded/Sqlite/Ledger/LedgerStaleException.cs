namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Appends were decided on something that was taken back: they have to be decided anew.</summary>
internal sealed class LedgerStaleException() : Exception("What these appends were decided on was taken back.");
