namespace LotFunctions.Standards.Asn;

/// <summary>One ship notice: what a supplier says is on its way (X12 856, EDIFACT DESADV).</summary>
public sealed record Asn
{
    /// <summary>GS06; null where the syntax has no groups.</summary>
    public string? GroupControlNumber { get; init; }

    /// <summary>ST02 or UNH 0062; empty when missing.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>Where the notice begins; null where the syntax has no segments.</summary>
    public EdiPosition? Position { get; init; }

    public AsnPurpose Purpose { get; init; }

    /// <summary>BSN02 or BGM 1004: the supplier's number of the shipment; null when missing.</summary>
    public string? ShipmentId { get; init; }

    /// <summary>When the notice was made, by the sender's clock; without a time of day it is midnight.</summary>
    public DateTime? PreparedAt { get; init; }

    public DateTime? ShippedOn { get; init; }

    public DateTime? ExpectedOn { get; init; }

    /// <summary>The carrier of the whole shipment: its SCAC or other code, else its name (X12 TD5, EDIFACT TDT).</summary>
    public string? Carrier { get; init; }

    /// <summary>Number of the trailer or container, with its initials (X12 TD3, EDIFACT EQD).</summary>
    public string? Equipment { get; init; }

    /// <summary>How many packages the shipment has (X12 TD102, EDIFACT PAC 7224).</summary>
    public int? Packages { get; init; }

    /// <summary>X12 TD107 where TD106 is <c>G</c>, EDIFACT MEA.</summary>
    public Quantity? GrossWeight { get; init; }

    /// <summary>Of the shipment. A supplier who is named below it stands at the lines: <see cref="AsnLine.Supplier"/>.</summary>
    public IReadOnlyList<AsnParty> Parties { get; init; } = [];

    /// <summary>References of the whole shipment: bill of lading, carrier's number, invoice.</summary>
    public IReadOnlyList<AsnReference> References { get; init; } = [];

    public IReadOnlyList<AsnLine> Lines { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>No error was found in this notice; warnings lose nothing and do not count.</summary>
    public bool Accepted => Diagnostics.All(static d => d.Severity != DiagnosticSeverity.Error);
}
