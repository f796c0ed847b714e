namespace LotFunctions.Core.Intake;

/// <summary>What became of the events of a request; the accepted ones are durable.</summary>
/// <param name="Results">In the order of the request.</param>
public sealed record ScanOutcome(int Accepted, int Duplicates, int Refused, IReadOnlyList<ScanResult> Results)
{
    /// <summary>Of a single event.</summary>
    public static ScanOutcome Of(ScanResult only) => new(
        only.Status == ScanStatus.Accepted ? 1 : 0, only.Status == ScanStatus.Duplicate ? 1 : 0, only.Status == ScanStatus.Refused ? 1 : 0, [only]);
}

/// <summary>What became of one event.</summary>
/// <param name="EventId">The sender's or the derived id; null when the event could not be read so far.</param>
/// <param name="Code">Of a refusal; of an accepted as-executed event: the interlock that it passed over.</param>
/// <param name="Errors">Of an event that could not be read, or lacks what its type asks for: everything that is wrong with it.</param>
public sealed record ScanResult(
    int Index, string? EventId, ScanStatus Status, string? Code = null, string? Detail = null, IReadOnlyList<FieldError>? Errors = null);

public enum ScanStatus
{
    Accepted,
    Duplicate,
    Refused,
}
