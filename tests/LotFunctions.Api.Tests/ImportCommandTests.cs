using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Commands;
using LotFunctions.Local.Hosting;
using Microsoft.AspNetCore.Builder;

namespace LotFunctions.Api.Tests;

/// <summary>Files into a data folder and into a host.</summary>
public sealed class ImportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-import-");

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Import_InterchangeAndEvents_AreProcessedAndASecondTimeDuplicates()
    {
        string[] files = [Write("a.edi", Edi.ShipNotice(1)), Write("b.ndjson", Events(3))];

        var (first, firstOutput) = await ImportAsync([.. files, "--data", Data]);
        var (second, secondOutput) = await ImportAsync([.. files, "--data", Data]);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (first, second));
        Assert.Contains("documents: 1 accepted, 0 duplicate, 0 refused; 1 lots announced", firstOutput, StringComparison.Ordinal);
        Assert.Contains("events: 3 accepted, 0 duplicate, 0 refused", firstOutput, StringComparison.Ordinal);
        Assert.Contains("documents: 0 accepted, 1 duplicate, 0 refused; 0 lots announced", secondOutput, StringComparison.Ordinal);
        Assert.Contains("events: 0 accepted, 3 duplicate, 0 refused", secondOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_WithErrors_TellsWhereTheyAreAndTakesTheRest()
    {
        string[] files =
        [
            Write("garbage.txt", "nothing that is known"u8.ToArray()),
            Write("cut.edi", Edi.ShipNotice(2)[..^60]),
            Write("some.ndjson", [.. Events(2), .. "{\"type\":\"receive\"}\n"u8]),
            Write("good.edi", Edi.ShipNotice(3)),
        ];

        var (exitCode, output) = await ImportAsync([.. files, "--data", Data]);

        Assert.Equal(ExitCode.Findings, exitCode);
        Assert.Contains("documents: 1 accepted, 0 duplicate, 1 refused", output, StringComparison.Ordinal);
        Assert.Contains("events: 2 accepted, 0 duplicate, 1 refused", output, StringComparison.Ordinal);
        Assert.Contains("files: 1 refused", output, StringComparison.Ordinal);
        Assert.Contains("garbage.txt: format-unknown", output, StringComparison.Ordinal);
        Assert.Matches(@"cut\.edi, segment \d+", output);
        Assert.Contains("some.ndjson, event 3: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_IntoAHostThatRuns_GoesThereAndTheFolderIsRefused()
    {
        await using var app = await ServeAsync();
        var file = Write("a.edi", Edi.ShipNotice(4));

        var (there, output) = await ImportAsync([file, Write("b.ndjson", Events(3)), "--url", app.Urls.First()]);
        var (folderInUse, message) = await ImportAsync([file, "--data", Data]);

        Assert.True(there == ExitCode.Done, output);
        Assert.Contains("documents: 1 accepted", output, StringComparison.Ordinal);
        Assert.Contains("events: 3 accepted", output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Setup, folderInUse);
        Assert.Contains("in use by another process", message, StringComparison.Ordinal);
        await app.StopAsync();
    }

    [Fact]
    public async Task Import_LargerThanTheDoorTakes_IsTakenInFromTheFolderAlone()
    {
        var whole = Edi.ShipNotice(5);
        var group = whole.AsSpan().IndexOf("GS*"u8);
        var padding = new byte[51 * 1024 * 1024];
        padding.AsSpan().Fill((byte)'\n');
        var file = Write("large.edi", [.. whole[..group], .. padding, .. whole[group..]]);

        await using (var app = await ServeAsync())
        {
            var (refused, why) = await ImportAsync([file, "--url", app.Urls.First()]);
            Assert.Equal(ExitCode.Findings, refused);
            Assert.Contains("body-too-large", why, StringComparison.Ordinal);
            await app.StopAsync();
        }

        var (taken, output) = await ImportAsync([file, "--data", Data]);
        Assert.True(taken == ExitCode.Done, output);
        Assert.Contains("documents: 1 accepted", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfNoFileOrNoHost_SaysSo()
    {
        var (missing, output) = await ImportAsync([Path.Combine(folder.FullName, "none.edi"), "--data", Data]);
        var (nobody, message) = await ImportAsync([Write("a.edi", Edi.ShipNotice(6)), "--url", "http://127.0.0.1:1"]);

        Assert.Equal((ExitCode.Setup, ExitCode.Setup), (missing, nobody));
        Assert.Contains("none.edi", output, StringComparison.Ordinal);
        Assert.Contains("cannot be reached", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task Import_Interrupted_CanBeRepeatedAndLosesNothing()
    {
        if (OperatingSystem.IsWindows()) return;
        // On a busy machine the signal may come after the last record: then there is more to take in the next time.
        foreach (var count in new[] { 60_000, 240_000, 960_000 })
        {
            string[] files = [Write("a.ndjson", Events(10)), Write("b.ndjson", Events(count))];
            var data = $"{Data}-{count}";
            var (interrupted, rest) = await ImportInterruptedAsync([.. files, "--data", data]);
            if (interrupted == ExitCode.Done) continue;
            var (repeated, output) = await ImportAsync([.. files, "--data", data]);

            Assert.True(interrupted == ExitCode.Findings, rest);
            Assert.Contains("Stopped.", rest, StringComparison.Ordinal);
            Assert.Equal(ExitCode.Done, repeated);
            var sums = System.Text.RegularExpressions.Regex.Match(output, @"events: (\d+) accepted, (\d+) duplicate, 0 refused");
            Assert.Equal(count + 10, int.Parse(sums.Groups[1].Value, CultureInfo.InvariantCulture) + int.Parse(sums.Groups[2].Value, CultureInfo.InvariantCulture));
            Assert.NotEqual("0", sums.Groups[2].Value);
            return;
        }

        Assert.Fail("No interrupt stopped the import.");
    }

    [Fact]
    public async Task Import_OfAPipe_IsRefusedAndTheRestIsTakenIn()
    {
        if (OperatingSystem.IsWindows()) return;
        var pipe = Path.Combine(folder.FullName, "pipe");
        using (var made = Process.Start("mkfifo", [pipe])) await made.WaitForExitAsync();
        // Open for both, so that nobody waits for the other end.
        using var held = new FileStream(pipe, FileMode.Open, FileAccess.ReadWrite);

        var (exitCode, output) = await ImportAsync([pipe, Write("some.ndjson", Events(2)), "--data", Data]);

        Assert.Equal(ExitCode.Findings, exitCode);
        Assert.Contains("pipe: not-a-file", output, StringComparison.Ordinal);
        Assert.Contains("events: 2 accepted", output, StringComparison.Ordinal);
    }

    /// <summary>
    /// The command in a process of its own, ended when its first file is in and its second on the way. By SIGTERM, for what a shell
    /// runs in the background may ignore SIGINT.
    /// </summary>
    private static async Task<(int ExitCode, string Output)> ImportInterruptedAsync(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(ImportCommand).Assembly.Location, "import", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("[1/2]", StringComparison.Ordinal))
        {
        }

        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        var rest = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, rest);
    }

    private static byte[] Events(int count) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, count).Select(i =>
        $$"""{"eventId":"e-{{count}}-{{i}}","type":"receive","item":"OATS","lot":"L-{{i}}","quantity":1,"unit":"EA","at":"2026-11-01T12:00:00Z","supplier":"S"}""" + "\n")));

    private static async Task<(int ExitCode, string Output)> ImportAsync(string[] arguments)
    {
        var output = new StringWriter();
        var exitCode = await ImportCommand.Create(TimeProvider.System).Parse(arguments)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (exitCode, output.ToString());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private async Task<WebApplication> ServeAsync()
    {
        var app = LocalHost.Build(new LocalOptions { DataFolder = Data, Urls = "http://127.0.0.1:0" });
        await app.StartAsync();
        return app;
    }
}
