using LotFunctions.Standards.Gs1.Symbols;

namespace LotFunctions.Core.Labels;

/// <summary>A label, or why there is none.</summary>
public sealed record LabelOutcome(Gs1Label? Label, Refusal? Refusal);
