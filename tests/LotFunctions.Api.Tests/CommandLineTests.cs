using System.Diagnostics;
using System.Runtime.CompilerServices;
using LotFunctions.Local.Commands;

namespace LotFunctions.Api.Tests;

/// <summary>The commands as they are typed.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-commands-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task DotnetRun_OfTheProject_TakesPathsFromTheCallersFolder()
    {
        // Empty: dotnet run leaves the folder as it is. The web SDK alone would name the project's.
        var (exitCode, output) = await RunAsync(["msbuild", ProjectPath(), "-getProperty:RunWorkingDirectory"]);

        Assert.Equal((0, ""), (exitCode, output.Trim()));
    }

    [Fact]
    public async Task Generate_IntoARelativeFolder_WritesWhereTheCallerIs()
    {
        var (exitCode, output) = await RunAsync([typeof(ExitCode).Assembly.Location, "generate", "--lots", "1", "--out", "./plant"]);

        Assert.True(exitCode == ExitCode.Done, output);
        Assert.True(File.Exists(Path.Combine(folder.FullName, "plant", "load.sh")));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("import")]
    [InlineData("generate --lots 0 --out plant")]
    [InlineData("serve --port 1")]
    public async Task Command_ThatCannotBeRead_IsNotTakenForOneThatFoundSomething(string line)
    {
        var (exitCode, _) = await RunAsync([typeof(ExitCode).Assembly.Location, .. line.Split(' ')]);

        Assert.Equal(ExitCode.Setup, exitCode);
    }

    [Fact]
    public async Task Serve_OnAPortInUse_SaysThatAlone()
    {
        using var other = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://localhost:{((System.Net.IPEndPoint)other.LocalEndpoint).Port}";

        var (exitCode, output) = await RunAsync([typeof(ExitCode).Assembly.Location, "serve", "--data", "./data", "--urls", url]);

        Assert.Equal((ExitCode.Setup, $"Failed to bind to address {url}: address already in use."), (exitCode, output.Trim()));
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("verify")]
    public async Task Command_WithBrokenSettings_NamesFileLineAndPosition(string command)
    {
        var data = folder.CreateSubdirectory("data");
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "lotfunctions.json"), "{\n  \"LotFunctions\": {,}\n}");

        var (exitCode, output) = await RunAsync([typeof(ExitCode).Assembly.Location, command, "--data", "./data"]);

        Assert.Equal(ExitCode.Setup, exitCode);
        Assert.Contains("lotfunctions.json cannot be read, line 2, position 20: ", output, StringComparison.Ordinal);
        Assert.Single(output.Trim().Split('\n'));
    }

    [Fact]
    public async Task Serve_MakingTheDataFolder_MakesItTheOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        var data = Path.Combine(folder.FullName, "made");
        await using (LotFunctions.Local.Hosting.LocalHost.Build(new() { DataFolder = data, Urls = "http://127.0.0.1:0" }))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(data));
        }
    }

    [Fact]
    public async Task Demo_Killed_TakesItsHostWithIt()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var demo = Process.Start(new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, "demo"]) { RedirectStandardOutput = true })!;
        // The first step was told by its host.
        await demo.StandardOutput.ReadLineAsync();
        var hosts = Process.GetProcessesByName("dotnet").Where(p => IsHostOf(p, demo.Id)).ToList();
        demo.Kill();

        await Assert.Single(hosts).WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));

        static bool IsHostOf(Process process, int parent) =>
            File.Exists($"/proc/{process.Id}/status") && File.ReadLines($"/proc/{process.Id}/status").Contains($"PPid:\t{parent}");
    }

    private static string ProjectPath([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../functions/LotFunctions.Local/LotFunctions.Local.csproj"));

    private async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
