using System.Collections.Concurrent;
using LotFunctions.Embedded.Files;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// The data folder and its one SQLite file, <c>lot.db</c>: a single writer with group commit, and readers in parallel, each
/// on a snapshot of its own.
/// </summary>
internal sealed class Database : IAsyncDisposable, IDisposable
{
    public const string FileName = "lot.db";

    public const string ReaderPragmas =
        "PRAGMA busy_timeout=30000; PRAGMA query_only=ON; PRAGMA cache_size=-16384; PRAGMA temp_store=MEMORY;";

    /// <summary>Idle read connections that are kept.</summary>
    private const int IdleReaders = 16;

    // FULL: what is acknowledged survives a power cut, in WAL mode too.
    private const string WriterPragmas =
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON; "
        + "PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=16000; PRAGMA journal_size_limit=67108864; PRAGMA temp_store=MEMORY;";

    // What SQLite says of a file or a folder that it may not write, and of a full disk.
    private const int ReadOnly = 8;
    private const int Full = 13;
    private const int CannotOpen = 14;

    private readonly DataFolderLock folderLock;
    private readonly string file;
    private readonly Checkpoints checkpoints;
    private readonly GroupWriter writer;
    private readonly DiskRoom room;
    private readonly ConcurrentBag<Session> idle = [];
    private readonly Dictionary<Type, IDisposable> parts = [];
    private volatile bool disposed;

    private Database(string folder, DataFolderLock folderLock, IEnumerable<SchemaPart> schema)
    {
        (DataFolder, this.folderLock, file) = (folder, folderLock, Path.Combine(folder, FileName));
        var session = new Session(file, WriterPragmas);
        try
        {
            Schema.Apply(session, schema);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        checkpoints = new Checkpoints(new Session(file, "PRAGMA busy_timeout=30000; PRAGMA synchronous=FULL;"));
        writer = new GroupWriter(session, checkpoints);
        room = new DiskRoom(folder);
    }

    /// <summary>Something was committed. Handlers run on the writer's thread: they must be short and must not throw.</summary>
    public event Action Committed
    {
        add => checkpoints.Seen += value;
        remove => checkpoints.Seen -= value;
    }

    public string DataFolder { get; }

    /// <summary>Opens or creates the database. Throws <see cref="DataFolderInUseException"/> while another process has it, <see cref="DataFolderNotWritableException"/> where nothing can be written.</summary>
    public static Database Open(string dataFolder, IEnumerable<SchemaPart> schema)
    {
        var folder = Path.GetFullPath(dataFolder);
        var folderLock = DataFolderLock.Take(folder);
        try
        {
            return new Database(folder, folderLock, schema);
        }
        catch (SqliteException e) when (e.SqliteErrorCode is ReadOnly or Full or CannotOpen)
        {
            folderLock.Dispose();
            throw new DataFolderNotWritableException(folder, e);
        }
        catch
        {
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Runs a job on the writer; durable when it returns. A job that throws is taken back alone and its caller gets the
    /// exception. Jobs run one after the other in the order of being called; they must not wait for anything.
    /// A cancelled token stops a job that has not begun.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<Session, T> job, CancellationToken cancellationToken) => writer.WriteAsync(job, cancellationToken);

    public Task WriteAsync(Action<Session> job, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            session =>
            {
                job(session);
                return true;
            },
            cancellationToken);

    /// <summary>Puts a job behind all others, for those who need no task of it.</summary>
    public void Post(WriterJob job) => writer.Post(job);

    /// <summary>Throws when nothing can be written now: there is no room beside the database, or a commit of its own fails.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => room.ProbeAsync(
        // A number of the file's head, as it is: one page to the log, and nothing says anything new after.
        () => WriteAsync(s => s.ExecuteScript($"PRAGMA user_version={s.Number("PRAGMA user_version")}"), CancellationToken.None),
        cancellationToken);

    /// <summary>What a feature has once for this database; disposed with it, while the writer still works.</summary>
    public T Part<T>(Func<Database, T> create)
        where T : class, IDisposable
    {
        lock (parts)
        {
            if (!parts.TryGetValue(typeof(T), out var part)) parts[typeof(T)] = part = create(this);
            return (T)part;
        }
    }

    /// <summary>A reading connection of the caller's own, to be disposed by him; no transaction is open.</summary>
    public Session OpenReader() => new(file, ReaderPragmas);

    /// <summary>Reads on one snapshot: all that was acknowledged before is in it.</summary>
    public Task<T> ReadAsync<T>(Func<Session, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        try
        {
            using var snapshot = Snapshot();
            return Task.FromResult(read(snapshot.Session));
        }
        catch (Exception e)
        {
            return Task.FromException<T>(e);
        }
    }

    /// <summary>A snapshot that is held until it is disposed. It begins with its first read.</summary>
    public ReadSnapshot Snapshot()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        var session = idle.TryTake(out var kept) ? kept : new Session(file, ReaderPragmas);
        return new ReadSnapshot(session, GiveBack);
    }

    /// <summary>Finishes the jobs that wait, then closes the file and gives the folder free.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        foreach (var part in parts.Values) part.Dispose();
        await writer.DisposeAsync();
        while (idle.TryTake(out var session)) session.Dispose();
        folderLock.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private void GiveBack(Session session)
    {
        if (disposed || idle.Count >= IdleReaders) session.Dispose();
        else idle.Add(session);
    }
}
