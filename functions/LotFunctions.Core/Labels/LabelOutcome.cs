using LotFunctions.Core.Rules;
using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Core.Labels;

/// <summary>A label, or why there is none.</summary>
public sealed record LabelOutcome(Gs1Label? Label, Refusal? Refusal)
{
    /// <summary>What is known of the lot and no GS1 element says: dates that would be read as those of another century.</summary>
    public IReadOnlyList<LotAttribute> LeftOut { get; init; } = [];
}
