using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// Numbers for what shipment lines are made of: a large recall has hundreds of thousands of lines, and their names again and again.
/// </summary>
internal sealed class ShippedNames
{
    private readonly Dictionary<LotKey, int> lots = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private readonly Dictionary<Quantity, int> quantities = [];

    public ShippedLine Add(LotKey lot, string shipment, string customer, Quantity? quantity) =>
        new(Number(lots, lot), Number(names, shipment), Number(names, customer), quantity is { } known ? Number(quantities, known) : -1);

    /// <summary>Null when no line was added that is alike.</summary>
    public ShippedLine? Find(LotKey lot, string shipment, string customer, Quantity? quantity)
    {
        var amount = -1;
        return lots.TryGetValue(lot, out var l) && names.TryGetValue(shipment, out var s) && names.TryGetValue(customer, out var c)
            && (quantity is not { } known || quantities.TryGetValue(known, out amount))
            ? new ShippedLine(l, s, c, amount)
            : null;
    }

    /// <summary>For each lot by its number, whether it is one of these.</summary>
    public bool[] Among(IReadOnlySet<LotKey> some)
    {
        var among = new bool[lots.Count];
        foreach (var (lot, number) in lots) among[number] = some.Contains(lot);
        return among;
    }

    private static int Number<T>(Dictionary<T, int> numbers, T value)
        where T : notnull =>
        numbers.TryGetValue(value, out var number) ? number : numbers[value] = numbers.Count;
}

/// <summary>A lot in a shipment to a customer, all by number (<see cref="ShippedNames"/>); the quantity is -1 where it is unknown.</summary>
internal readonly record struct ShippedLine(int Lot, int Shipment, int Customer, int Quantity);
