namespace LotFunctions.Embedded.Graph;

/// <summary>
/// The shipment lines of lots reached, in groups: first by customer, in a customer by shipment. Integers throughout; the names
/// are looked up when somebody reads them.
/// </summary>
/// <param name="Groups">The shipments, those of a customer side by side.</param>
/// <param name="Starts">Where the lines of each group begin; one more than there are groups.</param>
/// <param name="Lines">The lines, each with the place of its lot among those reached.</param>
internal sealed record ShippedLines(int[] Groups, int[] Starts, ReachedLine[] Lines);

/// <param name="Lot">The place of the lot among those reached.</param>
internal readonly record struct ReachedLine(int Lot, int Ship, int Unit, int Quantity);
