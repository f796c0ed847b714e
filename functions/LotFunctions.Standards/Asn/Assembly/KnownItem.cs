using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>An identifier with what follows from it, so that this is found out once for all the lines that have it.</summary>
internal sealed class KnownItem
{
    private AsnGoods? _goods;
    private bool _packaged;

    public KnownItem(ItemIdentifier identifier, ItemQualifiers qualifiers)
    {
        Identifier = identifier;
        Meaning = qualifiers.Of(identifier.Qualifier);
        if (!Meaning.IsGtin) return;
        if (TryGtin(identifier, qualifiers, out var gtin, out var reason)) Gtin = gtin;
        else GtinProblem = reason;
    }

    public ItemIdentifier Identifier { get; }

    public ItemQualifiers.Meaning Meaning { get; }

    /// <summary>14 digits, where the identifier is a valid GTIN.</summary>
    public string? Gtin { get; }

    /// <summary>Why it is no GTIN, where the qualifier says that it is one.</summary>
    public string? GtinProblem { get; }

    /// <summary>The goods of a line that has these identifiers, this one first; null when those of this item were last others.</summary>
    /// <param name="packaged">The line counts packages.</param>
    /// <param name="supplier">See <see cref="AsnLine.Supplier"/>.</param>
    public AsnGoods? GoodsOf(List<KnownItem> items, bool packaged, AsnParty? supplier) =>
        _goods is not null && _packaged == packaged && ReferenceEquals(_goods.Supplier, supplier) && Same(_goods.Items, items) ? _goods : null;

    /// <summary>Lines of the same goods share them: the first identifier remembers the last ones.</summary>
    public void Remember(AsnGoods goods, bool packaged) => (_goods, _packaged) = (goods, packaged);

    private static bool Same(IReadOnlyList<ItemIdentifier> list, List<KnownItem> items)
    {
        if (list.Count != items.Count) return false;
        for (var i = 1; i < items.Count; i++)
        {
            if (!ReferenceEquals(list[i], items[i].Identifier)) return false;
        }

        return true;
    }

    // UI is a UPC without its check digit by the code list; with 11 digits there is nothing else it could be.
    private static bool TryGtin(ItemIdentifier item, ItemQualifiers qualifiers, out string gtin, out string reason)
    {
        var value = item.Value;
        if (item.Qualifier == qualifiers.WithoutCheckDigit && value.Length == 11 && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            value += CheckDigit.Compute(value);
        }

        var valid = Gs1.Gtin.TryParse(value, out var parsed, out var why);
        gtin = parsed.ToString();
        reason = why ?? string.Empty;
        return valid;
    }
}
