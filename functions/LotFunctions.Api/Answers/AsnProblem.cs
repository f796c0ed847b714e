using LotFunctions.Api.Http;

namespace LotFunctions.Api.Answers;

/// <summary>The problem of a ship notice whose bytes are archived all the same; it describes what is written, and is not written itself.</summary>
public sealed record AsnProblem
{
    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    public required string Code { get; init; }

    public IReadOnlyList<ApiError>? Errors { get; init; }

    /// <summary>Under which the bytes are kept.</summary>
    public required string DocumentId { get; init; }
}
