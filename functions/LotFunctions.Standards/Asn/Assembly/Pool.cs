namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Objects that one notice needs and the next one needs again. What a very long notice has needed is let go.</summary>
internal sealed class Pool<T>(Func<T> create)
{
    private const int MostKept = 1024;

    private readonly List<T> _items = [];
    private int _taken;

    /// <summary>An object as its last user has left it.</summary>
    public T Take()
    {
        if (_taken == _items.Count) _items.Add(create());
        return _items[_taken++];
    }

    /// <summary>All that were taken are free again.</summary>
    public void Return()
    {
        _taken = 0;
        if (_items.Count <= MostKept) return;
        _items.RemoveRange(MostKept, _items.Count - MostKept);
        _items.TrimExcess();
    }
}
