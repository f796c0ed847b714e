using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>What a document has brought about in the ledger while it is processed.</summary>
internal sealed class DocumentEffects
{
    private readonly HashSet<LotKey> lots = [];

    /// <summary>Something of it is taken into account.</summary>
    public bool Any { get; private set; }

    /// <summary>It holds a notice that is kept for information only.</summary>
    public bool Informed { get; set; }

    public bool MoreLots { get; private set; }

    public IReadOnlyList<LotKey> Lots => [.. lots.Order(LotKeyOrder.Instance)];

    public void Took() => Any = true;

    public void Announced(LotKey lot)
    {
        Any = true;
        if (lots.Count < Document.MostLots) lots.Add(lot);
        else if (!lots.Contains(lot)) MoreLots = true;
    }
}
