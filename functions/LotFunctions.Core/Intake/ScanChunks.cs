using System.Runtime.CompilerServices;

namespace LotFunctions.Core.Intake;

/// <summary>Parts of a stream of events, as many as are read, decided and answered together.</summary>
internal static class ScanChunks
{
    /// <summary>Its arrays stay below the size from which the collector puts them among the long-lived.</summary>
    public const int Most = 900;

    /// <summary>From so many bytes of lines on a chunk is whole: many chunks are under way at a time, and lines may be long.</summary>
    public const int EnoughBytes = 512 * 1024;

    /// <summary>All events in their order; no chunk is empty.</summary>
    public static async IAsyncEnumerable<ScanCandidate[]> Of(
        IAsyncEnumerable<ScanCandidate> scans, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var chunk = new List<ScanCandidate>();
        var bytes = 0;
        await foreach (var scan in scans.WithCancellation(cancellationToken))
        {
            chunk.Add(scan);
            bytes += scan.Line.Length;
            if (chunk.Count < Most && bytes < EnoughBytes) continue;
            yield return [.. chunk];
            chunk.Clear();
            bytes = 0;
        }

        if (chunk.Count > 0) yield return [.. chunk];
    }
}
