namespace LotFunctions.Core.Intake;

/// <summary>Who brings an interchange.</summary>
/// <param name="Name">The authenticated caller's name, or the drop folder.</param>
/// <param name="Supplier">The supplier that the caller is bound to and may send for alone; null for the house's own people.</param>
public sealed record AsnCaller(string Name, string? Supplier);
