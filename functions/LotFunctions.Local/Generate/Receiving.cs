using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Local.Generate;

/// <summary>Suppliers announce raw lots on pallets, and the dock scans the pallets in.</summary>
internal sealed class Receiving(PlantCatalog catalog, PlantRandom random, IPlantRecords records, PlantNames names, DateTimeOffset at)
{
    private const int LotsInShipment = 5;

    private int received;

    public List<PlantLot> Run(int lots)
    {
        var raw = new List<PlantLot>();
        for (var shipment = 1; raw.Count < lots; shipment++) Shipment(shipment, Math.Min(LotsInShipment, lots - raw.Count), raw);
        return raw;
    }

    /// <summary>A pallet of one lot, a pallet with a box each of two lots, and a pallet with two lots of one item.</summary>
    private void Shipment(int number, int count, List<PlantLot> raw)
    {
        var supplier = random.Pick(catalog.Suppliers);
        var item = random.Below(catalog.RawItems.Count - 3);
        var lots = Enumerable.Range(0, count).Select(i => new PlantLot(catalog.RawItems[item + Math.Min(i, 3)], names.RawLot(supplier, raw.Count + i + 1), random.Between(800, 3200))).ToList();
        var lines = new List<AsnLine>();
        var order = names.PurchaseOrder(number);
        var pallets = new List<string> { names.SupplierUnit() };
        lines.Add(Line(lines, order, pallets[0], null, lots[0]));
        if (count > 1)
        {
            pallets.Add(names.SupplierUnit());
            foreach (var boxed in lots.Skip(1).Take(2)) lines.Add(Line(lines, order, names.SupplierUnit(), pallets[1], boxed));
        }

        if (count > 3)
        {
            pallets.Add(names.SupplierUnit());
            lines.Add(Line(lines, order, pallets[2], null, [.. lots.Skip(3)]));
        }

        records.Notice(supplier, Notice(supplier, number, lines));
        foreach (var pallet in pallets)
        {
            records.Receive(new PlantScan("receive", at.AddMinutes(received++ % 20), "dock-1") { LogisticUnit = pallet, Location = "DOCK-1", Supplier = supplier.Id });
        }

        raw.AddRange(lots);
    }

    private static AsnLine Line(List<AsnLine> before, string order, string unit, string? outer, params PlantLot[] lots)
    {
        var number = before.Count + 1;
        var item = lots[0].Item;
        return new AsnLine
        {
            Number = number,
            LineId = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Item = item.Item,
            Gtin = item.Gtin,
            Description = item.Description,
            PurchaseOrder = order,
            Quantity = Kilograms(lots.Sum(static l => l.Quantity)),
            Lots = [.. lots.Select(static l => new AsnLot(l.Lot, Kilograms(l.Quantity)))],
            LogisticUnits = [unit],
            OuterUnit = outer,
            Expiry = new DateOnly(2036, 12, 31),
        };

        static Quantity Kilograms(long steps) => new(steps * 0.25m, "KGM");
    }

    private Asn Notice(PlantSupplier supplier, int number, IReadOnlyList<AsnLine> lines)
    {
        var day = DateTime.SpecifyKind(at.DateTime, DateTimeKind.Unspecified).AddDays(-1);
        return new Asn
        {
            ControlNumber = "1",
            Purpose = AsnPurpose.Original,
            ShipmentId = names.Notice(number),
            PreparedAt = day,
            ShippedOn = day.AddHours(2),
            Parties = [Party("SU", supplier.Name, supplier.Gln), Party("ST", "Bar Works", "9506000000093")],
            References = [new AsnReference("BM", names.Notice(number))],
            Lines = lines,
        };

        static AsnParty Party(string role, string name, string gln) => new() { Role = role, Name = name, IdQualifier = "UL", Id = gln };
    }
}
