using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Benchmarks;

/// <summary>
/// Events as one NDJSON stream over HTTP, against their lines put as one row each into one table in this process: committed
/// in groups as large, with <c>synchronous=FULL</c>.
/// </summary>
internal static class BulkBenchmark
{
    private const int Plants = 2000;
    private const int RowsAtOnce = 500;
    private const int WarmUps = 8;

    private static readonly SchemaPart OneTable = new("limit", 1, "CREATE TABLE IF NOT EXISTS row (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");

    /// <summary>A prepared command of the data provider, as most programs insert; and SQLite's own calls, as the ledger does.</summary>
    private static readonly (string Name, Action<Session, byte[]> Insert)[] Limits =
    [
        ("prepared command", (s, line) => s.Insert("INSERT INTO row (body) VALUES ($1)", line)),
        ("bare calls", (s, line) =>
        {
            var insert = s.Statement("INSERT INTO row (body) VALUES (?1)");
            insert.Bind(1, line);
            insert.Run();
        }),
    ];

    public static async Task RunAsync(Report report)
    {
        await using var served = await ServedLedger.StartAsync();
        await using var bare = Database.Open(Path.Combine(served.Folder, "rows"), [OneTable]);
        using var http = new HttpClient { BaseAddress = served.Address, Timeout = TimeSpan.FromMinutes(10) };
        IReadOnlyList<byte[]> lines = served.Scans(Plants);
        foreach (var (name, insert) in Limits)
        {
            var comparison = await Harness.CompareAsync(
                new Side(lines.Count, () =>
                {
                    byte[] body = [.. lines.SelectMany(l => l.Append((byte)'\n'))];
                    return () => PostAsync(http, body, lines.Count);
                }),
                new Side(lines.Count, () =>
                {
                    lines = served.Scans(Plants);
                    return () => InsertAsync(bare, lines, insert);
                }),
                WarmUps);
            report.Add($"{lines.Count:N0} lines a request; limit: {name}", comparison, Report.PerSecond, "line");
        }

        report.Note(string.Create(CultureInfo.InvariantCulture, $"{lines.Average(l => l.Length):N0} bytes a line."));
        report.Note(await served.SizeAsync());
    }

    private static async Task PostAsync(HttpClient http, byte[] body, int count)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await http.PostAsync(new Uri("api/scans", UriKind.Relative), content);
        var outcome = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        if (count != (int?)outcome["accepted"]) throw new InvalidOperationException($"Not all were accepted: {outcome}");
    }

    /// <summary>Some jobs wait all the time, so that one group is committed while the next is made.</summary>
    private static async Task InsertAsync(Database bare, IReadOnlyList<byte[]> lines, Action<Session, byte[]> insert)
    {
        var jobs = new Queue<Task>();
        foreach (var part in lines.Chunk(RowsAtOnce))
        {
            if (jobs.Count == 4) await jobs.Dequeue();
            jobs.Enqueue(bare.WriteAsync(
                s =>
                {
                    foreach (var line in part) insert(s, line);
                },
                CancellationToken.None));
        }

        await Task.WhenAll(jobs);
    }
}
