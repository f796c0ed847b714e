using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Benchmarks;

/// <summary>
/// The events of a plant that works one received lot up, level by level, into lots that are packed and shipped. A work order
/// takes two lots of a level and an ingredient of its own; every fourth names the inputs of each output.
/// </summary>
/// <param name="number">Tells plants apart: no two share a name.</param>
/// <param name="fan">For each level: how many lots are made of one.</param>
internal sealed class Plant(int number, int[] fan)
{
    private const int LotsOnPallet = 4;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly List<LotEvent> events = [];
    private int units;

    private LotKey Root { get; } = LotKey.Create("RM-1000", $"P{number}-ROOT");

    /// <summary>The received lot, and the events in the order of happening; always the same for the same number and fan.</summary>
    public static (LotKey Root, IReadOnlyList<LotEvent> Events) Make(int number, params int[] fan)
    {
        var plant = new Plant(number, fan);
        plant.Build();
        return (plant.Root, plant.events);
    }

    private void Build()
    {
        Add(LotEventType.Receive, Root, 1000, e => e with { Supplier = "S-1", Location = "DOCK" });
        List<LotKey> level = [Root];
        for (var depth = 0; depth < fan.Length; depth++)
        {
            level = [.. level.Chunk(2).SelectMany((inputs, i) => WorkOrder(inputs, depth, i))];
        }

        var pallet = 0;
        foreach (var lots in level.Chunk(LotsOnPallet)) Ship(lots, pallet++);
    }

    private List<LotKey> WorkOrder(LotKey[] inputs, int depth, int index)
    {
        var order = $"WO-{number}-{depth}-{index}";
        var ingredient = LotKey.Create("RM-2000", $"P{number}-{depth}-{index}-I");
        Add(LotEventType.Receive, ingredient, 100, e => e with { Supplier = "S-2", Location = "DOCK" });
        foreach (var input in inputs.Append(ingredient)) Add(LotEventType.Consume, input, 100, e => e with { WorkOrder = order });

        var outputs = Enumerable.Range(0, inputs.Length * fan[depth]).Select(i => LotKey.Create($"SF-{depth}", $"P{number}-{depth}-{index}-{i}")).ToList();
        for (var i = 0; i < outputs.Count; i++)
        {
            LotInput[]? named = index % 4 == 3 ? [new LotInput(inputs[i % inputs.Length], null), new LotInput(ingredient, null)] : null;
            Add(LotEventType.Produce, outputs[i], 40, e => e with { WorkOrder = order, Location = "LINE", Inputs = named });
        }

        return outputs;
    }

    /// <summary>Every other pallet is packed and leaves by its SSCC; the lots of the others leave by name.</summary>
    private void Ship(LotKey[] lots, int pallet)
    {
        LotEvent ToCustomer(LotEvent e) => e with { Shipment = $"SH-{number}-{pallet / 4}", Customer = $"C-{pallet / 4 % 50}" };

        if (pallet % 2 == 1)
        {
            foreach (var lot in lots) Add(LotEventType.Ship, lot, 40, ToCustomer);
            return;
        }

        var sscc = Keys.Sscc(((long)number * 10_000) + units++);
        foreach (var lot in lots) Add(LotEventType.Pack, lot, 40, e => e with { LogisticUnit = sscc });
        Add(LotEventType.Ship, null, null, e => ToCustomer(e) with { LogisticUnit = sscc });
    }

    private void Add(LotEventType type, LotKey? lot, decimal? quantity, Func<LotEvent, LotEvent> with)
    {
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = Start.AddSeconds(events.Count),
            Lot = lot,
            Quantity = quantity is { } value ? new Quantity(value, "KGM") : null,
            Operator = "op-7",
            Device = "scanner-12",
        };
        events.Add(EventIdentity.Seal(with(draft), null));
    }
}
