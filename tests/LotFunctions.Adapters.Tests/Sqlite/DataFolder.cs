using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Embedded.Sqlite.Stores;

namespace LotFunctions.Adapters.Tests.Sqlite;

/// <summary>A data folder of one test.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private Database? database;

    public string Path { get; } = Directory.CreateTempSubdirectory("lot-test-").FullName;

    public string File => System.IO.Path.Combine(Path, "lot.db");

    public Database Database => database ?? throw new InvalidOperationException("Not opened.");

    public Database Open() => database = Database.Open(Path, [LedgerSchema.Part, StoresSchema.Part, QueueSchema.Part]);

    public async Task CloseAsync()
    {
        if (database is not null) await database.DisposeAsync();
        database = null;
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Path, recursive: true);
    }
}
