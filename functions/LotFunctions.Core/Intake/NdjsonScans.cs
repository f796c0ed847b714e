namespace LotFunctions.Core.Intake;

/// <summary>Reads events from NDJSON: one JSON value a line, blank lines between them do not count.</summary>
public static class NdjsonScans
{
    public const int DefaultMaxLineLength = 64 * 1024;

    /// <summary>Streams the lines; holds one of them at a time. A line that is too long or no JSON is a candidate with an error, and the rest goes on.</summary>
    /// <param name="input">UTF-8; not disposed.</param>
    /// <param name="maxLineLength">In bytes, without the line's end.</param>
    public static IAsyncEnumerable<ScanCandidate> ReadAsync(
        Stream input, int maxLineLength = DefaultMaxLineLength, CancellationToken cancellationToken = default) => throw new NotImplementedException();
}
