namespace LotFunctions.Core.Recalls;

/// <summary>How a drill went, against the usual targets: traced within two hours, the scope assembled within four, all of it reconciled.</summary>
/// <param name="Trace">From the start to the traced closure; null while it is traced.</param>
/// <param name="Scope">From the start to the request for approval.</param>
/// <param name="Reconciled">The lots that add up, of all lots of the scope.</param>
/// <param name="Quantities">Over all lots, one entry a unit of measure.</param>
/// <param name="IsMet">Every target is; null while one is open.</param>
public sealed record DrillReport(
    string RecallId, DrillPick? Pick, DateTimeOffset StartedAt, DrillTime Trace, DrillTime Scope, DrillShare Reconciled,
    IReadOnlyList<DrillQuantity> Quantities, RecallFigures? Figures, bool? IsMet)
{
    private static readonly TimeSpan TraceTarget = TimeSpan.FromHours(2);
    private static readonly TimeSpan ScopeTarget = TimeSpan.FromHours(4);

    public static DrillReport Of(Recall recall, RecallScope? first, IReadOnlyList<TimelineEntry> timeline)
    {
        var asked = timeline.FirstOrDefault(e => e.Step == RecallSteps.ApprovalRequested)?.At;
        var trace = DrillTime.Of(recall.StartedAt, first?.TracedAt, TraceTarget);
        var scope = DrillTime.Of(recall.StartedAt, asked, ScopeTarget);
        var reconciled = DrillShare.From(first?.Figures);
        bool?[] met = [trace.IsMet, scope.IsMet, reconciled.IsMet];
        return new DrillReport(
            recall.RecallId, recall.Pick, recall.StartedAt, trace, scope, reconciled, [.. DrillQuantity.Of(first?.Figures)], first?.Figures,
            met.Contains(null) ? null : !met.Contains(false));
    }
}

/// <param name="TargetSeconds">At most.</param>
public sealed record DrillTime(decimal? Seconds, decimal TargetSeconds, bool? IsMet)
{
    internal static DrillTime Of(DateTimeOffset from, DateTimeOffset? to, TimeSpan target) =>
        new(to is { } end ? InSeconds(end - from) : null, InSeconds(target), to is { } at ? at - from <= target : null);

    private static decimal InSeconds(TimeSpan time) => decimal.Round((decimal)time.Ticks / TimeSpan.TicksPerSecond, 3);
}

/// <param name="Percent">Rounded down to two places: 100 is all of them.</param>
public sealed record DrillShare(int? Reconciled, int? Lots, decimal? Percent, decimal TargetPercent, bool? IsMet)
{
    internal static DrillShare From(RecallFigures? figures) => figures is null
        ? new DrillShare(null, null, null, 100, null)
        : new DrillShare(
            figures.Lots - figures.Differences, figures.Lots,
            figures.Lots == 0 ? 100 : Math.Floor((figures.Lots - figures.Differences) * 10_000m / figures.Lots) / 100, 100, figures.Differences == 0);
}

/// <param name="Percent">Accounted for, of what came; above 100 is a variance, not a success. Null when nothing came, or a part of it is unknown.</param>
public sealed record DrillQuantity(string Unit, decimal Came, decimal AccountedFor, decimal? Percent, bool IsVariance)
{
    internal static IEnumerable<DrillQuantity> Of(RecallFigures? figures)
    {
        foreach (var t in figures?.Totals ?? [])
        {
            var came = t.Received + t.Produced;
            var onHand = figures!.OnHand?.Where(q => q.Unit == t.Unit).Sum(q => q.Value) ?? 0;
            var accounted = t.Consumed + t.Shipped - t.Returned + t.Scrapped + onHand;
            var isKnown = figures.Unknown is null;
            yield return new DrillQuantity(
                t.Unit, came, accounted, came == 0 || !isKnown ? null : Math.Round(accounted / came * 100, 2, MidpointRounding.AwayFromZero),
                accounted > came && isKnown);
        }
    }
}
