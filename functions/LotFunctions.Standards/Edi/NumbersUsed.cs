using System.Globalization;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Which control numbers of transaction sets or messages were used. Nearly every sender counts up: such a run is kept as its
/// ends, however long it is. Of other numbers a hundred thousand are remembered, so that a long interchange takes no more memory.
/// </summary>
internal sealed class NumbersUsed
{
    private const int Limit = 100_000;

    private HashSet<string>? _others;

    // The run, and how many digits its first number was written with; none when that is 0.
    private long _first;
    private long _last;
    private int _width;

    /// <summary>False when the number was used before, written in the same way.</summary>
    public bool Add(ReadOnlySpan<char> number)
    {
        if (TryNumber(number, out var value))
        {
            if (_width == 0) (_first, _last, _width) = (value, value - 1, number.Length);
            if (value >= _first && value <= _last) return false;
            if (value == _last + 1)
            {
                _last = value;
                return !Remembers(number);
            }
        }

        if (_others is { Count: >= Limit }) return !Remembers(number);
        _others ??= new HashSet<string>(StringComparer.Ordinal);
        return _others.GetAlternateLookup<ReadOnlySpan<char>>().Add(number);
    }

    public void Clear() => (_others, _width) = (null, 0);

    // A number that is longer than the first one has no zeros in front: then value and length say how it is written.
    private bool TryNumber(ReadOnlySpan<char> text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
        && (_width == 0 || text.Length == _width || (text.Length > _width && text[0] != '0'))
        && value < long.MaxValue;

    private bool Remembers(ReadOnlySpan<char> number) => _others is not null && _others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(number);
}
