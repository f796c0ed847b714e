using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class DatabaseTests : IAsyncLifetime
{
    private readonly DataFolder folder = new();
    private readonly CancellationToken none = CancellationToken.None;

    private Database Database => folder.Database;

    public async Task InitializeAsync()
    {
        folder.Open();
        await Database.WriteAsync(s => s.Execute("CREATE TABLE t (n INTEGER PRIMARY KEY)"), none);
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task Write_JobThrows_ItAloneIsTakenBack()
    {
        using var gate = new ManualResetEventSlim();
        // Holds the writer, so that the jobs behind it form one group.
        var first = Database.WriteAsync(_ => gate.Wait(none), none);
        var jobs = Enumerable.Range(0, 20).Select(n => Database.WriteAsync(
            s =>
            {
                s.Execute("INSERT INTO t VALUES ($1)", (long)n);
                return n % 2 == 0 ? n : throw new InvalidOperationException($"job {n}");
            },
            none)).ToList();
        gate.Set();
        await first;

        for (var n = 0; n < jobs.Count; n++)
        {
            if (n % 2 == 0) Assert.Equal(n, await jobs[n]);
            else Assert.Equal($"job {n}", (await Assert.ThrowsAsync<InvalidOperationException>(() => jobs[n])).Message);
        }

        Assert.Equal([0, 2, 4, 6, 8, 10, 12, 14, 16, 18], await NumbersAsync());
    }

    [Fact]
    public async Task Write_CommitFails_AllOfTheGroupFailAndTheNextWorks()
    {
        await Database.WriteAsync(s => s.Execute("CREATE TABLE child (n INTEGER REFERENCES t (n) DEFERRABLE INITIALLY DEFERRED)"), none);
        using var gate = new ManualResetEventSlim();
        var first = Database.WriteAsync(
            s =>
            {
                gate.Wait(none);
                return s.Execute("INSERT INTO t VALUES (1)");
            },
            none);
        // A deferred constraint fails at the commit.
        var broken = Database.WriteAsync(s => s.Execute("INSERT INTO child VALUES (99)"), none);
        gate.Set();

        await Assert.ThrowsAnyAsync<Exception>(() => broken);
        await first.ContinueWith(_ => { }, none, TaskContinuationOptions.None, TaskScheduler.Default);
        await Database.WriteAsync(s => s.Execute("INSERT INTO t VALUES (2)"), none);

        Assert.Equal(first.IsCompletedSuccessfully ? [1, 2] : [2], await NumbersAsync());
    }

    [Fact]
    public async Task Write_MoreThanTheChannelHolds_AllAreWritten()
    {
        await Task.WhenAll(Enumerable.Range(0, 5000).Select(n => Database.WriteAsync(s => s.Execute("INSERT INTO t VALUES ($1)", (long)n), none)));

        Assert.Equal(Enumerable.Range(0, 5000).Select(n => (long)n), await NumbersAsync());
    }

    [Fact]
    public async Task Write_CancelledBeforeItBegan_IsNotDone()
    {
        using var gate = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        var first = Database.WriteAsync(_ => gate.Wait(none), none);
        var second = Database.WriteAsync(s => s.Execute("INSERT INTO t VALUES (1)"), stop.Token);
        await stop.CancelAsync();
        gate.Set();
        await first;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Empty(await NumbersAsync());
    }

    [Fact]
    public async Task Dispose_WithJobsWaiting_FinishesThem()
    {
        var jobs = Enumerable.Range(0, 500).Select(n => Database.WriteAsync(s => s.Execute("INSERT INTO t VALUES ($1)", (long)n), none)).ToList();

        await folder.CloseAsync();

        await Task.WhenAll(jobs);
        folder.Open();
        Assert.Equal(500, (await NumbersAsync()).Count);
    }

    [Fact]
    public async Task Write_AfterDispose_Throws()
    {
        var closed = Database;
        await folder.CloseAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => closed.WriteAsync(_ => 1, none));
    }

    [Fact]
    public async Task Snapshot_WhileWritesGoOn_SeesOneMoment()
    {
        using var snapshot = Database.Snapshot();
        Assert.Equal(0, snapshot.Session.Number("SELECT count(*) FROM t"));

        await Database.WriteAsync(s => s.Execute("INSERT INTO t VALUES (1)"), none);

        Assert.Equal(0, snapshot.Session.Number("SELECT count(*) FROM t"));
        Assert.Single(await NumbersAsync());
    }

    [Fact]
    public async Task Read_ThatWrites_IsRefused() =>
        await Assert.ThrowsAnyAsync<Exception>(() => Database.ReadAsync(s => s.Execute("INSERT INTO t VALUES (1)"), none));

    [Fact]
    public void Open_FolderInUse_RefusedWithItsName()
    {
        var e = Assert.Throws<DataFolderInUseException>(() => Database.Open(folder.Path, []));

        Assert.Contains(folder.Path, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DatabaseOfNewerVersion_Refused()
    {
        await folder.CloseAsync();
        (await OpenAsync(new SchemaPart("thing", 3, "CREATE TABLE IF NOT EXISTS thing (n INTEGER)"))).Dispose();

        var e = await Assert.ThrowsAsync<DataFolderVersionException>(() => OpenAsync(new SchemaPart("thing", 2, "")));

        Assert.Contains("thing", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_DatabaseOfAVersionThatIsTooOld_RefusedAndUnchanged()
    {
        await folder.CloseAsync();
        (await OpenAsync(new SchemaPart("thing", 3, "CREATE TABLE thing (n INTEGER)"))).Dispose();

        var e = await Assert.ThrowsAsync<DataFolderVersionException>(() => OpenAsync(new SchemaPart("thing", 5, "DROP TABLE thing") { Oldest = 4 }));

        Assert.Contains("version 3", e.Message, StringComparison.Ordinal);
        await using var again = await OpenAsync(new SchemaPart("thing", 3, ""));
        Assert.Equal(0, await again.ReadAsync(s => s.Number("SELECT count(*) FROM thing"), none));
    }

    [Fact]
    public async Task Open_WriterConnection_IsDurable()
    {
        var (mode, sync) = await Database.WriteAsync(
            s => (s.First("PRAGMA journal_mode", r => r.GetString(0)), s.Number("PRAGMA synchronous")), none);

        Assert.Equal(("wal", 2L), (mode, sync));
    }

    private Task<Database> OpenAsync(SchemaPart part) => Task.Run(() => Database.Open(folder.Path, [part]));

    private Task<List<long>> NumbersAsync() => Database.ReadAsync(s => s.Query("SELECT n FROM t ORDER BY n", r => r.GetInt64(0)), none);
}
