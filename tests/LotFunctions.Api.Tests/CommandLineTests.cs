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
