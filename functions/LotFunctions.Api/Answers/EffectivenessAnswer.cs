using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Answers;

/// <summary>How effective a recall is (21 CFR 7.53(b)), of the scope that customers know: one that waits or was turned down changes nothing.</summary>
/// <param name="ScopeVersion">The version that was approved last; before there is one, the last traced.</param>
/// <param name="NotifiedAt">Since when the customers of this version are told; null: not yet.</param>
/// <param name="Quantities">By unit, over the customers who received goods in that unit alone.</param>
/// <param name="Variances">Customers whose answer does not come to what was shipped.</param>
/// <param name="Unclear">Customers with goods in several units, or a line of unknown quantity: answers name no unit.</param>
public sealed record EffectivenessAnswer(
    string RecallId, int ScopeVersion, DateTimeOffset At, DateTimeOffset? NotifiedAt, ConsigneeFigures Consignees, IReadOnlyList<QuantityFigures> Quantities,
    IReadOnlyList<VarianceAnswer> Variances, IReadOnlyList<string> Unclear, CheckFigures Checks)
{
    public static EffectivenessAnswer Of(EffectivenessView v) => new(
        v.RecallId, v.ScopeVersion, v.At, v.NotifiedAt, v.Consignees, v.Quantities,
        [.. v.Variances.Select(x => new VarianceAnswer(x.Customer, x.Shipped.Unit, x.Shipped.Value, x.Accounted, x.Variance))], v.Unclear, v.Checks);
}

/// <param name="Variance">Accounted for less shipped: negative is open, positive more than was shipped.</param>
public sealed record VarianceAnswer(string Customer, string Unit, decimal Shipped, decimal Accounted, decimal Variance);
