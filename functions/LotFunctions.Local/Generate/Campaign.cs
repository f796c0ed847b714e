namespace LotFunctions.Local.Generate;

/// <summary>
/// A campaign of the plant: raw lots come, are worked up over six levels of work orders, packed into cartons on pallets and
/// shipped. Whatever a work order consumes it produces again, in kilograms, at last in pieces of 50 g; what is not used stays in
/// stock.
/// </summary>
internal sealed class Campaign(PlantCatalog catalog, PlantRandom random, IPlantRecords records, int number)
{
    /// <summary>Lots made in each level; in the last one those that are sold.</summary>
    private static readonly int[] Outputs = [6, 5, 4, 4, 6, 12];

    /// <summary>A quarter of a kilogram is five pieces of 50 g.</summary>
    private const int PiecesInStep = 5;

    private const int RawLots = 15;

    private static readonly DateTimeOffset Opening = new(2025, 1, 6, 6, 0, 0, TimeSpan.Zero);

    private readonly PlantNames names = new(number);
    private readonly DateTimeOffset start = Opening.AddMinutes(15 * (long)number);

    /// <summary>How many lots a whole campaign has.</summary>
    public static int Lots { get; } = RawLots + Outputs.Sum();

    /// <summary>Runs the campaign, or the receipt alone where fewer lots are wanted; how many shipments left.</summary>
    public int Run(int lots)
    {
        var raw = new Receiving(catalog, random, records, names, start).Run(lots < Lots ? lots : RawLots);
        if (lots < Lots) return 0;

        records.Inspect(random.Pick(raw), "Moisture", true, start.AddMinutes(30));
        var pool = raw;
        for (var level = 1; level <= PlantCatalog.Levels; level++) pool = Level(level, pool);
        return new Dispatch(catalog, random, records, names, start.AddMinutes(240)).Run(pool);
    }

    private List<PlantLot> Level(int level, List<PlantLot> pool)
    {
        var made = new List<PlantLot>();
        var wanted = Outputs[level - 1];
        for (var order = 1; made.Count < wanted; order++)
        {
            var left = wanted - made.Count;
            var outputs = Math.Min(random.Between(1, 3), left);
            WorkOrder(level, order, pool, outputs, isLast: outputs == left, made);
        }

        return made;
    }

    private void WorkOrder(int level, int order, List<PlantLot> pool, int outputs, bool isLast, List<PlantLot> made)
    {
        var name = names.WorkOrder(level, order);
        var at = start.AddMinutes((30 * level) + order);
        var inputs = pool.Where(static l => l.Rest > 0).OrderByDescending(static l => l.Rest).Take(isLast ? pool.Count - 1 : random.Between(2, 3)).ToList();
        var total = 0L;
        foreach (var input in inputs)
        {
            // The last order of a level uses up what the others have left of most lots.
            var amount = isLast ? input.Rest : Math.Max(1, input.Rest * random.Between(2, 3) / 4);
            input.Rest -= amount;
            total += amount;
            records.Work(new PlantScan("consume", at, $"line-{level}") { Lot = input, Amount = amount, Scanned = random.OneIn(2), WorkOrder = name });
        }

        var shares = Enumerable.Range(0, outputs).Select(_ => random.Between(2, 4)).ToArray();
        var item = random.Pick(catalog.OfLevel(level));
        var rest = total;
        for (var i = 0; i < outputs; i++)
        {
            var amount = i == outputs - 1 ? rest : Math.Max(1, total * shares[i] / shares.Sum());
            rest -= amount;
            var lot = new PlantLot(item, names.Lot(level, made.Count + 1), level == PlantCatalog.Levels ? amount * PiecesInStep : amount);
            made.Add(lot);
            records.Work(new PlantScan("produce", at.AddMinutes(10), $"line-{level}")
            {
                Lot = lot, Amount = lot.Quantity, Scanned = true, WorkOrder = name, Location = $"WIP-{level}", Inputs = random.OneIn(4) ? inputs : null,
            });
        }
    }
}
