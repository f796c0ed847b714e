using System.Diagnostics;

namespace LotFunctions.Adapters.Tests.Requirements;

/// <summary>A folder with a package.json and its lock file, whose packages are installed at their first use.</summary>
internal static class NpmFolder
{
    // Ends an emulator with the tests, however they end: its input is theirs.
    public const string EndWithInput = "data:text/javascript,process.stdin.on('end',()=>process.exit()).resume()";

    private static readonly TimeSpan InstallTimeout = TimeSpan.FromMinutes(5);

    /// <summary>Null when there is no Node.js.</summary>
    public static string? Node => OnPath("node");

    /// <summary>Where the packages are, or why they are not.</summary>
    /// <param name="what">In words, for the reason.</param>
    /// <param name="under">The folder below the one with the tests' package.json; empty for that.</param>
    public static (string? Modules, string? Missing) Open(string what, string under)
    {
        var top = new DirectoryInfo(AppContext.BaseDirectory);
        while (top is not null && !File.Exists(Path.Combine(top.FullName, "package.json"))) top = top.Parent;
        if (top is null) return (null, $"There is no package.json above the tests, from which {what} is installed.");

        var folder = Path.Combine(top.FullName, under);
        var modules = Path.Combine(folder, "node_modules");
        // npm writes this list last.
        var missing = File.Exists(Path.Combine(modules, ".package-lock.json")) ? null : Install(what, folder);
        return missing is null ? (modules, null) : (null, missing);
    }

    /// <summary>Null when it is installed; else why not.</summary>
    private static string? Install(string what, string folder)
    {
        if (OnPath("npm") is not { } npm) return $"Not installed: {what}; there is no npm on the PATH.";
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
            return $"Not installed: {what}; npm ci did not end within {InstallTimeout}.";
        }

        if (process.ExitCode == 0) return null;
        var lines = errors.GetAwaiter().GetResult().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return $"Not installed: {what}; npm ci failed: {string.Join("; ", lines)}";
    }

    private static string? OnPath(string command)
    {
        string[] names = OperatingSystem.IsWindows() ? [command + ".exe", command + ".cmd"] : [command];
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
    }
}
