namespace LotFunctions.Embedded.Graph;

/// <summary>
/// The shipment lines of lots reached, in groups: a group for each shipment to a customer, those of a customer side by side.
/// Integers throughout; what a line says and the names are looked up when somebody reads them.
/// </summary>
/// <param name="table">Where the lines stand; it keeps them when the graph is packed anew.</param>
/// <param name="lines">Lot by lot.</param>
/// <param name="sorted">The lines by group: places among them.</param>
/// <param name="groups">Side by side in <paramref name="sorted"/>.</param>
/// <param name="byCustomer">The groups by customer: places among them.</param>
internal sealed class ShippedLines(LinkTable<ShipLine> table, ReachedLine[] lines, int[] sorted, ShippedGroup[] groups, int[] byCustomer)
{
    /// <summary>The number of lines.</summary>
    public int Lines => sorted.Length;

    /// <summary>The number of groups.</summary>
    public int Groups => byCustomer.Length;

    /// <summary>Shipment and customer of a group.</summary>
    public int DispatchOf(int group) => groups[byCustomer[group]].Dispatch;

    /// <summary>The lines of a group, with the place of each one's lot among those reached.</summary>
    public IEnumerable<(int Lot, ShipLine Line)> LinesOf(int group)
    {
        var place = byCustomer[group];
        for (var i = place == 0 ? 0 : groups[place - 1].End; i < groups[place].End; i++)
        {
            var line = lines[sorted[i]];
            yield return (line.Lot, table[line.Place]);
        }
    }
}

/// <param name="Dispatch">Shipment and customer.</param>
/// <param name="End">Where its lines end and those of the next begin.</param>
internal readonly record struct ShippedGroup(int Dispatch, int End);

/// <param name="Lot">The place of the lot among those reached.</param>
/// <param name="Place">The place of the line in its table (<see cref="LinkTable{T}"/>).</param>
internal readonly record struct ReachedLine(int Lot, int Place);
