using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Epcis;
using Microsoft.AspNetCore.Http.Extensions;

namespace LotFunctions.Api.Endpoints;

/// <summary>The REST binding of EPCIS 2.0, as far as lots need it: events out, documents in.</summary>
public sealed class EpcisEndpoints(EpcisEvents events, EpcisCapture capture, TimeProvider clock)
{
    private const string Token = "nextPageToken";
    private const string ErrorBehaviour = "GS1-Capture-Error-Behaviour";

    public async Task<IResult> EventsAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var reader = new EpcisQueryReader(request.Query);
        var (query, limit, after) = (reader.Query(), reader.PerPage(), reader.After());
        if (reader.Failed) return reader.Errors.Result();
        var page = await events.PageAsync(query, after, limit, cancellationToken);
        return new EpcisResult(page, page.Next is { } next ? Next(request, next) : null, clock.GetUtcNow());
    }

    /// <summary>202 with the finished job, whatever became of the events; 400 for what is no document of EPCIS.</summary>
    public async Task<IResult> CaptureAsync(Caller caller, HttpRequest request, CancellationToken cancellationToken)
    {
        if (!RequestBody.IsJson(request)) return Problems.WrongType($"{Accepts.Json} or {Accepts.JsonLd}").Result();
        if (request.Headers[ErrorBehaviour] is { Count: > 0 } wanted && wanted != "proceed")
        {
            return Problems.Of(
                StatusCodes.Status400BadRequest, "error-behaviour-not-supported",
                "Events are taken each for itself: the error behaviour is proceed, and a job is not rolled back.").Result();
        }

        var body = await RequestBody.BytesAsync(request, cancellationToken);
        if (body.IsEmpty) return RequestBody.Empty().Result();
        switch (await capture.PostAsync(body, caller.Recorder, cancellationToken))
        {
            case CaptureResult.Captured(var job):
                var response = request.HttpContext.Response;
                EpcisResult.Version(response);
                response.Headers[ErrorBehaviour] = "proceed";
                response.Headers.Location = $"/api/epcis/capture/{job.CaptureId}";
                return ApiJson.Result(CaptureAnswer.Of(job), StatusCodes.Status202Accepted);
            case CaptureResult.Invalid(var errors):
                return errors.Result();
            case var other:
                throw new InvalidOperationException($"{other.GetType()} is no answer.");
        }
    }

    public async Task<IResult> JobAsync(string id, CancellationToken cancellationToken) =>
        await capture.FindAsync(id, cancellationToken) is { } job ? ApiJson.Result(CaptureAnswer.Of(job)) : Problems.NotFound($"The capture job {id} is not known.").Result();

    private static string Next(HttpRequest request, DateTimeOffset position)
    {
        var parameters = new QueryBuilder(request.Query.Where(p => p.Key != Token)) { { Token, QueryReader.TokenOf(position) } };
        return $"{request.PathBase}{request.Path}{parameters.ToQueryString()}";
    }
}
