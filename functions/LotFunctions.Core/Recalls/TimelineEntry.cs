namespace LotFunctions.Core.Recalls;

/// <summary>One step of a recall: what, when, by whom and from which scope version.</summary>
/// <param name="EntryId">Derived from the step, so that a retry writes it once.</param>
/// <param name="Step">started, traced, held, approval-requested, approved, ... (closed set of the workflow).</param>
public sealed record TimelineEntry(
    string EntryId, string Step, DateTimeOffset At, string By, int ScopeVersion, string? Comment = null);
