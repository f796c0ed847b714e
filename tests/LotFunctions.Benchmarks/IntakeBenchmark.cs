using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Local.Demo;

namespace LotFunctions.Benchmarks;

/// <summary>
/// Interchanges of 50 MB posted to a host of its own over loopback until it answers that they are durable, against the same
/// bytes hashed and written to a file of the same disk and forced out.
/// </summary>
internal static class IntakeBenchmark
{
    private const int Size = 50 * 1024 * 1024;

    public static async Task RunAsync(Report report)
    {
        // The door alone is measured: nothing works on what it queues.
        Environment.SetEnvironmentVariable("LotFunctions__Queues__Parallelism", "0");
        var folder = Directory.CreateTempSubdirectory("lot-intake-").FullName;
        try
        {
            foreach (var callers in new[] { 1, 8 })
            {
#pragma warning disable RS0030 // The host is another process, whose start is waited for.
                await using var host = new HostProcess(Path.Combine(folder, $"{callers}"), TimeProvider.System);
#pragma warning restore RS0030
                await host.StartAsync(default);
                var idle = Peak(host.ProcessId);
                using var rounds = new Rounds(host.Address, folder, callers);
                var measured = await Harness.CompareAsync(new Side((double)callers * Size, rounds.Post), new Side((double)callers * Size, rounds.Write));
                report.Add($"{callers} at a time, 50 MB each", measured, Report.Megabytes, "byte");
                report.Note(string.Create(CultureInfo.InvariantCulture, $"{callers} at a time: the host took {idle:N0} MB at rest and {Peak(host.ProcessId):N0} MB at most."));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        report.Note("Limit: SHA-256, write and fsync of the same bytes, as many files at a time. Processor time and allocation are the sender's.");
    }

    /// <summary>The most memory that a process has held, in MB.</summary>
    private static long Peak(int processId) => File.ReadLines($"/proc/{processId}/status")
        .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024).Single();

    /// <summary>The same bytes but for the number: each round's are new to the host.</summary>
    private sealed class Rounds : IDisposable
    {
        private readonly HttpClient http;
        private readonly string folder;
        private readonly byte[][] bodies;
        private int number;

        public Rounds(Uri address, string folder, int callers)
        {
            (http, this.folder) = (new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) }, folder);
            bodies = [.. Enumerable.Range(0, callers).Select(_ => Body())];
        }

        public Func<Task> Post()
        {
            foreach (var body in bodies)
            {
                // ISA13 is in fixed columns.
                Encoding.ASCII.GetBytes((++number).ToString("D9", CultureInfo.InvariantCulture)).CopyTo(body, 90);
            }

            return () => Task.WhenAll(bodies.Select(body => Task.Run(async () =>
            {
                using var answer = await http.PostAsync("api/asn", new ByteArrayContent(body));
                if (answer.StatusCode != HttpStatusCode.Accepted) throw new InvalidOperationException($"The host answers {answer.StatusCode}.");
            })));
        }

        public Func<Task> Write()
        {
            foreach (var old in Directory.EnumerateFiles(folder, "limit-*")) File.Delete(old);
            return () => Task.WhenAll(bodies.Select((body, i) => Task.Run(() =>
            {
                SHA256.HashData(body);
                using var file = new FileStream(Path.Combine(folder, $"limit-{i}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
                file.Write(body);
                file.Flush(flushToDisk: true);
            })));
        }

        public void Dispose() => http.Dispose();

        private static byte[] Body()
        {
            var body = new byte[Size];
            body.AsSpan().Fill((byte)'X');
            const string header = "ISA*00*          *00*          *ZZ*SUPPLIER1      *ZZ*BUYER          *261101*1200*U*00401*000000000*0*P*>~";
            Encoding.ASCII.GetBytes(header).CopyTo(body, 0);
            return body;
        }
    }
}
