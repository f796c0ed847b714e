using System.Runtime.InteropServices;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>The occurrences of one data element: where the syntax has a repetition separator (ISO 9735-1, syntax version 4), there may be several.</summary>
internal ref struct Occurrences
{
    private readonly EdiDelimiters _delimiters;
    private ReadOnlySpan<byte> _rest;
    private Composite _only;

    public Occurrences(in Segment segment, int element, EdiDelimiters delimiters)
    {
        _delimiters = delimiters;
        _rest = segment[element];
        if (delimiters.Repetition is null) _only = segment.Open(element);
    }

    /// <summary>False when there are no more.</summary>
    public bool Next(out Composite occurrence)
    {
        occurrence = _only;
        if (_rest.IsEmpty) return false;
        if (_delimiters.Repetition is { } mark)
        {
            occurrence = Split(_rest, mark, out var length);
            _rest = length < _rest.Length ? _rest[(length + 1)..] : default;
        }
        else
        {
            _rest = default;
        }

        return true;
    }

    private readonly Composite Split(ReadOnlySpan<byte> bytes, byte repetition, out int length)
    {
        var cuts = new List<int> { -1 };
        for (length = 0; length < bytes.Length && bytes[length] != repetition; length++)
        {
            if (bytes[length] == _delimiters.Component) cuts.Add(length);
            else if (bytes[length] == _delimiters.Release) length++;
        }

        length = Math.Min(length, bytes.Length);
        cuts.Add(length);
        return new Composite(in MemoryMarshal.GetReference(bytes), cuts.ToArray());
    }
}
