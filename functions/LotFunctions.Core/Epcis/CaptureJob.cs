namespace LotFunctions.Core.Epcis;

/// <summary>What became of a captured document (EPCIS 2.0 section 12.6): its events were taken each for itself.</summary>
public sealed record CaptureJob
{
    public required string CaptureId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The authenticated caller.</summary>
    public required string CapturedBy { get; init; }

    /// <summary>Of the document as it came, in hex; it is archived.</summary>
    public required string Sha256 { get; init; }

    public int Accepted { get; init; }

    public int Duplicates { get; init; }

    public int Refused { get; init; }

    /// <summary>One for each event that was not accepted, in the order of the document.</summary>
    public IReadOnlyList<CapturedEvent> Results { get; init; } = [];
}

/// <summary>What became of one event of a document.</summary>
/// <param name="EventId">As the sender states it; null when it states none.</param>
/// <param name="Errors">Of a refusal: everything that stood in the way, with the place in the document.</param>
public sealed record CapturedEvent(int Index, string? EventId, Intake.ScanStatus Status, IReadOnlyList<FieldError> Errors);

/// <summary>The answer to a document.</summary>
public abstract record CaptureResult
{
    private CaptureResult()
    {
    }

    public sealed record Captured(CaptureJob Job) : CaptureResult;

    /// <summary>It is no EPCIS document; nothing of it was looked at, but it is archived.</summary>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : CaptureResult;
}
