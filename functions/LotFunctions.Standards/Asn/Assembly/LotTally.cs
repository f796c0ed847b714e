namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Distinct lots in the order of their first appearance, and how much there is of each. It is used again and again.</summary>
internal sealed class LotTally
{
    private const int Few = 8;

    private readonly List<Share> _shares = [];
    private Dictionary<string, int>? _known;

    public int Count => _shares.Count;

    /// <summary>Too large to be kept for the next notice.</summary>
    public bool IsLarge => _shares.Capacity > Facts.MostKept;

    public Share this[int index] => _shares[index];

    /// <summary>The lot's place; it is added without a quantity when it is new.</summary>
    public int Add(string lot)
    {
        var index = IndexOf(lot);
        if (index >= 0) return index;
        _known?.Add(lot, _shares.Count);
        _shares.Add(new Share(lot, null, false));
        return _shares.Count - 1;
    }

    public void Set(int index, Quantity? quantity) => _shares[index] = new Share(_shares[index].Lot, quantity, true);

    public void Clear()
    {
        _shares.Clear();
        _known = null;
    }

    // Looking through a few is faster than an index; a long list from outside gets one, so that adding takes constant time.
    private int IndexOf(string lot)
    {
        if (_known is null && _shares.Count < Few)
        {
            for (var i = 0; i < _shares.Count; i++)
            {
                if (_shares[i].Lot == lot) return i;
            }

            return -1;
        }

        if (_known is null)
        {
            _known = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _shares.Count; i++) _known.Add(_shares[i].Lot, i);
        }

        return _known.TryGetValue(lot, out var at) ? at : -1;
    }

    /// <param name="Quantity">Null when nothing says it, or when what is said cannot be added up.</param>
    /// <param name="Told">A quantity was set, known or not.</param>
    public readonly record struct Share(string Lot, Quantity? Quantity, bool Told);
}
