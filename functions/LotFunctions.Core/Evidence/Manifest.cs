namespace LotFunctions.Core.Evidence;

/// <summary>
/// What an evidence package holds: <c>manifest.json</c>. The entry <c>manifest.sha256</c> holds the manifest's own hash, in the
/// form that <c>sha256sum -c</c> reads.
/// </summary>
public sealed record Manifest
{
    public const string CurrentSchema = "lotfunctions/package/1";
    public const string EntryName = "manifest.json";
    public const string HashEntryName = "manifest.sha256";
    public const string EventsEntryName = "events.ndjson";

    public string Schema { get; init; } = CurrentSchema;

    public required string RecallId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Every other entry, by name.</summary>
    public required IReadOnlyList<ManifestEntry> Entries { get; init; }

    internal static string HashLine(string sha256) => $"{sha256}  {EntryName}\n";
}

/// <param name="Length">In bytes, uncompressed.</param>
/// <param name="Sha256">Of the uncompressed content, in hex.</param>
public sealed record ManifestEntry(string Name, long Length, string Sha256);
