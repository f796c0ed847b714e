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
    private int _counted;

    public void Clear()
    {
        _index = null;
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
        if (_index is null)
        {
            _index = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < _counted; i++) _index.Add((i + 1).ToString(CultureInfo.InvariantCulture), i);
        }

        return _index.TryAdd(Encoding.Latin1.GetString(id), place);
    }

    /// <summary>The place of a level; null when no level has the number.</summary>
    public int? Find(ReadOnlySpan<byte> id)
    {
        if (_index is null) return Number(id) is > 0 and var number && number <= _counted ? number - 1 : null;
        return _index.TryGetValue(Encoding.Latin1.GetString(id), out var place) ? place : null;
    }

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
