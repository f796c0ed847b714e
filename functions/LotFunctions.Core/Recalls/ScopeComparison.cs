using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>Compares two scope versions: of the shipments those customers' alone are read for whom something changed.</summary>
internal static class ScopeComparison
{
    public static async Task<ScopeDiff> BetweenAsync(ScopeReader from, ScopeReader to, CancellationToken cancellationToken)
    {
        var (oldLots, newLots) = (await GradesAsync(from, cancellationToken), await GradesAsync(to, cancellationToken));
        var (older, newer) = (await ConsigneesAsync(from, cancellationToken), await ConsigneesAsync(to, cancellationToken));
        var oldLines = await LinesAsync(from, older.Values.Where(c => newer.GetValueOrDefault(c.Customer)?.Digest != c.Digest), cancellationToken);
        var newLines = await LinesAsync(to, newer.Values.Where(c => older.GetValueOrDefault(c.Customer)?.Digest != c.Digest), cancellationToken);
        var (oldShipments, newShipments) = (Shipments(oldLines), Shipments(newLines));
        var (changed, removed, added) = Match(oldLines, newLines);
        var (oldReceipts, newReceipts) = (await from.ReceiptsAsync(cancellationToken).ToListAsync(cancellationToken), await to.ReceiptsAsync(cancellationToken).ToListAsync(cancellationToken));
        return new ScopeDiff
        {
            From = from.Scope.Version,
            To = to.Scope.Version,
            AddedLots = [.. newLots.Keys.Where(l => !oldLots.ContainsKey(l)).Order(LotKeyOrder.Instance)],
            RemovedLots = [.. oldLots.Keys.Where(l => !newLots.ContainsKey(l)).Order(LotKeyOrder.Instance)],
            ChangedLots = [.. newLots.Where(l => oldLots.TryGetValue(l.Key, out var grade) && grade != l.Value)
                .OrderBy(l => l.Key, LotKeyOrder.Instance).Select(l => new ScopeLotChange(l.Key, oldLots[l.Key], l.Value))],
            AddedShipments = [.. newShipments.Values.Where(s => !oldShipments.ContainsKey((s.Customer, s.Shipment)))],
            RemovedShipments = [.. oldShipments.Values.Where(s => !newShipments.ContainsKey((s.Customer, s.Shipment)))],
            AddedLines = added,
            RemovedLines = removed,
            ChangedLines = changed,
            AddedReceipts = ScopeArrivals.Without(newReceipts, oldReceipts),
            RemovedReceipts = ScopeArrivals.Without(oldReceipts, newReceipts),
        };
    }

    private static async Task<Dictionary<LotKey, TraceGrade>> GradesAsync(ScopeReader scope, CancellationToken cancellationToken)
    {
        var grades = new Dictionary<LotKey, TraceGrade>();
        await foreach (var node in scope.LotsAsync(cancellationToken)) grades[node.Lot] = node.Grade;
        return grades;
    }

    private static async Task<SortedDictionary<string, ScopeConsignee>> ConsigneesAsync(ScopeReader scope, CancellationToken cancellationToken)
    {
        var consignees = new SortedDictionary<string, ScopeConsignee>(StringComparer.Ordinal);
        await foreach (var consignee in scope.CustomersAsync(cancellationToken)) consignees[consignee.Customer] = consignee;
        return consignees;
    }

    private static async Task<List<ScopeLine>> LinesAsync(ScopeReader scope, IEnumerable<ScopeConsignee> of, CancellationToken cancellationToken)
    {
        var lines = new List<ScopeLine>();
        await foreach (var customer in scope.CustomersAsync(of.Select(c => (c.Customer, c.Part)), cancellationToken))
        {
            lines.AddRange(customer.Shipments.SelectMany(s => s.Lines.Select(l => new ScopeLine(s.Customer, s.Shipment, s.At, l))));
        }

        return lines;
    }

    private static Dictionary<(string Customer, string Shipment), ScopeShipment> Shipments(IEnumerable<ScopeLine> lines) => lines
        .GroupBy(l => (l.Customer, l.Shipment))
        .ToDictionary(g => g.Key, g => new ScopeShipment(g.Key.Customer, g.Key.Shipment, g.First().At));

    /// <summary>Equal lines are taken out first; of the others, those of the same lot, unit and shipment are one line that changed.</summary>
    private static (List<ScopeLineChange> Changed, List<ScopeLine> Removed, List<ScopeLine> Added) Match(List<ScopeLine> oldLines, List<ScopeLine> newLines)
    {
        var removed = Without(oldLines, newLines);
        var open = Without(newLines, oldLines).GroupBy(KeyOf).ToDictionary(g => g.Key, g => new Queue<ScopeLine>(g));
        var (changed, gone) = (new List<ScopeLineChange>(), new List<ScopeLine>());
        foreach (var line in removed)
        {
            if (open.TryGetValue(KeyOf(line), out var same) && same.TryDequeue(out var now)) changed.Add(new ScopeLineChange(line, now));
            else gone.Add(line);
        }

        return (changed, gone, [.. open.Values.SelectMany(q => q)]);
    }

    /// <summary>A line can stand twice: as often as the others have it, it is taken out.</summary>
    private static List<ScopeLine> Without(List<ScopeLine> lines, List<ScopeLine> others)
    {
        var counts = others.GroupBy(l => l).ToDictionary(g => g.Key, g => g.Count());
        return lines.FindAll(l =>
        {
            if (counts.GetValueOrDefault(l) == 0) return true;
            counts[l]--;
            return false;
        });
    }

    private static (string Customer, string Shipment, LotKey Lot, string? Unit) KeyOf(ScopeLine l) =>
        (l.Customer, l.Shipment, l.Line.Lot, l.Line.LogisticUnit);
}
