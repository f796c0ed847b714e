using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Endpoints;

/// <summary>Takes in lot events: one, an array, or a stream of lines.</summary>
public sealed class ScanEndpoints(ScanIntake intake)
{
    /// <summary>The most events of an array: it is held in memory; NDJSON takes any number.</summary>
    internal const int MaxArray = 10_000;

    internal const long MaxJson = 16 * 1024 * 1024;

    public async Task<IResult> PostAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        if (RequestBody.IsNdjson(request))
        {
            var lines = NdjsonScans.ReadAsync(request.Body, cancellationToken: cancellationToken);
            return Answer(await intake.PostAsync(lines, caller.Recorder, cancellationToken));
        }

        if (request.ContentLength > MaxJson) return Problems.TooLarge(MaxJson).Result();
        // A length that is told is kept by the server.
        if (request.ContentLength is null) request.Body = new BoundedBody(request.Body, MaxJson);
        if (!RequestBody.IsJson(request)) return Problems.WrongType(Accepts.Json).Result();
        var bytes = await RequestBody.BytesAsync(request, cancellationToken);
        if (await intake.TryPostAsync(bytes, caller.Recorder, cancellationToken) is { } plain) return Answer(plain);
        var (json, problem) = RequestBody.Json(bytes);
        if (problem is not null) return problem.Result();
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > MaxArray)
        {
            return Problems.Of(
                StatusCodes.Status413PayloadTooLarge, "too-many-records",
                $"An array has at most {MaxArray} events; send more of them as {Accepts.Ndjson}.").Result();
        }

        return Answer(await intake.PostAsync(json, caller.Recorder, cancellationToken));
    }

    private static IResult Answer(ScanOutcome outcome)
    {
        if (outcome.Refused == 0 || outcome.Accepted + outcome.Duplicates > 0) return new ScanAnswerResult(outcome);
        var answer = ScanAnswer.Of(outcome);
        // Over a limit of ours is told by the status too, where nothing else was taken.
        var over = outcome.Results.Any(r => r.Code is NdjsonScans.TooLongCode or JsonDepth.TooDeep);
        var status = over ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity;
        return (Problems.Of(status, "all-refused", "Every event was refused; nothing is recorded.") with
        {
            Errors = answer.Results is [{ Errors: { } errors }] ? errors : null,
            Extensions = new()
            {
                ["accepted"] = answer.Accepted,
                ["duplicates"] = answer.Duplicates,
                ["refused"] = answer.Refused,
                ["results"] = answer.Results,
            },
        }).Result();
    }
}
