using System.Globalization;
using System.Text;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// Finds a level by its number in HL01. Nearly every sender counts 1, 2, 3 …, as the standard recommends: then the number is
/// the place, and there is nothing to remember. From the first other number on there is an index.
/// </summary>
internal sealed class LevelIds
{
    private Dictionary<string, int>? _index;

    // By value, without zeros in front; -1 where several levels have it. Made when a parent is not found otherwise.
    private Dictionary<string, int>? _values;
    private int _counted;

    public void Clear()
    {
        _index = _values = null;
        _counted = 0;
    }

    /// <summary>False when the number was used before. An empty one is not remembered.</summary>
    public bool TryAdd(ReadOnlySpan<byte> id, int place)
    {
        if (_index is null && Number(id) == place + 1 && _counted == place)
        {
            _counted++;
            return true;
        }

        if (id.IsEmpty) return true;
        MakeIndex();
        var text = Encoding.Latin1.GetString(id);
        if (!_index!.TryAdd(text, place)) return false;
        if (_values is not null) AddValue(text, place);
        return true;
    }

    /// <summary>The place of the only level whose number is this one but for zeros in front; null when there is none, or several are.</summary>
    public int? FindValue(ReadOnlySpan<byte> id)
    {
        if (Value(Encoding.Latin1.GetString(id)) is not { } value) return null;
        if (_values is null)
        {
            MakeIndex();
            _values = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var (text, place) in _index!) AddValue(text, place);
        }

        return _values.TryGetValue(value, out var found) && found >= 0 ? found : null;
    }

    /// <summary>The place of a level; null when no level has the number.</summary>
    public int? Find(ReadOnlySpan<byte> id)
    {
        if (_index is null) return Number(id) is > 0 and var number && number <= _counted ? number - 1 : null;
        return _index.TryGetValue(Encoding.Latin1.GetString(id), out var place) ? place : null;
    }

    private void MakeIndex()
    {
        if (_index is not null) return;
        _index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _counted; i++) _index.Add((i + 1).ToString(CultureInfo.InvariantCulture), i);
    }

    private void AddValue(string text, int place)
    {
        if (Value(text) is { } value && !_values!.TryAdd(value, place)) _values[value] = -1;
    }

    private static string? Value(string text) => text.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : text.TrimStart('0');

    // 01 is another number than 1: it is compared as it is written.
    private static int Number(ReadOnlySpan<byte> id)
    {
        if (id.Length is 0 or > 9 || id[0] == '0') return 0;
        var number = 0;
        foreach (var digit in id)
        {
            if (!char.IsAsciiDigit((char)digit)) return 0;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
