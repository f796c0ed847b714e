using System.Text.Json;
using System.Threading.Channels;
using LotFunctions.Embedded.Sqlite;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Benchmarks;

/// <summary>
/// The least that a durable endpoint has to do: reads the JSON of a request, puts its bytes as one row into one table, and
/// answers after the commit that holds it. What comes meanwhile is committed together, with <c>synchronous=FULL</c>.
/// </summary>
internal sealed class BareHost : IAsyncDisposable
{
    private static readonly byte[] Accepted = """{"accepted":1}"""u8.ToArray();

    private readonly Channel<(byte[] Body, TaskCompletionSource Done)> waiting = Channel.CreateUnbounded<(byte[], TaskCompletionSource)>();
    private readonly SqliteConnection connection;
    private readonly Task writer;
    private readonly WebApplication app;

    private BareHost(string folder, WebApplication app)
    {
        this.app = app;
        connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000;");
        Execute("CREATE TABLE row (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT");
        writer = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Uri Address => new(app.Urls.First());

    public static async Task<BareHost> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        var host = new BareHost(folder, app);
        app.MapPost("/api/scans", host.PostAsync);
        await app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        waiting.Writer.Complete();
        await writer;
        await connection.DisposeAsync();
    }

    private async Task PostAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer);
        var body = buffer.ToArray();
        using (JsonDocument.Parse(body))
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Writer.TryWrite((body, done));
            await done.Task;
        }

        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Accepted.Length;
        await context.Response.Body.WriteAsync(Accepted);
    }

    private void Write()
    {
        using var insert = new Statement(connection, "INSERT INTO row (body) VALUES (?1)");
        var group = new List<TaskCompletionSource>();
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            Execute("BEGIN IMMEDIATE");
            while (group.Count < 256 && waiting.Reader.TryRead(out var next))
            {
                insert.Bind(1, next.Body);
                insert.Run();
                group.Add(next.Done);
            }

            Execute("COMMIT");
            foreach (var done in group) done.SetResult();
            group.Clear();
        }
    }

    private void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
