using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Azure.Cosmos;

/// <summary>
/// What the service charges, summed by use case out of its answers: in the log (debug) for each one, and as the metrics
/// <c>lotfunctions.cosmos.request_units</c> and <c>lotfunctions.cosmos.requests</c>.
/// </summary>
public sealed class RequestUnits : IDisposable
{
    public const string MeterName = "LotFunctions.Cosmos";

    /// <summary>Set where requests are sent together: true once the first of them was counted.</summary>
    private static readonly AsyncLocal<StrongBox<bool>?> together = new();

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

    /// <summary>All that was charged since the start.</summary>
    public RequestUnitUse Total { get; } = new("total", null, _ => { });

    /// <summary>Counts what follows in this flow of calls, until it is disposed. Inside another use case it counts for that one.</summary>
    public RequestUnitUse Measure(string useCase)
    {
        var outer = current.Value;
        var use = new RequestUnitUse(useCase, outer, Ended);
        current.Value = use;
        return use;
    }

    public void Dispose() => meter.Dispose();

    /// <summary>What follows in this flow of calls is sent together. To be called in an asynchronous method of its own.</summary>
    internal static void Together() => together.Value ??= new StrongBox<bool>();

    /// <summary>One answer of the service.</summary>
    /// <param name="charge">In request units.</param>
    /// <param name="container">Stands for the use case where nobody named one.</param>
    internal void Add(double charge, string container)
    {
        var tag = new KeyValuePair<string, object?>("use_case", current.Value?.Outermost.UseCase ?? container);
        units.Add(charge, tag);
        requests.Add(1, tag);
        Total.Add(charge);
        current.Value?.Add(charge);
    }

    /// <summary>Requests that are sent together and waited for together.</summary>
    internal void RoundTrip()
    {
        if (together.Value is { } box && Interlocked.Exchange(ref box.Value, true)) return;
        Total.AddRoundTrip();
        current.Value?.AddRoundTrip();
    }

    private void Ended(RequestUnitUse use)
    {
        current.Value = use.Outer;
        if (use.Outer is null && logger.IsEnabled(LogLevel.Debug))
        {
            logger.LogDebug("{UseCase}: {RequestUnits:0.##} RU in {Requests} requests", use.UseCase, use.Charge, use.Requests);
        }
    }
}
