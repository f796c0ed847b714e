using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.Api.Endpoints;

/// <summary>Health of the process and of each dependency; says no more than names and states, for it asks for no login.</summary>
public sealed class HealthEndpoints(HealthCheckService checks)
{
    public Task<IResult> LiveAsync() => Task.FromResult(ApiJson.Result(new HealthAnswer("healthy", new Dictionary<string, string>())));

    public async Task<IResult> ReadyAsync(CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var dependencies = report.Entries.ToDictionary(e => e.Key, e => Name(e.Value.Status));
        var status = report.Status == HealthStatus.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return ApiJson.Result(new HealthAnswer(Name(report.Status), dependencies), status);
    }

    private static string Name(HealthStatus status) => status == HealthStatus.Healthy ? "healthy" : "unhealthy";
}
