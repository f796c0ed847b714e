using System.Collections;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Distinct texts in the order of their first appearance; adding takes constant time, so that long lists from outside do no harm.</summary>
internal sealed class OrderedSet : IReadOnlyCollection<string>
{
    private const int Few = 8;

    private readonly List<string> _items = [];
    private HashSet<string>? _known;

    public int Count => _items.Count;

    public string this[int index] => _items[index];

    public void Add(string value)
    {
        if (_items.Count >= Few)
        {
            _known ??= new HashSet<string>(_items, StringComparer.Ordinal);
        }

        if (_known?.Add(value) ?? !_items.Contains(value))
        {
            _items.Add(value);
        }
    }

    public void AddRange(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Add(value);
        }
    }

    public IEnumerator<string> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
