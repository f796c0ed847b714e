using System.CommandLine;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Commands;
using LotFunctions.Local.Hosting;

namespace LotFunctions.Api.Tests;

/// <summary>The commands on a data folder.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-verify-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Verify_OfASoundFolderThenOfADamagedBlob_TellsThemApart()
    {
        await FillAsync();
        var (sound, _) = await VerifyAsync(folder.FullName);

        var blob = folder.EnumerateFiles("*", SearchOption.AllDirectories).First(f => f.FullName.Contains($"{Path.DirectorySeparatorChar}raw{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && f.Length > 200);
        blob.IsReadOnly = false;
        await using (var content = blob.OpenWrite()) content.WriteByte((byte)'?');
        var (damaged, output) = await VerifyAsync(folder.FullName);

        Assert.Equal((ExitCode.Done, ExitCode.Findings), (sound, damaged));
        Assert.Contains("raw/", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfNoFolder_SaysSoAndMakesNone()
    {
        var missing = Path.Combine(folder.FullName, "none");

        var (exitCode, output) = await VerifyAsync(missing);

        Assert.Equal(ExitCode.Setup, exitCode);
        Assert.Contains(missing, output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(missing));
    }

    [Fact]
    public async Task Rebuild_OfASoundFolder_LeavesItSound()
    {
        await FillAsync();
        var (rebuilt, output) = await RunAsync(RebuildCommand.Create(), folder.FullName);
        var (verified, _) = await VerifyAsync(folder.FullName);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (rebuilt, verified));
        Assert.Contains("events", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Verify_OfAFolderThatCannotBeWritten_ReadsItAndWritesNothing(bool withLog)
    {
        if (withLog)
        {
            // As a copy of the files of a running host has it: the log is not in the database yet.
            await using var app = LocalHost.Build(new LocalOptions { DataFolder = folder.FullName, Urls = "http://127.0.0.1:0" });
            await app.StartAsync();
            using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            using var posted = await client.PostBytesAsync("/api/asn?wait=60", Edi.ShipNotice(1));
            posted.EnsureSuccessStatusCode();
            foreach (var file in folder.GetFiles("lot.db*").Where(f => !f.Name.EndsWith("-shm", StringComparison.Ordinal))) Copy(file);
            await app.StopAsync();
        }
        else
        {
            await FillAsync();
            Copy(new FileInfo(Path.Combine(folder.FullName, "lot.db")));
        }

        // A folder where the lock would be cannot be opened for writing, by nobody.
        var backup = Backup();
        Directory.CreateDirectory(Path.Combine(backup.FullName, "lot.lock"));
        CopyBlobs();
        var before = Listing(backup);

        var (exitCode, output) = await VerifyAsync(backup.FullName);
        var (rebuilt, refusal) = await RunAsync(RebuildCommand.Create(), backup.FullName);

        Assert.Equal(withLog, File.Exists(Path.Combine(backup.FullName, "lot.db-wal")));
        Assert.True(exitCode == ExitCode.Done, output);
        Assert.DoesNotContain(" 0 events", $" {output}", StringComparison.Ordinal);
        Assert.Equal(before, Listing(backup));
        Assert.Equal(ExitCode.Setup, rebuilt);
        Assert.Contains("cannot be written", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_OfAnEmptyFolderThatCannotBeWritten_SaysThatNoLedgerIsThere()
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "lot.lock"));

        var (exitCode, output) = await VerifyAsync(folder.FullName);

        Assert.Equal(ExitCode.Setup, exitCode);
        Assert.Contains("no ledger", output, StringComparison.Ordinal);
        Assert.DoesNotContain("in use", output, StringComparison.Ordinal);
    }

    private DirectoryInfo Backup() => Directory.CreateDirectory(Path.Combine(folder.FullName, "backup"));

    private void Copy(FileInfo file)
    {
        using var from = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var to = File.Create(Path.Combine(Backup().FullName, file.Name));
        from.CopyTo(to);
    }

    private void CopyBlobs()
    {
        var from = Path.Combine(folder.FullName, "blobs");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Backup().FullName, "blobs", Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    private static string[] Listing(DirectoryInfo folder) =>
        [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(f => $"{f.FullName} {f.Length} {f.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal)];

    private static Task<(int ExitCode, string Output)> VerifyAsync(string data) => RunAsync(VerifyCommand.Create(), data);

    private static async Task<(int ExitCode, string Output)> RunAsync(Command command, string data)
    {
        var output = new StringWriter();
        var exitCode = await command.Parse(["--data", data])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (exitCode, output.ToString());
    }

    private async Task FillAsync()
    {
        await using var app = LocalHost.Build(new LocalOptions { DataFolder = folder.FullName, Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var posted = await client.PostBytesAsync("/api/asn?wait=60", Edi.ShipNotice(1));
        posted.EnsureSuccessStatusCode();
        await app.StopAsync();
    }
}
