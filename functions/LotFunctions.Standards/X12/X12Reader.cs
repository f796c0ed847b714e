using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.X12;

/// <summary>Splits an interchange into segments, one at a time (X12.6).</summary>
public sealed class X12Reader
{
    public X12Reader(ReadOnlyMemory<byte> input)
    {
        _ = input;
    }

    /// <summary>What the ISA declared; null when the input has none that can be read.</summary>
    public X12Header? Header { get; }

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = [];

    /// <summary>Reads the next segment, the ISA first; false at the end.</summary>
    public bool TryRead([NotNullWhen(true)] out X12Segment? segment)
    {
        throw new NotImplementedException();
    }
}
