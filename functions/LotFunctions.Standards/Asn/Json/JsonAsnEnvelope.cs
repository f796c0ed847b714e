using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Reads the head of a JSON ship notice alone, for the door.</summary>
public static class JsonAsnEnvelope
{
    /// <summary>Reads the head. The members of a JSON object have no order, so that all bytes are looked at.</summary>
    /// <param name="header">With sender and control number; null when they cannot be read.</param>
    /// <param name="problem">Why not.</param>
    public static bool TryReadHeader(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out InterchangeHeader? header, out Diagnostic? problem) => throw new NotImplementedException();
}
