using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>What changed from one scope version to another.</summary>
public sealed record ScopeDiff(
    int From, int To, IReadOnlyList<LotKey> AddedLots, IReadOnlyList<LotKey> RemovedLots,
    IReadOnlyList<ScopeLine> AddedLines, IReadOnlyList<ScopeLine> RemovedLines)
{
    public static ScopeDiff Between(RecallScope from, RecallScope to)
    {
        var (oldLots, newLots) = (Lots(from), Lots(to));
        var (oldLines, newLines) = (Lines(from), Lines(to));
        return new ScopeDiff(
            from.Version, to.Version, [.. newLots.Except(oldLots)], [.. oldLots.Except(newLots)],
            [.. newLines.Except(oldLines)], [.. oldLines.Except(newLines)]);
    }

    private static List<LotKey> Lots(RecallScope scope) => [.. scope.Nodes.Select(n => n.Lot)];

    private static List<ScopeLine> Lines(RecallScope scope) =>
        [.. scope.Shipments.SelectMany(s => s.Lines.Select(l => new ScopeLine(s.Customer, s.Shipment, s.At, l)))];
}

/// <summary>One line of a shipment to a customer.</summary>
public sealed record ScopeLine(string Customer, string Shipment, DateTimeOffset At, TraceShipmentLine Line);
