using System.Collections;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Distinct texts in the order of their first appearance; adding takes constant time, so that long lists from outside do no harm.</summary>
internal sealed class OrderedSet : IReadOnlyCollection<string>
{
    private const int Few = 8;

    private string[] _items = [];
    private HashSet<string>? _known;

    /// <summary>Stands for nothing; nothing is ever added to it.</summary>
    public static OrderedSet None { get; } = new();

    public int Count { get; private set; }

    /// <summary>Too large to be kept for the next notice.</summary>
    public bool IsLarge => _items.Length > Facts.MostKept;

    public string this[int index] => _items.AsSpan(0, Count)[index];

    public void Add(string value)
    {
        var count = Count;
        if (count > 0 && Has(value)) return;
        if (count == _items.Length) Array.Resize(ref _items, Math.Max(2, count * 2));
        _items[count] = value;
        Count = count + 1;
    }

    public void AddRange(OrderedSet values)
    {
        for (var i = 0; i < values.Count; i++) Add(values._items[i]);
    }

    public void Clear()
    {
        for (var i = 0; i < Count; i++) _items[i] = null!;
        (Count, _known) = (0, null);
    }

    /// <summary>One shared array when there is nothing.</summary>
    public string[] ToArray() => Count == 0 ? [] : Count == 1 ? [_items[0]] : _items.AsSpan(0, Count).ToArray();

    public IEnumerator<string> GetEnumerator() => new ArraySegment<string>(_items, 0, Count).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Looking through a few is faster than an index. A new one is put into the index at once: it is about to be added.
    private bool Has(string value)
    {
        if (Count >= Few && _known is null) _known = new HashSet<string>(this, StringComparer.Ordinal);
        return _known is not null ? !_known.Add(value) : _items.AsSpan(0, Count).Contains(value);
    }
}
