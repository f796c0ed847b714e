using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>One segment with its place in the interchange.</summary>
public sealed class X12Segment
{
    private readonly string[] _elements;
    private readonly EdiDelimiters _delimiters;

    internal X12Segment(string[] elements, EdiDelimiters delimiters, int ordinal, long offset, bool terminated)
    {
        _elements = elements;
        _delimiters = delimiters;
        Ordinal = ordinal;
        Offset = offset;
        Terminated = terminated;
    }

    /// <summary>The tag, e.g. <c>LIN</c>.</summary>
    public string Id => _elements[0];

    /// <summary>The highest element number that is written, even empty.</summary>
    public int Count => _elements.Length - 1;

    /// <summary>1-based ordinal in the interchange.</summary>
    public int Ordinal { get; }

    /// <summary>0-based offset in bytes of the tag.</summary>
    public long Offset { get; }

    /// <summary>False for a last segment that the input breaks off.</summary>
    public bool Terminated { get; }

    /// <summary>
    /// Element <paramref name="number"/> as the standard counts (LIN03 is 3), without padding; empty when it is not
    /// written. Composites come whole.
    /// </summary>
    public string this[int number] => number >= 1 && number < _elements.Length ? _elements[number].Trim(' ') : string.Empty;

    /// <summary>The 1-based component of a composite element; empty when it is not written.</summary>
    public string Component(int element, int component)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(component, 1);
        var parts = this[element].Split((char)_delimiters.Component);
        return component <= parts.Length ? parts[component - 1].Trim(' ') : string.Empty;
    }

    /// <summary>Number of the first element (0 is the tag) with a control character in it (a line break, where a terminator was lost); null when there is none.</summary>
    internal int? ControlCharacter()
    {
        for (var i = 0; i < _elements.Length; i++)
        {
            foreach (var c in _elements[i])
            {
                if (char.IsControl(c) && c != _delimiters.Component && c != _delimiters.Repetition)
                {
                    return i;
                }
            }
        }

        return null;
    }

    public EdiPosition Position(int? element = null, int? component = null) => new(Ordinal, Id, element, component, Offset);
}
