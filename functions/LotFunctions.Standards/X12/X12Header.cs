using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>The interchange control header (X12.5, segment ISA).</summary>
public sealed record X12Header
{
    /// <summary>ISA05 and ISA06.</summary>
    public required EdiParty Sender { get; init; }

    /// <summary>ISA07 and ISA08.</summary>
    public required EdiParty Receiver { get; init; }

    /// <summary>ISA13, as written.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>ISA09 and ISA10; null when they are no date and time.</summary>
    public DateTime? PreparedAt { get; init; }

    /// <summary>ISA12.</summary>
    public required string Version { get; init; }

    /// <summary>ISA14: the sender asks for a TA1.</summary>
    public bool AcknowledgmentRequested { get; init; }

    /// <summary>ISA15 is <c>T</c>.</summary>
    public bool IsTest { get; init; }

    public required EdiDelimiters Delimiters { get; init; }
}
