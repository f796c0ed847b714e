namespace LotFunctions.Embedded.Graph;

/// <summary>One end of a link between a lot and a work order, kept with the other.</summary>
/// <param name="node">The lot or the work order at the other end.</param>
/// <param name="value">
/// Of an input: its quantity (<see cref="QuantityTable"/>). Of an output: the place of its named inputs and one, 0 when it
/// names none.
/// </param>
internal struct Link(int node, int from, int to, int value = 0) : IInterval
{
    public int Node { get; } = node;

    public int From { get; } = from;

    public int To { get; set; } = to;

    public int Value { get; } = value;
}
