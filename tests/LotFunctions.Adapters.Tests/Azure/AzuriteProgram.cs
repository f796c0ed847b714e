using LotFunctions.Adapters.Tests.Requirements;

namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>
/// How the blob emulator is started on this machine: the executable that the variable AZURITE_BLOB names, or else the npm
/// package of this folder, installed at its first use as the lock file says.
/// </summary>
internal sealed record AzuriteProgram(string File, IReadOnlyList<string> Arguments)
{
    private static readonly Lazy<(AzuriteProgram? Program, string? Missing)> search = new(Search);

    /// <summary>Null when it cannot run here.</summary>
    public static AzuriteProgram? Found => search.Value.Program;

    /// <summary>Why it cannot.</summary>
    public static string? Missing => search.Value.Missing;

    private static (AzuriteProgram? Program, string? Missing) Search()
    {
        if (Environment.GetEnvironmentVariable("AZURITE_BLOB") is { Length: > 0 } executable) return (new(executable, []), null);
        if (NpmFolder.Node is not { } node) return (null, "The blob emulator needs Node.js; there is no node on the PATH.");
        var (modules, missing) = NpmFolder.Open("the blob emulator (AZURITE_BLOB can name one)", under: "");
        return modules is null
            ? (null, missing)
            : (new(node, ["--import", NpmFolder.EndWithInput, Path.Combine(modules, "azurite", "dist", "src", "blob", "main.js")]), null);
    }
}
