using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// A data folder that is only read: a backup, a write-once medium. Nothing is written to it. The database is read in place
/// when it stands for itself; a log that is not yet in it needs an index beside it, so both are copied to a temporary folder
/// then. Blobs are read where they are.
/// </summary>
public sealed class ReadOnlyFolder : IDisposable
{
    private readonly DataFolderLock? folderLock;
    private readonly DirectoryInfo? copy;
    private readonly Session session;

    private ReadOnlyFolder(string folder, DataFolderLock? folderLock)
    {
        this.folderLock = folderLock;
        var (file, log) = (Path.Combine(folder, Database.FileName), Path.Combine(folder, Database.FileName + "-wal"));
        if (!File.Exists(file)) throw new FileNotFoundException($"There is no ledger in the data folder {folder}, and it cannot be written.", file);
        copy = File.Exists(log) && new FileInfo(log).Length > 0 ? Directory.CreateTempSubdirectory("lotfunctions-") : null;
        try
        {
            if (copy is not null)
            {
                Copy(file, copy);
                Copy(log, copy);
            }

            session = new Session(copy is null ? $"{new Uri(file).AbsoluteUri}?immutable=1" : Path.Combine(copy.FullName, Database.FileName), Database.ReaderPragmas);
            Schema.Check(session, [LedgerSchema.Part]);
        }
        catch
        {
            session?.Dispose();
            copy?.Delete(recursive: true);
            throw;
        }

        Ledger = new LedgerVerifier(() => new ReadSnapshot(session, static _ => { }));
        Blobs = new BlobVerifier(Path.Combine(folder, "blobs"));
    }

    public LedgerVerifier Ledger { get; }

    public BlobVerifier Blobs { get; }

    /// <exception cref="DataFolderInUseException">A writer has it.</exception>
    /// <exception cref="DataFolderVersionException">Another version of the program wrote it.</exception>
    /// <exception cref="FileNotFoundException">No ledger is in it.</exception>
    public static ReadOnlyFolder Open(string dataFolder)
    {
        var folder = Path.GetFullPath(dataFolder);
        var folderLock = DataFolderLock.TakeToRead(folder);
        try
        {
            return new ReadOnlyFolder(folder, folderLock);
        }
        catch
        {
            folderLock?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        session.Dispose();
        copy?.Delete(recursive: true);
        folderLock?.Dispose();
    }

    // By its bytes: a file that nobody may write would stay so.
    private static void Copy(string file, DirectoryInfo folder)
    {
        using var from = File.OpenRead(file);
        using var to = File.Create(Path.Combine(folder.FullName, Path.GetFileName(file)));
        from.CopyTo(to);
    }
}
