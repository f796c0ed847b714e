using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Asn;

/// <summary>What the header of an interchange says (ISA, UNB, or the head of a JSON ship notice).</summary>
public sealed record InterchangeHeader
{
    public required AsnFormat Format { get; init; }

    /// <summary>ISA05 and ISA06, or UNB S002. Null when the header names none.</summary>
    public EdiParty? Sender { get; init; }

    /// <summary>ISA07 and ISA08, or UNB S003.</summary>
    public EdiParty? Receiver { get; init; }

    /// <summary>ISA13 or UNB 0020, as written.</summary>
    public string? ControlNumber { get; init; }

    /// <summary>ISA12 (<c>00401</c>), or UNB S001 with its colons (<c>UNOC:3</c>).</summary>
    public string? Version { get; init; }

    /// <summary>The sender's own clock; no time zone is known.</summary>
    public DateTime? PreparedAt { get; init; }

    /// <summary>ISA15 <c>T</c>, or UNB 0035 <c>1</c>.</summary>
    public bool IsTest { get; init; }

    /// <summary>ISA14 <c>1</c> (a TA1 is asked for), or UNB 0031 <c>1</c> (a CONTRL is asked for).</summary>
    public bool AcknowledgmentRequested { get; init; }

    /// <summary>Null for JSON.</summary>
    public EdiDelimiters? Delimiters { get; init; }

    /// <summary>Where the header stands; null for JSON.</summary>
    public EdiPosition? Position { get; init; }
}
