using System.Text.Json.Serialization;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Api.Answers;

/// <summary>A supplier's delivery of a lot.</summary>
/// <param name="Announced">In <paramref name="Unit"/>; null without an announcement, or when it is in a unit that does not convert.</param>
/// <param name="Received">In <paramref name="Unit"/>; null while in transit, or when nobody said how much came.</param>
/// <param name="ReceivedUnknown">It was received, and nobody said how much; left out otherwise.</param>
public sealed record ReceiptAnswer(
    string Item, string Lot, string? Supplier, string? Document, decimal? Announced, decimal? Received, string? Unit, DateTimeOffset At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ReceivedUnknown = null)
{
    public static ReceiptAnswer Of(TraceReceipt r)
    {
        // What came counts, so both are told in its unit.
        var unit = r.Received?.Unit ?? r.Announced?.Unit;
        decimal? announced = r.Announced is { } a && unit is not null && UnitCode.TryConvert(a, unit, out var converted) ? converted.Value : null;
        return new ReceiptAnswer(r.Lot.Item, r.Lot.Lot, r.Supplier, r.Document, announced, r.Received?.Value, unit, r.At, r.ReceivedUnknown);
    }
}
