namespace LotFunctions.Embedded.Sqlite;

/// <summary>Another process has the data folder open.</summary>
public sealed class DataFolderInUseException(string folder, Exception inner)
    : IOException($"The data folder {folder} is in use by another process. Stop that one first, or name another folder.", inner);
