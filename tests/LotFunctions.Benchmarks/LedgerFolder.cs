using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Benchmarks;

/// <summary>A ledger in a data folder of its own, with the table that the limit of appends is measured on in a second one.</summary>
internal sealed class LedgerFolder : IAsyncDisposable
{
    public static readonly Recorder Recorder = new("benchmark", IsQuality: false);

    private static readonly SchemaPart OneTable = new("limit", 1, "CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");

    private readonly string folder = Directory.CreateTempSubdirectory("lot-benchmark-").FullName;

    public LedgerFolder()
    {
        Database = Database.Open(Path.Combine(folder, "ledger"), [LedgerSchema.Part]);
        Bare = Database.Open(Path.Combine(folder, "bare"), [OneTable]);
        Ledger = new SqliteLedger(Database, new Admission(Clock));
    }

    public static TimeProvider Clock { get; } = new FixedClock();

    public Database Database { get; }

    public Database Bare { get; }

    public ILedger Ledger { get; }

    public async Task AppendAsync(IReadOnlyList<LotEvent> events)
    {
        var results = await Ledger.AppendAsync(events, Recorder, CancellationToken.None);
        if (results.FirstOrDefault(r => r.Status != AppendStatus.Accepted) is { } other)
        {
            throw new InvalidOperationException($"A generated event is {other.Status}: {other.Detail}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await Bare.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The ledger's order does not need the time to go on.</summary>
    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
