using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>What hangs on one lot as its movements tell it: its state, receipts, shipments and packed units.</summary>
public sealed class LotFacts
{
    private LotFacts(LotState state) => State = state;

    public LotState State { get; }

    public IReadOnlyList<TraceReceipt> Receipts { get; private init; } = [];

    /// <summary>Each ship movement; a shipment that takes a lot in two units has two.</summary>
    public IReadOnlyList<Movement> Shipped { get; private init; } = [];

    public IReadOnlyList<TracePacked> Packed { get; private init; } = [];

    /// <summary>What speaks against packed units being here, and ship notices that no receipt answers.</summary>
    public IReadOnlyList<Gap> Gaps { get; private init; } = [];

    /// <summary>The facts of the lots that a replay was loaded for.</summary>
    public static IEnumerable<(LotKey Lot, LotFacts Facts)> Of(IEnumerable<LotKey> lots, LotReplay replay)
    {
        var contents = replay.Units.Contents().ToLookup(c => c.Lot);
        var gaps = replay.Units.PackedAfterLeaving().Select(GapOf).OrderBy(g => g.Detail, StringComparer.Ordinal).ToLookup(g => g.Lot);
        return lots.Select(lot => (lot, Of(lot, replay, contents, gaps)));
    }

    private static Gap GapOf((CoveredLot Line, LotEvent LeftBy) late) => new(
        GapCode.PackedAfterShipping, late.Line.Lot,
        $"The lot was packed into the logistic unit {late.Line.LogisticUnit} at a time when that had left with shipment {late.LeftBy.Shipment} to {late.LeftBy.Customer}: it may have left with it.");

    private static LotFacts Of(LotKey lot, LotReplay replay, ILookup<LotKey, CoveredLot> contents, ILookup<LotKey, Gap> gaps)
    {
        var movements = replay.MovementsOf(lot);
        var receipts = ReceiptMatch.Of(lot, movements);
        return new LotFacts(LotState.Fold(lot, movements))
        {
            Receipts = receipts,
            Shipped = [.. movements.Where(m => m.Event.Type == LotEventType.Ship)],
            Packed = [.. contents[lot].Where(c => c.Place is UnitPlace.Announced or UnitPlace.Packed)
                .Select(c => new TracePacked(lot, c.LogisticUnit, c.Quantity, c.Place == UnitPlace.Announced, c.Document))
                .OrderBy(p => p.LogisticUnit, StringComparer.Ordinal)
                .Concat(receipts.Where(r => r is { IsInTransit: true, LogisticUnit: null }).Select(r => new TracePacked(lot, null, r.Announced, true, r.Document)))],
            Gaps = [.. gaps[lot], .. receipts.Where(r => r.IsInTransit || r.IsShort).Select(Unanswered)],
        };
    }

    private static Gap Unanswered(TraceReceipt r)
    {
        var document = r.Document is { } id ? $"Ship notice {id}" : "An announcement";
        var unit = r.LogisticUnit is { } sscc ? $" in logistic unit {sscc}" : "";
        return new Gap(
            GapCode.UnansweredDocument, r.Lot,
            r.IsShort ? $"{document} announced {r.Announced}{unit}, and {r.Received} of it is received." : $"{document} announced {r.Announced?.ToString() ?? "the lot"}{unit}, and no receipt of it is recorded.");
    }
}
