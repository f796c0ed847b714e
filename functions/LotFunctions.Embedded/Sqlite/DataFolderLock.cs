namespace LotFunctions.Embedded.Sqlite;

/// <summary>One process a data folder. The operating system gives the lock back however the process ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream handle;

    private DataFolderLock(FileStream handle) => this.handle = handle;

    public static DataFolderLock Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            // The file stays: deleting it on release would let two processes lock two files of the same name.
            return new DataFolderLock(new FileStream(Path.Combine(folder, "lot.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new DataFolderInUseException(folder, e);
        }
    }

    public void Dispose() => handle.Dispose();
}
