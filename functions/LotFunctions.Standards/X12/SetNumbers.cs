namespace LotFunctions.Standards.X12;

/// <summary>
/// Tells whether a control number of a transaction set was used before in its group. Numbers that count up are kept as a run,
/// whatever their number; of others a hundred thousand are remembered.
/// </summary>
internal sealed class SetNumbers
{
    private const int MostRemembered = 100_000;

    private HashSet<string>? _others;
    private int _first;
    private int _last;

    public void Clear() => (_first, _last, _others) = (0, 0, null);

    /// <summary>False when it was used before. Zeros in front make no difference.</summary>
    public bool Add(string number)
    {
        if (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value))
        {
            if (value >= _first && value <= _last && _last > 0) return false;
            if (_last == 0 || value == _last + 1L)
            {
                if (_last == 0) _first = value;
                _last = value;
                return _others?.Contains(number.TrimStart('0')) is not true;
            }
        }

        if (_others is { Count: >= MostRemembered }) return true;
        return (_others ??= new(StringComparer.Ordinal)).Add(number.TrimStart('0'));
    }
}
