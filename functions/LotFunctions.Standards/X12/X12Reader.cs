using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Splits an interchange into segments, one at a time (X12.6). Line ends, indentation and a byte order mark between
/// segments are passed over. The delimiters are those of the ISA and never change.
/// </summary>
public sealed class X12Reader
{
    private readonly ReadOnlyMemory<byte> _input;
    private readonly DiagnosticList _diagnostics = [];
    private readonly IsaResult _isa;
    private int _at;
    private int _ordinal;

    public X12Reader(ReadOnlyMemory<byte> input)
    {
        _input = input;
        _isa = IsaParser.Parse(input.Span);
        if (_isa.Problem is not null)
        {
            _diagnostics.Add(_isa.Problem);
        }
    }

    /// <summary>What the ISA declared; null when the input has none that can be read.</summary>
    public X12Header? Header => _isa.Header;

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Reads the next segment, the ISA first; false at the end, and at once when there is no header.</summary>
    public bool TryRead([NotNullWhen(true)] out X12Segment? segment)
    {
        segment = null;
        if (_isa.Header is not { Delimiters: var delimiters })
        {
            return false;
        }

        if (_ordinal == 0)
        {
            _at = _isa.End;
            segment = new X12Segment(_isa.Elements, delimiters, ++_ordinal, _isa.Start, terminated: true);
            return true;
        }

        var span = _input.Span;
        while (X12Tokenizer.TryNext(span[_at..], delimiters, out var token))
        {
            var offset = _at + token.Start;
            _at += token.Consumed;
            if (token.Length == 0)
            {
                _diagnostics.Warning("segment-empty", "A segment terminator follows another one.", new EdiPosition(_ordinal + 1, null, null, null, offset));
                continue;
            }

            var elements = X12Tokenizer.Elements(span.Slice(offset, token.Length), delimiters);
            segment = new X12Segment(elements, delimiters, ++_ordinal, offset, token.Terminated);
            return true;
        }

        return false;
    }
}
