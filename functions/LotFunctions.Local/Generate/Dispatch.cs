namespace LotFunctions.Local.Generate;

/// <summary>Finished lots are inspected, packed into cartons, the cartons onto pallets, and pallets are shipped by their SSCC alone.</summary>
internal sealed class Dispatch(PlantCatalog catalog, PlantRandom random, IPlantRecords records, PlantNames names, DateTimeOffset at)
{
    private const int CartonsOfLot = 4;
    private const int LotsOnPallet = 2;
    private const int PalletsInShipment = 2;

    private int minute;

    /// <summary>How many shipments left.</summary>
    public int Run(IReadOnlyList<PlantLot> lots)
    {
        var pallets = new List<string>();
        foreach (var pair in lots.Where(Passes).Chunk(LotsOnPallet)) pallets.Add(Pallet(pair));

        // Some pallets wait for the next truck.
        var leaving = pallets.Where(_ => !random.OneIn(10)).Chunk(PalletsInShipment).ToList();
        for (var i = 0; i < leaving.Count; i++)
        {
            var customer = random.Pick(catalog.Customers).Id;
            foreach (var pallet in leaving[i])
            {
                records.Ship(new PlantScan("ship", Now(), "gate-1") { LogisticUnit = pallet, Shipment = names.Shipment(i + 1), Customer = customer });
            }
        }

        return leaving.Count;
    }

    /// <summary>A lot that fails is held: it is not packed.</summary>
    private bool Passes(PlantLot lot)
    {
        var pass = !random.OneIn(60);
        if (!pass || random.OneIn(3)) records.Inspect(lot, "Metal detection", pass, Now());
        return pass;
    }

    private string Pallet(IEnumerable<PlantLot> lots)
    {
        var pallet = names.OwnUnit();
        foreach (var lot in lots)
        {
            var each = Math.Max(1, lot.Rest / (CartonsOfLot + 1));
            for (var i = 0; i < CartonsOfLot && lot.Rest >= each; i++)
            {
                var carton = names.OwnUnit();
                lot.Rest -= each;
                records.Pack(new PlantScan("pack", Now(), "pack-1") { Lot = lot, Amount = each, Scanned = true, LogisticUnit = carton });
                records.Pack(new PlantScan("pack", Now(), "pack-2") { LogisticUnit = carton, OuterUnit = pallet });
            }
        }

        return pallet;
    }

    private DateTimeOffset Now() => at.AddMinutes(minute++ / 4);
}
