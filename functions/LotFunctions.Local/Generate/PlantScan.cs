namespace LotFunctions.Local.Generate;

/// <summary>A lot of the plant, with what of it is in stock, in quarters of a kilogram or in pieces.</summary>
internal sealed class PlantLot(PlantItem item, string lot, long quantity)
{
    public PlantItem Item => item;

    public string Lot => lot;

    public long Quantity { get; } = quantity;

    public long Rest { get; set; } = quantity;

    /// <summary>In the item's unit.</summary>
    public decimal In(long amount) => item.Unit == "KGM" ? amount * 0.25m : amount;
}

/// <summary>An event, as a scanner sends it.</summary>
internal readonly record struct PlantScan(string Type, DateTimeOffset At, string Device)
{
    public PlantLot? Lot { get; init; }

    /// <summary>Of the lot, in its steps; null when the unit tells it.</summary>
    public long? Amount { get; init; }

    /// <summary>The lot is read from its label; else typed in.</summary>
    public bool Scanned { get; init; }

    public string? WorkOrder { get; init; }

    public IReadOnlyList<PlantLot>? Inputs { get; init; }

    public string? LogisticUnit { get; init; }

    public string? OuterUnit { get; init; }

    public string? Location { get; init; }

    public string? Shipment { get; init; }

    public string? Customer { get; init; }

    public string? Supplier { get; init; }
}
