using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Graph;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Embedded.Sqlite.Stores;
using LotFunctions.Embedded.Workflows;
using Spectre.Console;

namespace LotFunctions.Benchmarks;

/// <summary>The plant in a ledger on disk, recorded as everything is recorded, with the graph beside it.</summary>
/// <param name="folder">Kept for the next run when it is named; else a temporary one.</param>
internal sealed class TraceHouse(string? folder) : IAsyncDisposable
{
    private const int Callers = 4;

    private Database? database;
    private GraphKeeper? keeper;

    public string Folder { get; } = folder ?? Directory.CreateTempSubdirectory("lot-benchmark-").FullName;

    public SqliteLedger Ledger { get; private set; } = null!;

    public ITracer Tracer { get; private set; } = null!;

    private string Done => Path.Combine(Folder, "recorded");

    /// <summary>Records the plant, unless the folder has it already.</summary>
    public async Task FillAsync(TracePlant plant)
    {
        if (File.Exists(Done)) return;
        Open();
        var parts = plant.Parts().ToList();
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var task = progress.AddTask($"recording {plant.Lots:N0} lots", maxValue: parts.Count);
            var next = -1;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                for (var part = Interlocked.Increment(ref next); part < parts.Count; part = Interlocked.Increment(ref next))
                {
                    var results = await Ledger.AppendAsync(parts[part](), LedgerFolder.Recorder, CancellationToken.None);
                    if (results.FirstOrDefault(r => r.Status != AppendStatus.Accepted) is { } other) throw new InvalidOperationException($"A generated event is {other.Status}: {other.Detail}");
                    task.Increment(1);
                }
            })));
        });
        await GraphAsync();
        await CloseAsync();
        await File.WriteAllTextAsync(Done, "");
    }

    public void Open()
    {
        database = Database.Open(Path.Combine(Folder, "data"), [LedgerSchema.Part, StoresSchema.Part, QueueSchema.Part, WorkflowSchema.Part]);
        Ledger = new SqliteLedger(database, new Admission(LedgerFolder.Clock));
        keeper = new GraphKeeper(database, LedgerFolder.Clock);
        Tracer = new GraphTracer(keeper, LedgerFolder.Clock);
    }

    public async Task<IClosure> CloseAsync(LotKey root)
    {
        await using var view = await Ledger.ViewAsync(null, CancellationToken.None);
        return await Tracer.CloseAsync(view, [root], TraceDirection.Forward, CancellationToken.None);
    }

    /// <summary>The graph with all that is recorded.</summary>
    public async Task<CompactGraph> GraphAsync()
    {
        await using var view = await Ledger.ViewAsync(null, CancellationToken.None);
        return await keeper!.AtAsync(((SqliteLedgerView)view).Position, CancellationToken.None);
    }

    public async Task CloseAsync()
    {
        if (keeper is not null) await keeper.DisposeAsync();
        if (database is not null) await database.DisposeAsync();
        (keeper, database) = (null, null);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        if (folder is null) Directory.Delete(Folder, recursive: true);
    }
}
