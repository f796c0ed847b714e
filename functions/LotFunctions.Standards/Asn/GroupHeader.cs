namespace LotFunctions.Standards.Asn;

/// <summary>The header of a functional group (GS, UNG).</summary>
public sealed record GroupHeader
{
    /// <summary>GS01 (<c>SH</c>) or UNG 0038 (<c>DESADV</c>).</summary>
    public required string FunctionalId { get; init; }

    /// <summary>GS02, or UNG S006 0040.</summary>
    public string? Sender { get; init; }

    /// <summary>GS03, or UNG S007 0044.</summary>
    public string? Receiver { get; init; }

    /// <summary>GS06, or UNG 0048.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>GS07.</summary>
    public string? Agency { get; init; }

    /// <summary>GS08 (<c>004010</c>), or UNG S008 with its colons.</summary>
    public string? Version { get; init; }

    public EdiPosition? Position { get; init; }
}
