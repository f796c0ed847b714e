using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LotFunctions.Benchmarks;

/// <summary>A PostgreSQL server of its own on a socket in a temporary folder, by initdb, pg_ctl and psql of the machine.</summary>
internal sealed partial class PostgresCluster : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string folder;

    private PostgresCluster(string folder, string version) => (this.folder, Version) = (folder, version);

    /// <summary>Where the newest version's programs are; null when none is installed.</summary>
    public static string? Bin { get; } = FindBin();

    public string Version { get; }

    // PostgreSQL does not run as root.
    private static bool IsRoot => Environment.UserName == "root";

    public static async Task<PostgresCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("lot-postgres-").FullName;
        if (IsRoot) await ExecuteAsync("chown", [User, folder], null);
        var version = (await ExecuteAsync(Program("postgres"), ["--version"], null)).Split(' ').Last(w => w.Length > 0 && char.IsAsciiDigit(w[0])).Trim(')', '\n', ' ');
        var cluster = new PostgresCluster(folder, version);
        await AsServerAsync("initdb", "-D", cluster.Data, "-A", "trust", "-U", User, "-E", "UTF8", "--no-sync");
        await AsServerAsync(
            "pg_ctl", "-D", cluster.Data, "-w", "-t", "120", "-l", Path.Combine(folder, "log"), "-o",
            $"-k {folder} -c listen_addresses= -c shared_buffers=2GB -c work_mem=512MB -c maintenance_work_mem=1GB -c effective_cache_size=6GB -c max_wal_size=8GB -c random_page_cost=1.1 -c fsync=off", "start");
        return cluster;
    }

    private string Data => Path.Combine(folder, "data");

    public Task RunAsync(string sql) => PsqlAsync(["-q", "-v", "ON_ERROR_STOP=1"], sql);

    public async Task CopyAsync(string table, IEnumerable<string> rows) =>
        await ExecuteAsync(Program("psql"), [.. Connection, "-q", "-v", "ON_ERROR_STOP=1", "-c", $"COPY {table} FROM STDIN"], rows);

    /// <summary>The milliseconds of each query, by the client's own clock.</summary>
    public async Task<IReadOnlyList<double>> TimesAsync(string queries)
    {
        var output = await PsqlAsync(["-v", "ON_ERROR_STOP=1", "-o", "/dev/null"], "SET jit = off;\n\\timing on\n" + queries);
        return [.. Timing().Matches(output).Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    public async ValueTask DisposeAsync()
    {
        await AsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private string[] Connection => ["-h", folder, "-U", User, "-d", "postgres", "-X"];

    private Task<string> PsqlAsync(string[] options, string sql) => ExecuteAsync(Program("psql"), [.. Connection, .. options], [sql]);

    private static string Program(string name) => Path.Combine(Bin!, name);

    private static Task AsServerAsync(string program, params string[] arguments) =>
        IsRoot ? ExecuteAsync("setpriv", [$"--reuid={User}", $"--regid={User}", "--clear-groups", Program(program), .. arguments], null) : ExecuteAsync(Program(program), arguments, null);

    private static string? FindBin() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => double.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var v) ? v : 0)
                .Select(d => Path.Combine(d, "bin")).FirstOrDefault(b => File.Exists(Path.Combine(b, "initdb")) && File.Exists(Path.Combine(b, "psql")))
            : null;

    private static async Task<string> ExecuteAsync(string program, string[] arguments, IEnumerable<string>? input)
    {
        // A server that goes on running keeps its parent's pipes: so pg_ctl gets none.
        var isStart = arguments.Contains("start");
        var info = new ProcessStartInfo(program, arguments) { RedirectStandardInput = input is not null, RedirectStandardOutput = !isStart, RedirectStandardError = !isStart, WorkingDirectory = "/" };
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = isStart ? Task.FromResult("") : process.StandardOutput.ReadToEndAsync();
        var errors = isStart ? Task.FromResult("") : process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            foreach (var line in input) await process.StandardInput.WriteAsync(line + "\n");
            process.StandardInput.Close();
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    [GeneratedRegex(@"Time: ([0-9.]+) ms")]
    private static partial Regex Timing();
}
