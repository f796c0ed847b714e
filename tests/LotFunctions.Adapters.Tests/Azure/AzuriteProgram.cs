using System.Diagnostics;

namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>
/// How the blob emulator is started on this machine: the executable that the variable AZURITE_BLOB names, or else the npm
/// package of this folder, installed at its first use as the lock file says.
/// </summary>
internal sealed record AzuriteProgram(string File, IReadOnlyList<string> Arguments)
{
    // Ends the emulator with the tests, however they end: its input is theirs.
    private const string EndWithInput = "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    private static readonly Lazy<(AzuriteProgram? Program, string? Missing)> search = new(Search);

    /// <summary>Null when it cannot run here.</summary>
    public static AzuriteProgram? Found => search.Value.Program;

    /// <summary>Why it cannot.</summary>
    public static string? Missing => search.Value.Missing;

    private static (AzuriteProgram? Program, string? Missing) Search()
    {
        if (Environment.GetEnvironmentVariable("AZURITE_BLOB") is { Length: > 0 } executable) return (new(executable, []), null);
        if (OnPath("node") is not { } node) return (null, "The blob emulator needs Node.js; there is no node on the PATH.");
        if (PackageFolder() is not { } folder) return (null, "There is no package.json above the tests; AZURITE_BLOB can name the blob emulator.");

        var modules = Path.Combine(folder, "node_modules");
        // npm writes this list last.
        var missing = System.IO.File.Exists(Path.Combine(modules, ".package-lock.json")) ? null : Install(folder);
        return missing is null
            ? (new(node, ["--import", EndWithInput, Path.Combine(modules, "azurite", "dist", "src", "blob", "main.js")]), null)
            : (null, missing);
    }

    private static string? PackageFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "package.json"))) folder = folder.Parent;
        return folder?.FullName;
    }

    /// <summary>Null when it is installed; else why not.</summary>
    private static string? Install(string folder)
    {
        if (OnPath("npm") is not { } npm) return "The blob emulator is not installed; there is no npm on the PATH.";
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(InstallTimeout))
        {
            process.Kill(entireProcessTree: true);
            return $"The blob emulator is not installed; npm ci did not end within {InstallTimeout}.";
        }

        if (process.ExitCode == 0) return null;
        var lines = errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"The blob emulator is not installed; npm ci failed: {string.Join("; ", lines)}";
    }

    private static string? OnPath(string command)
    {
        string[] names = OperatingSystem.IsWindows() ? [command + ".exe", command + ".cmd"] : [command];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(System.IO.File.Exists);
    }
}
