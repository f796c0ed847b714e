namespace LotFunctions.Standards.Asn;

/// <summary>What became of an interchange, by group and message, without the contents: what an acknowledgment needs.</summary>
public sealed record InterchangeReport
{
    public required InterchangeHeader Header { get; init; }

    /// <summary>EDIFACT without groups has one, whose header is null.</summary>
    public IReadOnlyList<GroupReport> Groups { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    public bool IsComplete { get; init; }

}

/// <param name="Header">Null for the messages of an EDIFACT interchange without groups.</param>
/// <param name="Stated">How many messages the trailer counts; null when it does not say.</param>
public sealed record GroupReport(
    GroupHeader? Header, IReadOnlyList<MessageReport> Messages, int? Stated, IReadOnlyList<Diagnostic> Diagnostics);

/// <param name="IsShipNotice">False for a message that was passed over.</param>
/// <param name="ShipmentId">Of a ship notice: BSN02 or BGM 1004; null when missing.</param>
/// <param name="Diagnostics">Errors and warnings of the message; without an error it is accepted.</param>
public sealed record MessageReport(
    MessageHeader Header, bool IsShipNotice, string? ShipmentId, IReadOnlyList<Diagnostic> Diagnostics)
{
    public bool Accepted => IsShipNotice && !Diagnostics.Any(static d => d.Severity == DiagnosticSeverity.Error);
}
