using LotFunctions.Core.Recalls;
using LotFunctions.Standards;

namespace LotFunctions.Api.Answers;

/// <summary>A recall as it stands.</summary>
/// <param name="ScopeVersion">The version that the recall is about: the one that waits for a decision, else the one that customers know.</param>
/// <param name="ApprovedVersion">The version that customers know of; 0 before the first approval.</param>
/// <param name="TracedVersion">The last version that was traced; it may have been turned down.</param>
/// <param name="Scope">Counts of <paramref name="ScopeVersion"/>; null until it is assembled.</param>
/// <param name="Timeline">Oldest first; empty in lists.</param>
public sealed record RecallAnswer(
    string RecallId,
    string Title,
    RecallKind Kind,
    RecallClass? Class,
    RecallStatus Status,
    string Reason,
    string? Hazard,
    string? Instructions,
    string? Contact,
    IReadOnlyList<LotRef> Lots,
    RecallCriteria? Criteria,
    string StartedBy,
    DateTimeOffset StartedAt,
    string? ApprovedBy,
    DateTimeOffset? ApprovalDue,
    DateTimeOffset? NotifiedAt,
    DateTimeOffset? ResponseDue,
    DateTimeOffset? EndedAt,
    string? Failure,
    int ScopeVersion,
    int ApprovedVersion,
    int TracedVersion,
    ScopeFigures? Scope,
    NoticeCounts Notices,
    Effectiveness Effectiveness,
    DrillPickAnswer? Pick,
    IReadOnlyList<TimelineEntry> Timeline,
    RecallLinks Links)
{
    public static RecallAnswer Of(RecallView view)
    {
        var (recall, request) = (view.Recall, view.Recall.Request);
        return new RecallAnswer(
            recall.RecallId, request.Title, request.Kind, request.Class, recall.Status, request.Reason, request.Hazard,
            request.Instructions, request.Contact, [.. request.Lots.Select(LotRef.Of)], request.Criteria, recall.StartedBy, recall.StartedAt,
            recall.ApprovedBy, recall.ApprovalDue, recall.NotifiedAt, recall.ResponseDue, recall.EndedAt, recall.Failure,
            recall.StandingVersion, recall.ApprovedVersion, recall.ScopeVersion, ScopeFigures.Of(view.Figures), view.Notices, view.Effectiveness, DrillPickAnswer.Of(recall.Pick), view.Timeline, RecallLinks.Of(recall.RecallId));
    }
}

/// <param name="Stock">On hand, one entry a unit, as far as it is known.</param>
/// <param name="QuantityShipped">One entry a unit.</param>
/// <param name="UnknownStock">Rows of stock in an unknown quantity, which <paramref name="Stock"/> does not count.</param>
public sealed record ScopeFigures(
    int Lots, IReadOnlyList<Amount> Stock, int Shipments, int Customers, int Stoppable, IReadOnlyList<Amount> QuantityShipped,
    ReconciliationFigures Reconciliation, int Gaps, int UnknownStock)
{
    public static ScopeFigures? Of(RecallFigures? f) => f is null ? null : new ScopeFigures(
        f.Lots,
        [.. (f.OnHand ?? []).Select(Amount.Of)],
        f.Shipments,
        f.Customers,
        f.Stoppable,
        [.. f.Totals.Where(t => t.Shipped != 0).Select(t => new Amount(t.Shipped, t.Unit))],
        new ReconciliationFigures(f.Differences, f.Variances, f.Unknown ?? 0),
        f.Gaps,
        f.UnknownStock ?? 0);
}

/// <param name="Differences">Lots that do not add up, or of which nobody can tell.</param>
/// <param name="Variances">Of those, the lots of which more is accounted for than came.</param>
/// <param name="Unknown">Of those, the lots of which nobody can tell, as a part of what came is unknown.</param>
public sealed record ReconciliationFigures(int Differences, int Variances, int Unknown);

/// <summary>How much, in one unit.</summary>
public sealed record Amount(decimal Quantity, string Unit)
{
    public static Amount Of(Quantity q) => new(q.Value, q.Unit);
}

/// <summary>Where what belongs to a recall is found.</summary>
public sealed record RecallLinks(string Self, string Scope, string Notices, string Effectiveness, string Package)
{
    public static RecallLinks Of(string recallId)
    {
        var self = $"/api/recalls/{Uri.EscapeDataString(recallId)}";
        return new RecallLinks(self, $"{self}/scope", $"{self}/notices", $"{self}/effectiveness", $"{self}/package");
    }
}
