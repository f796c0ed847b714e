namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Something that holds from one position of the ledger (the number of an event) up to another, at which a void or a late
/// event ended it. So the graph as of any position is in the graph of today.
/// </summary>
internal interface IInterval
{
    /// <summary>What holds is not ended.</summary>
    const int Open = int.MaxValue;

    int From { get; }

    int To { get; set; }
}
