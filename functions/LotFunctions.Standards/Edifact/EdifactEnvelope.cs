using System.Diagnostics.CodeAnalysis;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads the head of an EDIFACT interchange alone: cheap enough for the door, before anything is stored.</summary>
public static class EdifactEnvelope
{
    /// <summary>Reads the service string advice, where there is one, and the UNB (ISO 9735-1, segments UNA and UNB).</summary>
    /// <param name="first">The first bytes; 1024 are enough for any header after a moderate amount of white space.</param>
    /// <param name="header">The header; null when it cannot be read.</param>
    /// <param name="problem">Why not, or the gravest thing to say of a header that was read all the same.</param>
    public static bool TryReadHeader(ReadOnlySpan<byte> first, [NotNullWhen(true)] out InterchangeHeader? header, out Diagnostic? problem)
    {
        var head = Head.Read(first, final: true, 0);
        header = head.Header;
        problem = head.Problems.FirstOrDefault(static p => p.Severity == DiagnosticSeverity.Error) ?? head.Problems.FirstOrDefault();
        return header is not null;
    }
}
