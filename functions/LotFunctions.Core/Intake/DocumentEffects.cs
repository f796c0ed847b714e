using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>What a document has brought about in the ledger while it is processed.</summary>
internal sealed class DocumentEffects
{
    private readonly HashSet<LotKey> lots = [];
    private readonly HashSet<int> notices = [];

    /// <summary>Something of it is taken into account.</summary>
    public bool Any => notices.Count > 0;

    /// <summary>It holds a notice that is kept for information only.</summary>
    public bool Informed { get; set; }

    public bool MoreLots { get; private set; }

    public IReadOnlyList<LotKey> Lots => [.. lots.Order(LotKeyOrder.Instance)];

    /// <summary>Something of the notice is taken into account.</summary>
    /// <param name="ordinal">1-based among the notices of the document.</param>
    public bool Has(int ordinal) => notices.Contains(ordinal);

    public void Took(int ordinal) => notices.Add(ordinal);

    public void Announced(int ordinal, LotKey lot)
    {
        Took(ordinal);
        if (lots.Count < Document.MostLots) lots.Add(lot);
        else if (!lots.Contains(lot)) MoreLots = true;
    }
}
