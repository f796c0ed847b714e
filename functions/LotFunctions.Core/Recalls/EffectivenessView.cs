using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>How well a recall works, in the figures of a status report (21 CFR 7.53(b)) of the scope that customers know: one that waits or was turned down changes nothing.</summary>
/// <param name="ScopeVersion">The version that was approved last; before there is one, the last traced.</param>
public sealed record EffectivenessView(
    string RecallId, int ScopeVersion, DateTimeOffset At, ConsigneeFigures Consignees, IReadOnlyList<QuantityFigures> Quantities,
    IReadOnlyList<CustomerVariance> Variances, IReadOnlyList<string> Unclear, CheckFigures Checks)
{
    /// <summary>Since when the customers of this version are told; null: not yet.</summary>
    public DateTimeOffset? NotifiedAt { get; init; }
}

/// <summary>Consignees of the scope.</summary>
/// <param name="Notified">With a notice that stands; of a drill: written, for nothing is sent.</param>
/// <param name="InFull">Answered, and all that was shipped to them is accounted for.</param>
/// <param name="InPart">Answered, and something is open.</param>
/// <param name="Over">Answered, and more than was shipped is accounted for.</param>
public sealed record ConsigneeFigures(int Total, int Notified, int Responded, int NotResponded, int InFull, int InPart, int Over);

/// <summary>
/// Quantities of one unit, over the customers who received goods in this unit alone; answers name no unit, so that those of a
/// customer with several are <see cref="EffectivenessView.Unclear"/>.
/// </summary>
/// <param name="Open">Not accounted for, summed over the customers: what one has too much makes up for nothing.</param>
/// <param name="Over">Accounted for beyond what was shipped, summed over the customers.</param>
public sealed record QuantityFigures(
    string Unit, decimal Shipped, decimal OnHand, decimal Quarantined, decimal Returned, decimal Destroyed, decimal PassedOn, decimal Accounted,
    decimal Open, decimal Over);

/// <summary>A customer whose answer does not come to what was shipped.</summary>
/// <param name="Variance">Accounted for less shipped.</param>
public sealed record CustomerVariance(string Customer, Quantity Shipped, decimal Accounted, decimal Variance);

/// <summary>The checks that a level asks for and what came of them.</summary>
/// <param name="Rule">How the sample is drawn, in words.</param>
public sealed record CheckFigures(
    EffectivenessLevel Level, int Percent, string Rule, IReadOnlyList<SampledCustomer> Sample, int Checked, int Effective, int Ineffective, int Unreachable,
    IReadOnlyList<EffectivenessCheck> Others);

/// <param name="Checks">Oldest first; the last one counts.</param>
public sealed record SampledCustomer(string Customer, bool Responded, IReadOnlyList<EffectivenessCheck> Checks);
