namespace LotFunctions.Local.Generate;

/// <summary>What plant to generate: the same options give the same bytes.</summary>
/// <param name="Lots">How many lots, received and produced together; at least one.</param>
/// <param name="Edifact">Every second supplier sends EDIFACT; without it all send X12.</param>
internal sealed record PlantOptions(int Lots, ulong Seed, bool Edifact = true);

/// <summary>What was generated.</summary>
internal sealed record PlantFigures(long Lots, long Notices, long Events, long Inspections, long Shipments, long Bytes);
