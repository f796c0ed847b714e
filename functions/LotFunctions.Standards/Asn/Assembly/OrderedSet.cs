using System.Collections;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Distinct texts in the order of their first appearance; adding takes constant time, so that long lists from outside do no harm.</summary>
internal sealed class OrderedSet : IReadOnlyCollection<string>
{
    private const int Few = 8;

    // Hardly any has a second one.
    private string? _first;
    private List<string>? _more;
    private HashSet<string>? _known;

    /// <summary>Stands for nothing; nothing is ever added to it.</summary>
    public static OrderedSet None { get; } = new();

    public int Count { get; private set; }

    /// <summary>Too large to be kept for the next notice.</summary>
    public bool IsLarge => _more is { Capacity: > Facts.MostKept };

    public string this[int index] => index == 0 ? _first! : _more![index - 1];

    public void Add(string value)
    {
        if (Count == 0) _first = value;
        else if (!IsNew(value)) return;
        else (_more ??= []).Add(value);
        Count++;
    }

    public void AddRange(OrderedSet values)
    {
        for (var i = 0; i < values.Count; i++) Add(values[i]);
    }

    public void Clear()
    {
        if (Count > 1) _more!.Clear();
        (_first, _known, Count) = (null, null, 0);
    }

    /// <summary>One shared array when there is nothing.</summary>
    public string[] ToArray() => Count switch
    {
        0 => [],
        1 => [_first!],
        _ => [_first!, .. _more!],
    };

    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Looking through a few is faster than an index. A new one is put into the index at once: it is about to be added.
    private bool IsNew(string value)
    {
        if (Count >= Few) _known ??= new HashSet<string>(this, StringComparer.Ordinal);
        return _known?.Add(value) ?? (_first != value && _more?.Contains(value) is not true);
    }
}
