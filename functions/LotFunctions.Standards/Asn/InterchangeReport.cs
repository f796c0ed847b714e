namespace LotFunctions.Standards.Asn;

/// <summary>What became of an interchange, by group and message, without the contents: what an acknowledgment needs.</summary>
public sealed record InterchangeReport
{
    public required InterchangeHeader Header { get; init; }

    /// <summary>EDIFACT without groups has one, whose header is null.</summary>
    public IReadOnlyList<GroupReport> Groups { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public bool IsComplete { get; init; }

    /// <summary>It has a TA1 (X12.5).</summary>
    public bool Acknowledges { get; init; }

    /// <summary>
    /// It holds answers to what was sent, and nothing else: nothing answers it (X12.5, X12.20, ISO 9735-4), or two systems would
    /// answer each other's answers for ever.
    /// </summary>
    public bool IsAnswer => Groups.Count == 0 ? Acknowledges : Groups.All(static g => g.IsAnswer);
}

/// <param name="Header">Null for the messages of an EDIFACT interchange without groups.</param>
/// <param name="Stated">How many messages the trailer counts; null when it does not say.</param>
public sealed record GroupReport(
    GroupHeader? Header, IReadOnlyList<MessageReport> Messages, int? Stated, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>A group FA, with 997 or 999, or one of 824, or of CONTRL and APERAK.</summary>
    public bool IsAnswer => Header?.FunctionalId == "FA" || (Messages.Count > 0 && Messages.All(static m => m.IsAnswer));
}

/// <param name="IsShipNotice">False for a message that was passed over.</param>
/// <param name="ShipmentId">Of a ship notice: BSN02 or BGM 1004; null when missing.</param>
/// <param name="Diagnostics">Errors and warnings of the message; without an error it is accepted.</param>
public sealed record MessageReport(
    MessageHeader Header, bool IsShipNotice, string? ShipmentId, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>A CONTRL, an APERAK, a 997, a 999 or an 824: says what became of something that was sent.</summary>
    public bool IsAnswer => Header.Type is "CONTRL" or "APERAK" or "997" or "999" or "824";

    public bool Accepted => IsShipNotice && !Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error);
}
