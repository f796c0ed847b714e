using System.Text.Json.Serialization;
using LotFunctions.Core.Epcis;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Answers;

/// <summary>A capture job as EPCIS 2.0 has it (REST binding, CaptureJob), with the counts of its events.</summary>
/// <param name="Running">Always false: a job is done when it is answered.</param>
/// <param name="Success">Nothing was refused.</param>
/// <param name="CaptureErrorBehaviour">Always <c>proceed</c>: each event is taken for itself.</param>
/// <param name="Duplicates">Events that were captured before.</param>
/// <param name="Errors">Everything that stood in the way of the events that were refused.</param>
public sealed record CaptureAnswer(
    [property: JsonPropertyName("captureID")] string CaptureId,
    DateTimeOffset CreatedAt,
    DateTimeOffset FinishedAt,
    bool Running,
    bool Success,
    string CaptureErrorBehaviour,
    int Accepted,
    int Duplicates,
    int Refused,
    string Sha256,
    IReadOnlyList<CaptureErrorAnswer> Errors)
{
    public static CaptureAnswer Of(CaptureJob job) => new(
        job.CaptureId, job.CreatedAt, job.FinishedAt, false, job.Refused == 0, "proceed", job.Accepted, job.Duplicates, job.Refused, job.Sha256,
        [.. from result in job.Results
            where result.Status == ScanStatus.Refused
            from e in result.Errors
            select new CaptureErrorAnswer("epcisException:ValidationException", "The event was refused.", result.Index, result.EventId, e.Code, e.Message, e.Pointer)]);
}

/// <summary>One thing that stood in the way of an event.</summary>
/// <param name="Index">0-based, of the event in the document.</param>
/// <param name="Pointer">Where in the document (RFC 6901).</param>
public sealed record CaptureErrorAnswer(
    string Type,
    string Title,
    int Index,
    [property: JsonPropertyName("eventID")] string? EventId,
    string Code,
    string Detail,
    string Pointer);
