namespace LotFunctions.Embedded.Graph;

/// <summary>
/// The shipment lines of lots reached, in groups: a group for each shipment to a customer, those of a customer side by side
/// (but for those that came since the graph was packed, which follow). Integers throughout; what a line says and the names are
/// looked up when somebody reads them.
/// </summary>
/// <param name="table">Where the lines stand; it keeps them when the graph is packed anew.</param>
/// <param name="lines">Group by group.</param>
internal sealed class ShippedLines(LineTable table, ReachedLine[] lines, ShippedGroup[] groups)
{
    /// <summary>The number of lines.</summary>
    public int Lines => lines.Length;

    /// <summary>The number of groups.</summary>
    public int Groups => groups.Length;

    /// <summary>Shipment and customer of a group.</summary>
    public int DispatchOf(int group) => table.Order.DispatchAt(groups[group].Rank);

    /// <summary>The lines of a group, with the place of each one's lot among those reached.</summary>
    public IEnumerable<(int Lot, ShipLine Line)> LinesOf(int group)
    {
        for (var i = group == 0 ? 0 : groups[group - 1].End; i < groups[group].End; i++) yield return (lines[i].Lot, table.Links[lines[i].Place]);
    }
}

/// <param name="Rank">Of <see cref="DispatchOrder"/>.</param>
/// <param name="End">Where its lines end and those of the next begin.</param>
internal readonly record struct ShippedGroup(int Rank, int End);

/// <param name="Lot">The place of the lot among those reached.</param>
/// <param name="Place">The place of the line in its table (<see cref="LinkTable{T}"/>).</param>
internal readonly record struct ReachedLine(int Lot, int Place);
