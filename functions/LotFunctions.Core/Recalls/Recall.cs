using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>A recall as it stands. The workflow alone changes it once it is started.</summary>
public sealed record Recall
{
    public required string RecallId { get; init; }

    public required RecallRequest Request { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required RecallStatus Status { get; init; }

    /// <summary>The last scope version that was traced, whatever became of it; 0 until the first is assembled.</summary>
    public int ScopeVersion { get; init; }

    /// <summary>The last scope version that was approved, the one that customers know of; 0 until there is one.</summary>
    public int ApprovedVersion { get; init; }

    /// <summary>
    /// The ledger position up to which nothing was recorded that can change the current scope, where that is later than the
    /// scope's own; it holds for <see cref="WatchedVersion"/>.
    /// </summary>
    public DateTimeOffset? WatchedTo { get; init; }

    public int WatchedVersion { get; init; }

    /// <summary>Figures of <see cref="ScopeVersion"/>; null until it is assembled. The scope itself is a blob.</summary>
    public RecallFigures? Figures { get; init; }

    public string? ApprovedBy { get; init; }

    public DateTimeOffset? ApprovalDue { get; init; }

    /// <summary>When the last notice of the current version was written.</summary>
    public DateTimeOffset? NotifiedAt { get; init; }

    public DateTimeOffset? ResponseDue { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null otherwise. For people of the house: no internals.</summary>
    public string? Failure { get; init; }

    /// <summary>The name of the evidence package's blob, once it is written.</summary>
    public string? PackageBlob { get; init; }

    /// <summary>Counts the writes: <see cref="IRecalls.SaveAsync"/> replaces just the revision before.</summary>
    public int Revision { get; init; }

    /// <summary>Of an unannounced drill: how it came to its lot.</summary>
    public DrillPick? Pick { get; init; }

    /// <summary>
    /// The scope version that the recall is about: the one that waits for a decision, else the one that customers know. What was
    /// turned down is not it, for the recall goes on without it.
    /// </summary>
    [JsonIgnore]
    public int StandingVersion => Status == RecallStatus.AwaitingApproval ? ScopeVersion : ToldVersion;

    /// <summary>The scope version that customers know, and that their answers are measured against; before there is one, the last traced.</summary>
    [JsonIgnore]
    public int ToldVersion => ApprovedVersion == 0 ? ScopeVersion : ApprovedVersion;

    public bool IsDrill => Request.Kind == RecallKind.Drill;
}

/// <summary>What quality asks for.</summary>
public sealed record RecallRequest
{
    public required string Title { get; init; }

    public required RecallKind Kind { get; init; }

    /// <summary>21 CFR 7.3(m); a withdrawal has none.</summary>
    public RecallClass? Class { get; init; }

    public required string Reason { get; init; }

    public string? Hazard { get; init; }

    public string? Instructions { get; init; }

    public string? Contact { get; init; }

    /// <summary>The lots found bad; or <see cref="Criteria"/>.</summary>
    public IReadOnlyList<LotKey> Lots { get; init; } = [];

    public RecallCriteria? Criteria { get; init; }

    /// <summary>Hours that the quality role has to approve.</summary>
    public decimal ApprovalTimeoutHours { get; init; } = 24;

    /// <summary>Hours that customers have to answer.</summary>
    public decimal ResponseDueHours { get; init; } = 72;
}

/// <summary>Chooses the bad lots by what is known of them; all that are given must hold.</summary>
public sealed record RecallCriteria
{
    public string? Supplier { get; init; }

    public string? Item { get; init; }

    public DateTimeOffset? ReceivedFrom { get; init; }

    public DateTimeOffset? ReceivedTo { get; init; }

    public string? WorkOrder { get; init; }
}

public enum RecallKind
{
    Recall,
    Withdrawal,
    Drill,
}

/// <summary>21 CFR 7.3(m), by the hazard: I the gravest.</summary>
public enum RecallClass
{
    [JsonStringEnumMemberName("I")]
    I,

    [JsonStringEnumMemberName("II")]
    II,

    [JsonStringEnumMemberName("III")]
    III,
}

public enum RecallStatus
{
    Tracing,
    AwaitingApproval,
    Notifying,
    Monitoring,
    Closed,
    Rejected,
    Cancelled,
    Failed,
}

/// <summary>Counts of a scope, small enough to pass around.</summary>
/// <param name="Totals">Over all lots, one entry a unit.</param>
/// <param name="OnHand">Stock of all lots, one entry a unit, as far as it is known.</param>
/// <param name="Differences">Lots that do not add up, or of which nobody can tell.</param>
/// <param name="Variances">Of those, the lots of which more is accounted for than came.</param>
/// <param name="UnknownStock">Rows of stock in an unknown quantity; null for none.</param>
/// <param name="Unknown">Of the differences, the lots of which nobody can tell, as a part of what came is unknown; null for none.</param>
public sealed record RecallFigures(
    int Lots, int Shipments, int Customers, int Stoppable, int Gaps, IReadOnlyList<LotTotals> Totals,
    IReadOnlyList<Quantity>? OnHand = null, int Differences = 0, int Variances = 0, int? UnknownStock = null, int? Unknown = null);
