using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>An event as <see cref="PlainScan"/> read it, before it has its hash.</summary>
/// <param name="EventId">The sender's, or null.</param>
/// <param name="AtStated">False when the time is a default.</param>
internal readonly record struct PlainDraft(LotEvent Event, string? EventId, bool AtStated);
