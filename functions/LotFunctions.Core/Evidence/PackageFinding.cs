namespace LotFunctions.Core.Evidence;

/// <summary>Something that does not hold in an evidence package.</summary>
/// <param name="Code">entry-changed, entry-missing, entry-added, manifest-missing, manifest-invalid, entry-contradicts (another entry), entry-invalid, event-changed, event-chain-broken, or not-a-package.</param>
/// <param name="Entry">The entry's name; empty when it concerns the whole.</param>
public sealed record PackageFinding(string Code, string Entry, string Detail);
