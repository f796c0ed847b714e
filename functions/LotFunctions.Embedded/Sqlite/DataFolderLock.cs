namespace LotFunctions.Embedded.Sqlite;

/// <summary>One process a data folder. The operating system gives the lock back however the process ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string FileName = "lot.lock";

    private const UnixFileMode OwnerAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly FileStream handle;

    private DataFolderLock(FileStream handle) => this.handle = handle;

    /// <summary>To write; makes the folder when it is not there.</summary>
    public static DataFolderLock Take(string folder)
    {
        try
        {
            Create(folder);
            // The file stays: deleting it on release would let two processes lock two files of the same name.
            return new DataFolderLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new DataFolderInUseException(folder, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataFolderNotWritableException(folder, e);
        }
    }

    /// <summary>To read, beside other readers; null where no writer ever was, for there nothing is made.</summary>
    public static DataFolderLock? TakeToRead(string folder)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        try
        {
            return new DataFolderLock(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read));
        }
        catch (IOException e) when (IsTaken(e))
        {
            throw new DataFolderInUseException(folder, e);
        }
    }

    public void Dispose() => handle.Dispose();

    /// <summary>Who is customer of whom is nobody else's on this machine. A folder that is there keeps the rights that it was given.</summary>
    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else if (!Directory.Exists(folder)) Directory.CreateDirectory(folder, OwnerAlone);
    }

    /// <summary>EAGAIN of Linux and of macOS, and Windows' sharing and lock violations.</summary>
    private static bool IsTaken(IOException e) =>
        OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) is 32 or 33 : e.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
