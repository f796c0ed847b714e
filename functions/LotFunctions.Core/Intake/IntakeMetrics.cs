using System.Diagnostics.Metrics;

namespace LotFunctions.Core.Intake;

/// <summary>What the intake measures of itself, for whoever listens to the meter <see cref="MeterName"/>.</summary>
public static class IntakeMetrics
{
    public const string MeterName = "LotFunctions";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Seconds from a ship notice's receipt to its acknowledgment: how long a supplier waits for an answer.</summary>
    internal static readonly Histogram<double> TimeToAcknowledge =
        Meter.CreateHistogram<double>("lotfunctions.asn.time_to_acknowledge", "s", "From a ship notice's receipt to its acknowledgment.");
}
