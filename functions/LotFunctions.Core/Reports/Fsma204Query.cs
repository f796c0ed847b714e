using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Reports;

/// <summary>Of what the records are asked for; all that is given has to hold.</summary>
public sealed record Fsma204Query
{
    /// <summary>The lot and all that its trace covers in <see cref="Direction"/>.</summary>
    public LotKey? Lot { get; init; }

    /// <summary>One item's lots; unused beside a lot.</summary>
    public string? Item { get; init; }

    /// <summary>Happened then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Happened before.</summary>
    public DateTimeOffset? To { get; init; }

    public TraceDirection Direction { get; init; } = TraceDirection.Both;

    internal bool Covers(DateTimeOffset at) => at >= (From ?? at) && (To is null || at < To);
}
