using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Which lots may stand packed in a unit, or be on their way in one: a lot that is not here need not be folded to know that it
/// does not. It errs on the side of yes. Readers ask as of the position that they read at.
/// </summary>
internal sealed class OpenUnits
{
    private readonly Dictionary<int, HashSet<int>> lotsOf = [];

    /// <summary>For each lot in how many units it may be.</summary>
    private readonly Paged<int> open = new();

    /// <summary>For each lot the position at which it was last seen to be in one less.</summary>
    private readonly Paged<int> closedAt = new();

    public long Bytes => open.Bytes + closedAt.Bytes + lotsOf.Sum(u => 64L + (u.Value.Count * 12));

    /// <summary>Unit, number of lots, lots; unit after unit.</summary>
    public int[] Numbers => [.. lotsOf.SelectMany(u => u.Value.Prepend(u.Value.Count).Prepend(u.Key))];

    public static OpenUnits Of(ReadOnlySpan<int> numbers)
    {
        var units = new OpenUnits();
        while (numbers.Length > 0)
        {
            foreach (var lot in numbers.Slice(2, numbers[1])) units.PutIn(numbers[0], lot);
            numbers = numbers[(2 + numbers[1])..];
        }

        return units;
    }

    public bool MayHold(int lot, int position)
    {
        // In the other order than they are written.
        var count = Volatile.Read(in open.Cell(lot));
        return count > 0 || Volatile.Read(in closedAt.Cell(lot)) > position;
    }

    public void PutIn(int unit, int lot)
    {
        if (!lotsOf.TryGetValue(unit, out var lots)) lotsOf[unit] = lots = [];
        if (lots.Add(lot)) open.At(lot)++;
    }

    /// <summary>What is in units now is known: the lots that are packed in them or announced.</summary>
    public void Set(IEnumerable<int> units, IEnumerable<(int Unit, int Lot)> inside, int position)
    {
        foreach (var (unit, lot) in inside) open.At(lot)++;
        foreach (var unit in units)
        {
            if (!lotsOf.Remove(unit, out var lots)) continue;
            foreach (var lot in lots)
            {
                closedAt.At(lot) = position;
                Volatile.Write(ref open.At(lot), open.At(lot) - 1);
            }
        }

        foreach (var (unit, lot) in inside)
        {
            if (!lotsOf.TryGetValue(unit, out var lots)) lotsOf[unit] = lots = [];
            lots.Add(lot);
        }
    }
}
