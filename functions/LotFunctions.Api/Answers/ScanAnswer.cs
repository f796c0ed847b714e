using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Answers;

/// <summary>What became of the events of a request.</summary>
/// <param name="Results">Of NDJSON: only what was not plainly accepted.</param>
public sealed record ScanAnswer(int Accepted, int Duplicates, int Refused, IReadOnlyList<ScanResultAnswer> Results)
{
    public static ScanAnswer Of(ScanOutcome outcome) =>
        new(outcome.Accepted, outcome.Duplicates, outcome.Refused, [.. outcome.Results.Select(ScanResultAnswer.Of)]);
}

/// <param name="Code">Of a refusal; of an accepted as-executed event: the interlock that it passed over.</param>
/// <param name="Errors">Of an event that could not be read, or lacks what its type asks for: all that is wrong with it.</param>
public sealed record ScanResultAnswer(
    int Index, string? EventId, ScanStatus Status, string? Code, string? Detail, IReadOnlyList<ApiError>? Errors)
{
    public static ScanResultAnswer Of(ScanResult r) =>
        new(r.Index, r.EventId, r.Status, r.Code, r.Detail, r.Errors is { Count: > 0 } errors ? [.. errors.Select(ApiError.Of)] : null);
}
