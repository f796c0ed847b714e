using System.Globalization;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Benchmarks;

/// <summary>The embedded host in this process, with a ledger that may hold events already, beside a bare one.</summary>
internal sealed class ServedLedger : IAsyncDisposable
{
    /// <summary>How many events the ledger holds before anything is measured.</summary>
    public static long Present { get; set; }

    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private int plants = 1_000_000;

    private ServedLedger(DirectoryInfo folder, WebApplication app, BareHost bare) => (this.folder, this.app, Bare) = (folder, app, bare);

    public BareHost Bare { get; }

    public Uri Address => new(app.Urls.First());

    public Database Database => app.Services.GetRequiredService<Database>();

    public string Folder => folder.FullName;

    public static async Task<ServedLedger> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lot-benchmark-");
        var app = LocalHost.Build(new LocalOptions { DataFolder = Path.Combine(folder.FullName, "data"), Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        // Second, as what the ledger sets for all of SQLite it can set only first; it is good for both.
        var bare = await BareHost.StartAsync(Path.Combine(folder.FullName, "bare"));
        await FillAsync(app.Services.GetRequiredService<ILedger>(), Present);
        return new ServedLedger(folder, app, bare);
    }

    /// <summary>Scans of plants that nobody has named yet.</summary>
    public IReadOnlyList<byte[]> Scans(int count) =>
        [.. Enumerable.Range(0, count).SelectMany(_ => Plant.Make(plants++, 3, 3).Events).Select(ScanJson.Of)];

    public async Task<string> SizeAsync()
    {
        var (bytes, events) = await Database.ReadAsync(
            s => (s.Number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0, s.Number("SELECT events FROM ledger_head") ?? 0),
            CancellationToken.None);
        return string.Create(CultureInfo.InvariantCulture, $"{events:N0} events stored, {(double)bytes / events:N0} bytes each.");
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Bare.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>By the way that all events take, in batches of several callers: so it gives the same bytes.</summary>
    public static async Task FillAsync(ILedger ledger, long present)
    {
        const int Callers = 4;
        var events = Plant.Make(0, 3, 3, 3).Events.Count;
        var count = (int)((present + events - 1) / events);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; i < count; i += Callers)
            {
                await ledger.AppendAsync(Plant.Make(i, 3, 3, 3).Events, LedgerFolder.Recorder, CancellationToken.None);
            }
        })));
    }
}
