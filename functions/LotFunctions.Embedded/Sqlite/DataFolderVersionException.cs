namespace LotFunctions.Embedded.Sqlite;

/// <summary>The data folder was written by a version of the program that this one does not know; nothing in it was changed.</summary>
public sealed class DataFolderVersionException(string message) : InvalidOperationException(message);
