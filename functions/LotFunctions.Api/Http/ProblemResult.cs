using System.Text.Json;

namespace LotFunctions.Api.Http;

/// <summary>Writes a problem.</summary>
internal sealed class ProblemResult(ApiProblem problem) : IResult
{
    public const string ContentType = "application/problem+json";

    public ApiProblem Problem => problem;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = problem.Status;
        httpContext.Response.ContentType = ContentType;
        return JsonSerializer.SerializeAsync(httpContext.Response.Body, problem, ApiJson.Options, httpContext.RequestAborted);
    }
}
