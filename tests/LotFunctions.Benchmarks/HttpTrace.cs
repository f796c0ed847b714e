using System.Diagnostics;
using LotFunctions.Core.Ledger;
using LotFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Benchmarks;

/// <summary>The large trace over HTTP as NDJSON: when the first row is there, and what memory the whole takes.</summary>
internal static class HttpTrace
{
    public static async Task RunAsync(Report report, TraceHouse house, LotKey root)
    {
        await house.CloseAsync();
        await using var app = LocalHost.Build(new LocalOptions { DataFolder = Path.Combine(house.Folder, "data"), Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(10) };
        // The first call compiles.
        await ReadAsync(client, TracePlant.Lot(1_000));
        var first = new List<double>();
        var peak = 0L;
        var all = (Seconds: 0.0, Rows: 0L, Bytes: 0L);
        for (var i = 0; i < 3; i++)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var highest = before;
            // What the last collection left: asking costs nothing.
            using var timer = new Timer(_ => highest = Math.Max(highest, InUse()), null, 100, 100);
            all = await ReadAsync(client, root, first.Add);
            peak = Math.Max(peak, highest - before);
        }

        report.Note(TraceBenchmark.Text($"Over HTTP as NDJSON: first row after {first.Order().ElementAt(1) * 1000:N0} ms, {all.Rows:N0} rows ({all.Bytes / 1e6:N0} MB) in {all.Seconds:N1} s; while it streams, at most {peak / 1e6:N0} MB more are in use."));
        await app.StopAsync();
        await app.DisposeAsync();
        house.Open();
    }

    private static long InUse() => GC.GetGCMemoryInfo() is var memory ? memory.HeapSizeBytes - memory.FragmentedBytes : 0;

    private static async Task<(double Seconds, long Rows, long Bytes)> ReadAsync(HttpClient client, LotKey root, Action<double>? first = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/lots/trace?item={root.Item}&lot={root.Lot}&direction=forward");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        var started = Stopwatch.GetTimestamp();
        using var response = (await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[65536];
        var (rows, bytes) = (0L, 0L);
        for (var read = await body.ReadAsync(buffer); read > 0; read = await body.ReadAsync(buffer))
        {
            if (rows == 0) first?.Invoke(Stopwatch.GetElapsedTime(started).TotalSeconds);
            rows += buffer.AsSpan(0, read).Count((byte)'\n');
            bytes += read;
        }

        return (Stopwatch.GetElapsedTime(started).TotalSeconds, rows, bytes);
    }
}
