using System.Collections;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Distinct texts in the order of their first appearance; adding takes constant time, so that long lists from outside do no harm.</summary>
internal sealed class OrderedSet : IReadOnlyCollection<string>
{
    private const int Few = 8;

    private readonly List<string> _items = [];
    private HashSet<string>? _known;

    /// <summary>Stands for nothing; nothing is ever added to it.</summary>
    public static OrderedSet None { get; } = new();

    public int Count => _items.Count;

    /// <summary>Too large to be kept for the next notice.</summary>
    public bool IsLarge => _items.Capacity > Facts.MostKept;

    public string this[int index] => _items[index];

    public void Add(string value)
    {
        if (_items.Count >= Few) _known ??= new HashSet<string>(_items, StringComparer.Ordinal);
        if (_known?.Add(value) ?? !_items.Contains(value)) _items.Add(value);
    }

    public void AddRange(OrderedSet values)
    {
        foreach (var value in values._items) Add(value);
    }

    public void Clear()
    {
        _items.Clear();
        _known = null;
    }

    /// <summary>One shared array when there is nothing.</summary>
    public string[] ToArray() => _items.ToArray();

    public IEnumerator<string> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
