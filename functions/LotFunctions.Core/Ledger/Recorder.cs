namespace LotFunctions.Core.Ledger;

/// <summary>Who appends.</summary>
/// <param name="Name">The authenticated caller's name, or the name of the system's own part.</param>
/// <param name="IsQuality">May hold and release, and take such events back.</param>
public sealed record Recorder(string Name, bool IsQuality);
