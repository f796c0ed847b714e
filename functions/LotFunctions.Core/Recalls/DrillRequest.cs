namespace LotFunctions.Core.Recalls;

/// <summary>Asks for an unannounced drill. Nothing in it is required.</summary>
public sealed record DrillRequest
{
    /// <summary>Picks the lot (<see cref="DrillPick"/>); the same seed on the same day is the same drill.</summary>
    public string? Seed { get; init; }

    /// <summary>The lot was shipped in so many months before now.</summary>
    public int Months { get; init; } = 6;

    public string? Title { get; init; }

    public decimal? ApprovalTimeoutHours { get; init; }

    public decimal? ResponseDueHours { get; init; }
}
