namespace LotFunctions.Core.Rules;

/// <summary>A version of the house's rules for lot numbers and labels.</summary>
public sealed record LotRuleSet
{
    /// <summary>From 1.</summary>
    public required int Version { get; init; }

    /// <summary>Who put it: the authenticated caller.</summary>
    public required string PutBy { get; init; }

    public required DateTimeOffset PutAt { get; init; }

    /// <summary>Why, in the words of who put it.</summary>
    public string? Comment { get; init; }

    /// <summary>In the order in which they were put, which decides nothing: the most specific one applies.</summary>
    public required IReadOnlyList<LotRule> Rules { get; init; }
}
