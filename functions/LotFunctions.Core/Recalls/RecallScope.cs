using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// One version of what a recall is about: kept once as the blob <c>recalls/{id}/scope/v{n}.json</c>. It is small, whatever the
/// size of the scope: the rows stand in sections, blobs of NDJSON that are named by their content and read as streams
/// (<see cref="ScopeReader"/>). This blob is written last, so a scope that can be found is whole.
/// </summary>
public sealed record RecallScope
{
    public required string RecallId { get; init; }

    public required int Version { get; init; }

    /// <summary>The ledger position that it was traced at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When the trace was there, by the clock.</summary>
    public required DateTimeOffset TracedAt { get; init; }

    /// <summary>Up to here nothing came that changes it; what comes later is the watch's (<see cref="ScopeWatch"/>).</summary>
    public required DateTimeOffset CheckedTo { get; init; }

    /// <summary>False when lots kept coming into the closure while it was being held; what came last is held too.</summary>
    public required bool Stable { get; init; }

    /// <summary>The lots found bad.</summary>
    public required IReadOnlyList<LotKey> Roots { get; init; }

    public required RecallFigures Figures { get; init; }

    /// <summary>By name (<see cref="ScopeSections"/>); a section without rows is not here. Shipments stand in several.</summary>
    public required IReadOnlyDictionary<string, ScopeSection> Sections { get; init; }

    internal static string FolderOf(string recallId, int version) => $"recalls/{recallId}/scope/v{version}/";

    public static string BlobOf(string recallId, int version) => $"recalls/{recallId}/scope/v{version}.json";
}

/// <summary>A blob of rows, one JSON object a line.</summary>
public sealed record ScopeSection(string Blob, string Sha256, int Rows);
