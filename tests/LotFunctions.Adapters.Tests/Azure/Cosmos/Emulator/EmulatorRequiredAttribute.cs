using LotFunctions.Adapters.Tests.Requirements;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;

/// <summary>A suite that runs against the partial emulator of Cosmos DB, an npm package.</summary>
public sealed class EmulatorRequiredAttribute : RequirementAttribute
{
    private static readonly Lazy<(string? Modules, string? Missing)> search = new(() => NpmFolder.Node is null
        ? (null, "The emulator of Cosmos DB needs Node.js; there is no node on the PATH.")
        : NpmFolder.Open("the emulator of Cosmos DB", Path.Combine("Azure", "Cosmos", "Emulator")));

    public override string? Missing => search.Value.Missing;

    /// <summary>Where its packages are; null when it cannot run here.</summary>
    internal static string? Modules => search.Value.Modules;
}
