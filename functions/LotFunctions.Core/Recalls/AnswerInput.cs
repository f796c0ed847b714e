namespace LotFunctions.Core.Recalls;

/// <summary>An answer as a customer states it, unchecked: the text of each field, null or empty where it is left out.</summary>
public sealed record AnswerInput
{
    public string? OnHand { get; init; }

    public string? Quarantined { get; init; }

    public string? Returned { get; init; }

    public string? Destroyed { get; init; }

    public string? PassedOn { get; init; }

    public string? Contact { get; init; }

    public string? Comment { get; init; }
}
