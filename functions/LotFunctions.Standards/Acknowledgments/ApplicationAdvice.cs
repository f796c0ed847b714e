namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// What the application, not the syntax, has to say of a line of a ship notice, or of the whole notice: the sender hears it
/// in the acknowledgment (X12 824, EDIFACT APERAK), before the truck arrives.
/// </summary>
public sealed record ApplicationAdvice
{
    /// <summary>GS06 or UNG 0048; null where the syntax has no groups.</summary>
    public string? GroupControlNumber { get; init; }

    /// <summary>ST02 or UNH 0062.</summary>
    public required string ControlNumber { get; init; }

    /// <summary>Where the message begins: tells messages with the same control number apart.</summary>
    public EdiPosition? MessagePosition { get; init; }

    /// <summary>BSN02 or BGM 1004.</summary>
    public string? ShipmentId { get; init; }

    /// <summary>1-based within the message; 0 for the whole message.</summary>
    public int LineNumber { get; init; }

    /// <summary>LIN01 or LIN 1082, as sent.</summary>
    public string? LineId { get; init; }

    public string? Item { get; init; }

    public string? Lot { get; init; }

    /// <summary>Nothing of the message was taken, whatever else is said of its lines.</summary>
    public bool NothingTaken { get; init; }

    /// <summary>An error: the line was not taken. A warning: it was taken, and this is to be known.</summary>
    public required Diagnostic Diagnostic { get; init; }
}
