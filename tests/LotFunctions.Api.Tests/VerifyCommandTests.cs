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
