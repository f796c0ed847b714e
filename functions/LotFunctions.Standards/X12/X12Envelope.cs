using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.X12;

/// <summary>Reads the envelope of an interchange alone: cheap enough for the door, before anything is stored.</summary>
public static class X12Envelope
{
    /// <summary>Reads the ISA (X12.5).</summary>
    /// <param name="first">The first bytes; 1024 are enough for any header after a moderate amount of white space.</param>
    /// <param name="header">The header; null when it cannot be read.</param>
    /// <param name="problem">Why not, or a warning about a header that was read all the same.</param>
    public static bool TryReadHeader(
        ReadOnlySpan<byte> first, [NotNullWhen(true)] out X12Header? header, out Diagnostic? problem)
    {
        var isa = IsaParser.Parse(first);
        header = isa.Header;
        problem = isa.Problem;
        return header is not null;
    }
}
