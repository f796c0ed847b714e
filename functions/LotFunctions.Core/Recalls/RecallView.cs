namespace LotFunctions.Core.Recalls;

/// <summary>A recall with what hangs on it.</summary>
/// <param name="Figures">Of the scope version that the recall is about (<see cref="Recall.StandingVersion"/>); null until it is assembled.</param>
/// <param name="Timeline">Oldest first; empty in lists.</param>
public sealed record RecallView(Recall Recall, RecallFigures? Figures, NoticeCounts Notices, Effectiveness Effectiveness, IReadOnlyList<TimelineEntry> Timeline);

/// <summary>Counts of the notices that stand (superseded ones are not in them).</summary>
/// <param name="Total">The customers of the approved scope, who get one each; before there is one, of the one that waits.</param>
/// <param name="Outstanding">Not answered.</param>
public sealed record NoticeCounts(int Total, int Written, int Answered, int Outstanding);

/// <summary>
/// How well the recall works (21 CFR 7.53(b)): from the last answer of each customer. Its quantities are null where goods were
/// shipped in several units: answers name none, and different units have no sum (<see cref="EffectivenessView"/> has each).
/// </summary>
public sealed record Effectiveness(
    int Notified, int Answered, decimal? OnHand, decimal? Quarantined, decimal? Returned, decimal? Destroyed, decimal? PassedOn);
