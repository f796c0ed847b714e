using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Azure.Cosmos;

/// <summary>
/// What the service charges, summed by use case out of its answers: in the log (debug) for each one, and as the metrics
/// <c>lotfunctions.cosmos.request_units</c> and <c>lotfunctions.cosmos.requests</c>.
/// </summary>
public sealed class RequestUnits : IDisposable
{
    public const string MeterName = "LotFunctions.Cosmos";

    private readonly AsyncLocal<RequestUnitUse?> current = new();
    private readonly ILogger<RequestUnits> logger;
    private readonly Meter meter = new(MeterName);
    private readonly Counter<double> units;
    private readonly Counter<long> requests;

    public RequestUnits(ILogger<RequestUnits> logger)
    {
        this.logger = logger;
        units = meter.CreateCounter<double>("lotfunctions.cosmos.request_units", "{RU}");
        requests = meter.CreateCounter<long>("lotfunctions.cosmos.requests");
    }

    /// <summary>Counts what follows in this flow of calls, until it is disposed. Inside another use case it counts for that one.</summary>
    public RequestUnitUse Measure(string useCase)
    {
        var outer = current.Value;
        var use = new RequestUnitUse(useCase, outer, Ended);
        current.Value = use;
        return use;
    }

    public void Dispose() => meter.Dispose();

    /// <summary>One answer of the service.</summary>
    internal void Add(double charge)
    {
        var tag = new KeyValuePair<string, object?>("use_case", current.Value?.Outermost.UseCase ?? "other");
        units.Add(charge, tag);
        requests.Add(1, tag);
        current.Value?.Add(charge);
    }

    /// <summary>Requests that are sent together and waited for together.</summary>
    internal void RoundTrip() => current.Value?.AddRoundTrip();

    private void Ended(RequestUnitUse use)
    {
        current.Value = use.Outer;
        if (use.Outer is null && logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{UseCase}: {RequestUnits:0.##} RU in {Requests} requests", use.UseCase, use.Charge, use.Requests);
        }
    }
}
