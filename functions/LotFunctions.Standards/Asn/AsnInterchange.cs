namespace LotFunctions.Standards.Asn;

/// <summary>One interchange as read: the envelope, and every ship notice in it, whole or not.</summary>
public sealed record AsnInterchange
{
    public required AsnFormat Format { get; init; }

    /// <summary>Null when the header could not be read.</summary>
    public EdiParty? Sender { get; init; }

    /// <inheritdoc cref="Sender"/>
    public EdiParty? Receiver { get; init; }

    /// <summary>ISA13 or UNB 0020, as written.</summary>
    public string? ControlNumber { get; init; }

    /// <summary>The sender's own clock; no time zone is known.</summary>
    public DateTime? PreparedAt { get; init; }

    public bool IsTest { get; init; }

    /// <summary>In the order of the interchange; those with errors are here too, see <see cref="Asn.Accepted"/>.</summary>
    public IReadOnlyList<Asn> Asns { get; init; } = [];

    /// <summary>What concerns the envelope; what concerns one notice is with that notice.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Header and trailers were all there and nothing that they count is missing.</summary>
    public bool IsComplete { get; init; }
}
