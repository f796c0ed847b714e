using LotFunctions.Api.Http;

namespace LotFunctions.Api.Answers;

/// <summary>
/// The problem of scans over a limit; where lines were read and every one was refused, with what a <see cref="ScanAnswer"/> says. It
/// describes what is written, and is not written itself.
/// </summary>
public sealed record ScansOverLimit
{
    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    public required string Code { get; init; }

    public IReadOnlyList<ApiError>? Errors { get; init; }

    public int? Accepted { get; init; }

    public int? Duplicates { get; init; }

    public int? Refused { get; init; }

    public IReadOnlyList<ScanResultAnswer>? Results { get; init; }
}
