using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LotFunctions.Infra.Tests;

/// <summary>The Bicep compiler, on the files in <c>infra</c>.</summary>
internal static class Bicep
{
    private static readonly string Compiler =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Bicep").Value!;

    public static string Folder { get; } = FolderOf();

    /// <summary>What the compiler said: on standard output its result, on standard error every error, warning and hint.</summary>
    public static (int ExitCode, string Output, string Diagnostics) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Compiler, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What a deployer's environment would fill in is not to change the result here.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("AZURE_", StringComparison.Ordinal) || k.StartsWith("LOT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var compiler = Process.Start(start)!;
        var diagnostics = compiler.StandardError.ReadToEndAsync();
        var output = compiler.StandardOutput.ReadToEnd();
        compiler.WaitForExit();
        return (compiler.ExitCode, output, diagnostics.Result);
    }

    private static string FolderOf([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "infra"));
}
