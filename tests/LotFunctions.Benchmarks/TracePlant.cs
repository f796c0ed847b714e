using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Graph;
using LotFunctions.Standards;

namespace LotFunctions.Benchmarks;

/// <summary>
/// A plant of any size in six levels, worked out from the numbers of its lots: a tenth of them is received, the others are made
/// two at a time from four or five lots of the level before, and each of the last level leaves in eleven lines, half of them on
/// pallets. Some received lots go into very many others, as water and salt do.
/// </summary>
internal sealed class TracePlant
{
    public const int LinesOfALot = 11;
    private const int Levels = 6;
    private const int OutputsOfAnOrder = 2;
    private const int OnPallet = 20;
    private const int Customers = 2_000;
    private const int LinesOfAShipment = 20;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 6, 0, 0, TimeSpan.Zero);

    private readonly int[] firstOf = new int[Levels + 1];

    public TracePlant(int lots)
    {
        var made = lots * 9 / 10 / (Levels - 1) / OutputsOfAnOrder * OutputsOfAnOrder;
        firstOf[1] = lots - (made * (Levels - 1));
        for (var level = 1; level < Levels; level++) firstOf[level + 1] = firstOf[level] + made;
    }

    /// <summary>Lots are 0 up to this.</summary>
    public int Lots => firstOf[Levels];

    public int Received => firstOf[1];

    public int Orders => (Lots - Received) / OutputsOfAnOrder;

    public int Lines => (Lots - firstOf[Levels - 1]) * LinesOfALot;

    private int FirstShipped => firstOf[Levels - 1];

    private int Shipments => Math.Max(1, Lines / LinesOfAShipment);

    public static LotKey Lot(int lot) => LotKey.Create($"P-{lot % 100:D2}", $"L{lot:D8}");

    public (int First, int Last) OutputsOf(int order) => (Received + (order * OutputsOfAnOrder), Received + (order * OutputsOfAnOrder) + OutputsOfAnOrder - 1);

    public IEnumerable<int> InputsOf(int order)
    {
        var (output, _) = OutputsOf(order);
        var level = Array.FindLastIndex(firstOf, first => first <= output);
        var (first, size) = (firstOf[level - 1], firstOf[level] - firstOf[level - 1]);
        for (var i = 0; i < (order % 3 == 0 ? 4 : 5); i++)
        {
            var even = Mix((ulong)order * 8 + (uint)i) / (double)ulong.MaxValue;
            // The third power puts most uses on few lots.
            yield return first + Math.Min(size - 1, (int)((level == 1 && i == 0 ? even * even * even : even) * size));
        }
    }

    /// <summary>The shipment of a line; its customer follows from it.</summary>
    public int ShipmentOf(int line) => (int)(Mix(0xABCD_0000_0000 + (ulong)(line / OnPallet)) % (uint)Shipments);

    public static int CustomerOf(int shipment) => shipment % Customers;

    /// <summary>A pallet takes the lines of one after the other, of all lots in turn.</summary>
    public int LotOf(int line) => FirstShipped + (int)(Mix(0x1234_0000_0000 + (ulong)line) % (uint)(Lots - FirstShipped));

    /// <summary>The events in parts that can be recorded in any order, each part in its own.</summary>
    public IEnumerable<Func<List<LotEvent>>> Parts()
    {
        const int size = 4000;
        for (var at = 0; at < Received; at += size) yield return Part(at, size, Received, Receipt);
        for (var at = 0; at < Orders; at += size / 8) yield return Part(at, size / 8, Orders, Order);
        for (var at = 0; at < Lines; at += size) yield return Part(at, size, Lines, Line);
    }

    /// <summary>The same, put into a graph without a ledger; lot 0 becomes number 1, and so on.</summary>
    public CompactGraph Graph()
    {
        var graph = new CompactGraph();
        var seq = 0;
        for (var order = 0; order < Orders; order++)
        {
            foreach (var input in InputsOf(order)) graph.AddInput(input + 1, order + 1, new Quantity(10, "KGM"), ++seq, IInterval.Open);
            for (var (lot, last) = OutputsOf(order); lot <= last; lot++) graph.AddOutput(lot + 1, order + 1, null, ++seq, IInterval.Open);
        }

        var ship = 0;
        for (var line = 0; line < Lines; line++)
        {
            // A pallet leaves by one event.
            var shipment = ShipmentOf(line);
            if (line / OnPallet % 2 == 0 || line % OnPallet == 0) ship = graph.AddShip(Start, $"SH-{shipment}", $"C-{CustomerOf(shipment)}", ++seq);
            graph.AddLine(LotOf(line) + 1, ship, 0, new Quantity(5, "KGM"), seq, IInterval.Open);
        }

        graph.Pack();
        graph.Position = seq;
        return graph;
    }

    private static Func<List<LotEvent>> Part(int at, int size, int count, Action<List<LotEvent>, int> add) => () =>
    {
        var events = new List<LotEvent>();
        for (var i = at; i < Math.Min(at + size, count); i++) add(events, i);
        return events;
    };

    private static void Receipt(List<LotEvent> events, int lot) =>
        events.Add(Event(LotEventType.Receive, lot, 500, 0, e => e with { Supplier = $"S-{lot % 300}", Location = "DOCK" }));

    private void Order(List<LotEvent> events, int order)
    {
        var name = $"WO-{order:D7}";
        foreach (var input in InputsOf(order).Distinct()) events.Add(Event(LotEventType.Consume, input, 10, order, e => e with { WorkOrder = name }));
        for (var (lot, last) = OutputsOf(order); lot <= last; lot++) events.Add(Event(LotEventType.Produce, lot, 40, order, e => e with { WorkOrder = name, Location = "LINE" }));
    }

    private void Line(List<LotEvent> events, int line)
    {
        var shipment = ShipmentOf(line);
        LotEvent Sent(LotEvent e) => e with { Shipment = $"SH-{shipment:D7}", Customer = $"C-{CustomerOf(shipment):D4}" };
        var pallet = line / OnPallet;
        if (pallet % 2 == 0)
        {
            events.Add(Event(LotEventType.Ship, LotOf(line), 5, Orders + line, e => Sent(e) with { Reference = $"{line}" }));
            return;
        }

        var sscc = Keys.Sscc(pallet);
        events.Add(Event(LotEventType.Pack, LotOf(line), 5, Orders + line, e => e with { LogisticUnit = sscc, Reference = $"{line}" }));
        if (line % OnPallet == OnPallet - 1 || line == Lines - 1) events.Add(Event(LotEventType.Ship, null, null, Orders + line, e => Sent(e) with { LogisticUnit = sscc }));
    }

    private static LotEvent Event(LotEventType type, int? lot, decimal? quantity, int second, Func<LotEvent, LotEvent> with)
    {
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = Start.AddSeconds(second),
            Lot = lot is { } number ? Lot(number) : null,
            Quantity = quantity is { } value ? new Quantity(value, "KGM") : null,
        };
        return EventIdentity.Seal(with(draft), null);
    }

    /// <summary>A number that looks like chance and is always the same (the finaliser of SplitMix64).</summary>
    private static ulong Mix(ulong number)
    {
        unchecked
        {
            number = (number + 0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9;
            number = (number ^ (number >> 27)) * 0x94D049BB133111EB;
            return number ^ (number >> 31);
        }
    }
}
