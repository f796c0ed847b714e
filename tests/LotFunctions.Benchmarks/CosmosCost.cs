using System.Globalization;
using LotFunctions.Adapters.Tests.Azure.Cosmos;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Azure.Cosmos.Audit;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Logging.Abstractions;
using Spectre.Console;

namespace LotFunctions.Benchmarks;

/// <summary>
/// What the stores in Cosmos DB are charged for each use case, how often a use case waits for the service, and what a stated load
/// costs a month. On the account that LOT_COSMOS_ENDPOINT and LOT_COSMOS_KEY name the charges are the service's own; else they
/// are a model's (<see cref="FakeCharge"/>).
/// </summary>
internal sealed class CosmosCost : IAsyncDisposable
{
    private const int Customers = 50;

    /// <summary>US dollars for a million request units of a serverless account, and for a GB and month; both differ by region.</summary>
    private const double DollarsForMillion = 0.25, DollarsForGigabyte = 0.25;

    private static readonly LotFunctions.Core.Ledger.Recorder Recorder = new("benchmark", IsQuality: true);

    private readonly Table table = new Table().RoundedBorder().Title("cosmos", Style.Plain)
        .AddColumn("use case").AddColumn(new TableColumn("RU").RightAligned()).AddColumn(new TableColumn("each").RightAligned())
        .AddColumn(new TableColumn("requests").RightAligned()).AddColumn(new TableColumn("waits").RightAligned());

    private readonly Dictionary<string, double> each = [];
    private readonly RequestUnits units = new(NullLogger<RequestUnits>.Instance);
    private readonly CosmosDatabase database;
    private readonly CosmosLedger ledger;
    private readonly CosmosAudit audit;

    private CosmosCost(CosmosOptions options)
    {
        database = new CosmosDatabase(options, units, credential: null);
        ledger = new CosmosLedger(database, new Admission(LedgerFolder.Clock));
        audit = new CosmosAudit(database);
    }

    public static async Task<int> RunAsync()
    {
        var endpoint = Environment.GetEnvironmentVariable("LOT_COSMOS_ENDPOINT");
        var real = endpoint is { Length: > 0 };
        var options = new CosmosOptions
        {
            Endpoint = new Uri(real ? endpoint! : "https://cosmos.test/"),
            Key = real ? Environment.GetEnvironmentVariable("LOT_COSMOS_KEY") : Convert.ToBase64String(new byte[64]),
            Database = "benchmark",
            SingleProcess = true,
            Gateway = true,
            Transport = real ? null : new FakeCosmos { PageSize = 1000 }.Handler,
        };
        await using var cost = new CosmosCost(options);
        await cost.database.OpenAsync(CancellationToken.None);
        await cost.MeasureAsync();
        if (real) await cost.database.DeleteAsync();
        cost.Print(real);
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await database.DisposeAsync();
        units.Dispose();
    }

    private async Task MeasureAsync()
    {
        var single = Plant.Make(1, 4, 3);
        foreach (var kind in single.Events.GroupBy(e => (e.Type, OfUnit: e.Lot is null)))
        {
            var name = $"scan alone: {kind.Key.Type.ToString().ToLowerInvariant()}{(kind.Key.OfUnit ? " of a unit" : "")}";
            await MeasureAsync(name, kind.Count(), async () =>
            {
                foreach (var e in kind) await ledger.AppendAsync([e], Recorder, CancellationToken.None);
            });
        }

        each["scan"] = each.Where(e => e.Key.StartsWith("scan alone", StringComparison.Ordinal)).Average(e => e.Value);
        var narrow = Plant.Make(2, 4, 4, 4, 4, 3);
        await MeasureAsync("scans in one file", narrow.Events.Count, () => ledger.AppendAsync(narrow.Events, Recorder, CancellationToken.None), "file scan");
        await MeasureAsync("the same file again", narrow.Events.Count, () => ledger.AppendAsync(narrow.Events, Recorder, CancellationToken.None));
        var lot = narrow.Events[^1].Lot ?? narrow.Root;
        await MeasureAsync("a lot's state", 1, () => ledger.StatesAsync([lot], CancellationToken.None), "lot");
        await MeasureAsync("a lot's history", 1, () => ledger.HistoryAsync(lot, null, 100, CancellationToken.None), "history");
        await MeasureAsync("a search", 1, () => ledger.SearchAsync("P2-", null, 20, CancellationToken.None), "search");
        await TraceAsync(single.Root);
        await TraceAsync(narrow.Root);
        await DocumentAsync();
        await RecallAsync();
        var recorded = single.Events.Count + narrow.Events.Count;
        await MeasureAsync(string.Create(CultureInfo.InvariantCulture, $"verify: {recorded:N0} events"), recorded, () => audit.VerifyAsync(null, CancellationToken.None));
        await MeasureAsync("rebuild, nothing to restore", recorded, () => audit.RebuildAsync(null, CancellationToken.None));
    }

    private async Task TraceAsync(LotKey root)
    {
        TraceResult? trace = null;
        var before = units.Total.RoundTrips;
        var reached = await MeasureAsync("", 0, async () =>
        {
            await using var view = await ledger.ViewAsync(null, CancellationToken.None);
            trace = await new Tracer(LedgerFolder.Clock).TraceAsync(view, [root], TraceDirection.Forward, CancellationToken.None);
        });
        var levels = trace!.Nodes.Max(n => n.Depth) + 1;
        var waits = units.Total.RoundTrips - before;
        Row(string.Create(CultureInfo.InvariantCulture, $"trace: {trace.Nodes.Count} lots, {levels} levels"), trace.Nodes.Count, reached);
        each["trace"] = reached.Charge;
        table.AddRow("", "", "", "", string.Create(CultureInfo.InvariantCulture, $"{(double)waits / levels:0.0} a level"));
    }

    private async Task DocumentAsync()
    {
        var documents = new CosmosDocuments(database);
        var sha = new string('a', 64);
        var document = new Document
        {
            DocumentId = Document.IdOf(sha), Sha256 = sha, Length = 1000, Status = DocumentStatus.Accepted, ReceivedAt = LedgerFolder.Clock.GetUtcNow(),
            ReceivedBy = "benchmark", Sender = new Standards.Asn.EdiParty("ZZ", "MILL"), ControlNumber = "1", Supplier = "MILL",
        };
        await MeasureAsync(
            "a document, registered and processed",
            1,
            async () =>
            {
                await documents.AddAsync(document, CancellationToken.None);
                await documents.SaveAsync(document with { Status = DocumentStatus.Processed, Shipments = ["SH-1"] }, CancellationToken.None);
            },
            "document");
    }

    private async Task RecallAsync()
    {
        var recalls = new CosmosRecalls(database);
        var recall = new Recall
        {
            RecallId = "R-1", StartedBy = "anna", StartedAt = LedgerFolder.Clock.GetUtcNow(), Status = RecallStatus.Tracing,
            Request = new RecallRequest { Title = "T", Kind = RecallKind.Recall, Class = RecallClass.I, Reason = "R" },
        };
        await MeasureAsync(
            string.Create(CultureInfo.InvariantCulture, $"a recall's records, {Customers} customers"),
            Customers,
            async () =>
            {
                await recalls.AddAsync(recall, CancellationToken.None);
                for (var step = 0; step < 8; step++)
                {
                    await recalls.SaveAsync(recall with { Revision = step }, CancellationToken.None);
                    await recalls.AddTimelineAsync("R-1", new TimelineEntry($"{step}", "step", recall.StartedAt, "anna", 1), CancellationToken.None);
                }

                for (var i = 0; i < Customers; i++)
                {
                    var files = new[] { "html", "json", "csv" }.ToDictionary(f => f, f => new NoticeFile($"recalls/R-1/notices/v1/C-{i}.{f}", new string('0', 64), f));
                    var notice = new Notice
                    {
                        RecallId = "R-1", Customer = $"C-{i}", Version = 1, TokenHash = $"{i:D64}", Files = files, WrittenAt = recall.StartedAt, AnswerUrl = "https://recalls.example/x",
                    };
                    await recalls.PutNoticeAsync(notice, CancellationToken.None);
                    await recalls.PutNoticeAsync(notice with { SentAt = recall.StartedAt }, CancellationToken.None);
                    await recalls.AddAnswerAsync(new NoticeAnswer { AnswerId = $"{i}", RecallId = "R-1", Customer = $"C-{i}", Version = 1, At = recall.StartedAt }, CancellationToken.None);
                }
            });
    }

    private async Task<(double Charge, int Requests, int RoundTrips)> MeasureAsync(string name, int count, Func<Task> run, string? key = null)
    {
        var (charge, requests, trips) = (units.Total.Charge, units.Total.Requests, units.Total.RoundTrips);
        await run();
        var use = (units.Total.Charge - charge, units.Total.Requests - requests, units.Total.RoundTrips - trips);
        if (name.Length > 0) Row(name, count, use);
        each[key ?? name] = use.Item1 / Math.Max(1, count);
        return use;
    }

    private void Row(string name, int count, (double Charge, int Requests, int RoundTrips) use) => table.AddRow(
        Markup.Escape(name),
        use.Charge.ToString("N1", CultureInfo.InvariantCulture),
        (use.Charge / count).ToString("N1", CultureInfo.InvariantCulture),
        use.Requests.ToString("N0", CultureInfo.InvariantCulture),
        use.RoundTrips.ToString("N0", CultureInfo.InvariantCulture));

    private void Print(bool real)
    {
        AnsiConsole.Write(table);
        (string Name, double Each, int Day)[] load =
        [
            ("scans alone", each["scan"], 10_000), ("scans in files", each["file scan"], 20_000), ("ship notices", each["document"], 200),
            ("lots looked up", each["lot"] + each["history"], 5_000), ("searches", each["search"], 1_000), ("traces of the larger size", each["trace"], 50),
        ];
        var month = load.Sum(l => l.Each * l.Day) * 30;
        var stored = load.Take(2).Sum(l => l.Day) * 365 * 4e-6;
        void Say(FormattableString text) => AnsiConsole.WriteLine("  " + text.ToString(CultureInfo.InvariantCulture));
        Say($"{(real ? "Charges are the service's own." : "Charges are a model's, not the service's: a point read of 1 KB 1 RU, a write of 1 KB 5.5 RU, a replacement 10.3 RU, a query 2.3 RU and 0.3 RU a KB; reads doubled for strong consistency.")}");
        Say($"Waits: how often it waited for the service; what is sent together counts once.");
        Say($"A month of {string.Join(", ", load.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Day:N0} {l.Name}")))} a day:");
        Say($"{month / 1e6:N0} million RU, {month / 1e6 * DollarsForMillion:N0} USD serverless at {DollarsForMillion} USD a million, and some {stored:N0} GB more each year at {DollarsForGigabyte} USD a GB and month. Prices differ by region.");
    }
}
