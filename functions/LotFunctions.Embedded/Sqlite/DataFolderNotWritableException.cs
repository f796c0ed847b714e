namespace LotFunctions.Embedded.Sqlite;

/// <summary>Nothing can be written to the data folder: a read-only medium, missing rights, or a full disk. The inner exception says which.</summary>
public sealed class DataFolderNotWritableException(string folder, Exception inner)
    : IOException($"The data folder {folder} cannot be written: {inner.Message}", inner);
