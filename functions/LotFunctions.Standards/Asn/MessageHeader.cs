namespace LotFunctions.Standards.Asn;

/// <summary>The header of a transaction set or message (ST, UNH).</summary>
public sealed record MessageHeader
{
    /// <summary>ST01 (<c>856</c>) or UNH 0065 (<c>DESADV</c>); empty when missing.</summary>
    public required string Type { get; init; }

    /// <summary>ST02 or UNH 0062; empty when missing.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>ST03, or UNH S009 with its colons (<c>DESADV:D:96A:UN:EAN005</c>); null when X12 names none.</summary>
    public string? Version { get; init; }

    public EdiPosition? Position { get; init; }
}
