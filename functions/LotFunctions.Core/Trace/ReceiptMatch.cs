using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Trace;

/// <summary>
/// Matches a lot's receipts to its announcements: a receipt in a unit to what was announced in that unit, any other to the
/// oldest announcements that are still open, the surplus to the last of them. What fits none stands alone.
/// </summary>
internal sealed class ReceiptMatch
{
    private readonly List<Row> rows = [];

    public static IReadOnlyList<TraceReceipt> Of(LotKey lot, IReadOnlyList<Movement> movements)
    {
        var match = new ReceiptMatch();
        foreach (var m in movements)
        {
            if (m.Event.Type == LotEventType.Announce) match.Announce(m);
            else if (m.Event.Type == LotEventType.Receive) match.Receive(m);
        }

        return [.. match.rows.Select(r => new TraceReceipt(lot, r.Supplier, r.Document, r.Unit, r.Announced, r.Received, r.At, r.IsReceived && r.Received is null ? true : null))];
    }

    private void Announce(Movement m)
    {
        var same = rows.Find(r => r.IsAnnouncement && r.Document == m.Document && r.Unit == m.LogisticUnit);
        if (same is null) rows.Add(new Row(m, isAnnouncement: true) { Announced = m.Quantity });
        else same.Announced = Add(same.Announced, m.Quantity);
    }

    private void Receive(Movement m)
    {
        var open = rows.FindAll(r => r.Takes(m));
        if (open.Count == 0)
        {
            rows.Add(new Row(m, isAnnouncement: false) { Received = m.Quantity, IsReceived = true });
            return;
        }

        var rest = m.Quantity;
        foreach (var row in open)
        {
            var part = row == open[^1] ? rest : row.Room(rest);
            if (part is { Value: 0 }) continue;
            row.Received = row.IsReceived ? Add(row.Received, part) : part;
            row.IsReceived = true;
            row.Supplier = m.Event.Supplier ?? row.Supplier;
            row.At = m.Event.At;
            if (rest is not { } r || part is not { } p || r == p) return;
            rest = r - p;
        }
    }

    /// <summary>Null when a part is unknown or the units do not convert: a wrong sum would be worse.</summary>
    private static Quantity? Add(Quantity? sum, Quantity? part) =>
        sum is { } s && part is { } p && UnitCode.TryConvert(p, s.Unit, out var converted) ? s + converted : null;

    private sealed class Row(Movement m, bool isAnnouncement)
    {
        public bool IsAnnouncement => isAnnouncement;

        public string? Document { get; } = m.Document;

        public string? Unit { get; } = m.LogisticUnit;

        public string? Supplier { get; set; } = m.Event.Supplier;

        public Quantity? Announced { get; set; }

        public Quantity? Received { get; set; }

        /// <summary>Something came; how much, is unknown when <see cref="Received"/> is null.</summary>
        public bool IsReceived { get; set; }

        public DateTimeOffset At { get; set; } = m.Event.At;

        public bool Takes(Movement receipt) =>
            isAnnouncement
            && (receipt.LogisticUnit is null || Unit is null || Unit == receipt.LogisticUnit)
            && (receipt.Event.Supplier is null || Supplier is null || Supplier == receipt.Event.Supplier);

        /// <summary>How much of the rest is still due here, in the rest's unit; all of it when that cannot be told.</summary>
        public Quantity? Room(Quantity? rest)
        {
            if (rest is not { } r || Announced is not { } announced || !UnitCode.TryConvert(announced, r.Unit, out var due)) return rest;
            var had = Received is { } received && UnitCode.TryConvert(received, r.Unit, out var converted) ? converted.Value : 0;
            return new Quantity(Math.Clamp(due.Value - had, 0, r.Value), r.Unit);
        }
    }
}
