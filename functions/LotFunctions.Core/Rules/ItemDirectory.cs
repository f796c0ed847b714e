using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Items for the length of one request or message: each is looked up once.</summary>
internal sealed class ItemDirectory(IReferenceData references)
{
    /// <summary>A request may name any number of items; the memory for them is bounded.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<string, Item?> known = new(StringComparer.Ordinal);

    /// <summary>Null when the item is not registered; items are kept under their normalised id.</summary>
    public async ValueTask<Item?> FindAsync(string item, CancellationToken cancellationToken)
    {
        var id = LotKey.NormaliseItem(item);
        if (known.TryGetValue(id, out var found)) return found;
        if (known.Count >= Most) known.Clear();
        return known[id] = await references.FindAsync<Item>(id, cancellationToken);
    }
}
