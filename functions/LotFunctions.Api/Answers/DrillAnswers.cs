using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Answers;

/// <summary>How an unannounced drill came to its lot: anyone with the ledger can pick again.</summary>
/// <param name="AsOf">The ledger position that the lots were read at.</param>
public sealed record DrillPickAnswer(
    string Item, string Lot, string Rule, string Seed, DateTimeOffset ShippedFrom, DateTimeOffset ShippedTo, int Candidates, DateTimeOffset AsOf)
{
    public static DrillPickAnswer? Of(DrillPick? p) =>
        p is null ? null : new DrillPickAnswer(p.Lot.Item, p.Lot.Lot, p.Rule, p.Seed, p.ShippedFrom, p.ShippedTo, p.Candidates, p.AsOf);
}

/// <summary>How a drill went, against the usual targets.</summary>
/// <param name="Trace">From the start to the traced closure, within two hours.</param>
/// <param name="Scope">From the start to the request for approval, within four hours.</param>
/// <param name="Reconciled">The lots that add up, all of them.</param>
/// <param name="IsMet">Every target is; null while one is open.</param>
public sealed record DrillReportAnswer(
    string RecallId, DrillPickAnswer? Pick, DateTimeOffset StartedAt, DrillTime Trace, DrillTime Scope, DrillShare Reconciled,
    IReadOnlyList<DrillQuantity> Quantities, ScopeFigures? Figures, bool? IsMet)
{
    public static DrillReportAnswer Of(DrillReport r) => new(
        r.RecallId, DrillPickAnswer.Of(r.Pick), r.StartedAt, r.Trace, r.Scope, r.Reconciled, r.Quantities, ScopeFigures.Of(r.Figures), r.IsMet);
}
