using LotFunctions.Api.Http;

namespace LotFunctions.Api.Answers;

/// <summary>The problem when every event was refused: with what a <see cref="ScanAnswer"/> says. It describes what is written, and is not written itself.</summary>
public sealed record ScansProblem
{
    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    public required string Code { get; init; }

    /// <summary>Of a single event: all that is wrong with it, as in its result.</summary>
    public IReadOnlyList<ApiError>? Errors { get; init; }

    public required int Accepted { get; init; }

    public required int Duplicates { get; init; }

    public required int Refused { get; init; }

    public required IReadOnlyList<ScanResultAnswer> Results { get; init; }
}
