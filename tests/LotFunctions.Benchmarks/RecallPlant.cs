using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Benchmarks;

/// <summary>One bad lot that went into a hundred intermediate lots and from there into all finished lots, each shipped in several lines.</summary>
internal static class RecallPlant
{
    private const int Intermediates = 100;
    private const int LinesOfLot = 6;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static LotKey Root { get; } = LotKey.Create("RM-1", "BAD");

    /// <param name="lots">Finished lots; a tenth as many shipments, a hundredth as many customers.</param>
    public static IEnumerable<LotEvent> Events(int lots)
    {
        var second = 0;
        yield return Event(LotEventType.Receive, Root, 1_000_000, e => e with { Supplier = "S-1" });
        for (var i = 0; i < Intermediates; i++)
        {
            var order = $"WO-A-{i}";
            yield return Event(LotEventType.Consume, Root, 100, e => e with { WorkOrder = order });
            yield return Event(LotEventType.Produce, Intermediate(i), 100_000, e => e with { WorkOrder = order });
            yield return Event(LotEventType.Consume, Intermediate(i), 90_000, e => e with { WorkOrder = $"WO-B-{i}" });
        }

        for (var i = 0; i < lots; i++)
        {
            yield return Event(LotEventType.Produce, Finished(i), 100, e => e with { WorkOrder = $"WO-B-{i % Intermediates}" });
        }

        for (var i = 0; i < lots; i++)
        {
            for (var line = 0; line < LinesOfLot; line++)
            {
                var shipment = (((long)i * LinesOfLot) + line) % Math.Max(lots / 10, 1);
                yield return Event(LotEventType.Ship, Finished(i), 10, e => e with { Shipment = $"SH-{shipment:000000}", Customer = $"C-{shipment % Math.Max(lots / 100, 1):0000}" });
            }
        }

        LotEvent Event(LotEventType type, LotKey lot, decimal quantity, Func<LotEvent, LotEvent> with) => EventIdentity.Seal(
            with(new LotEvent { EventId = "", ContentHash = "", Type = type, At = Start.AddSeconds(second++), Lot = lot, Quantity = new Quantity(quantity, "KGM") }), null);
    }

    private static LotKey Intermediate(int i) => LotKey.Create("SF-1", $"I-{i:000}");

    private static LotKey Finished(int i) => LotKey.Create($"FG-{i % 20}", $"F-{i:000000}");
}
