namespace LotFunctions.Api.Requests;

/// <summary>A QC result, as it is posted.</summary>
public sealed record InspectionRequest
{
    public required string Item { get; init; }

    public required string Lot { get; init; }

    public required string Test { get; init; }

    /// <summary><c>pass</c> or <c>fail</c>; a fail holds the lot.</summary>
    public required string Result { get; init; }

    public string? Value { get; init; }

    public string? Unit { get; init; }

    public string? Limits { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Laboratory { get; init; }

    public string? Certificate { get; init; }

    public string? Operator { get; init; }

    public string? Reason { get; init; }

    public string? EventId { get; init; }
}
