namespace LotFunctions.Azure.Cosmos;

/// <summary>Nothing can be appended while the ledger is rebuilt; a rebuild that was broken off is run again.</summary>
public sealed class LedgerClosedException() : Exception("The ledger is being rebuilt, or a rebuild was broken off and has to be run again. Nothing can be appended until it is done.");
