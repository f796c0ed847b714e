using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace LotFunctions.Core.Intake;

/// <summary>Reads events from NDJSON: one JSON value a line; blank lines between them do not count.</summary>
public static class NdjsonScans
{
    public const int DefaultMaxLineLength = 64 * 1024;

    /// <summary>The code of a line that is longer than the limit.</summary>
    public const string TooLongCode = "line-too-long";

    private const int BufferSize = 64 * 1024;

    /// <summary>
    /// Streams the lines and holds one of them at a time. A line that is too long (<c>line-too-long</c>) is a candidate with an
    /// error, and the rest goes on; whether a line is JSON (<c>invalid-json</c>) shows when it is read.
    /// </summary>
    /// <param name="input">UTF-8; not disposed.</param>
    /// <param name="maxLineLength">In bytes, without the line's end.</param>
    public static async IAsyncEnumerable<ScanCandidate> ReadAsync(
        Stream input, int maxLineLength = DefaultMaxLineLength, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BufferSize, minimumReadSize: BufferSize / 4, leaveOpen: true));
        try
        {
            var index = 0;
            var line = 0L;
            await foreach (var bytes in LinesAsync(pipe, maxLineLength, cancellationToken))
            {
                line++;
                if (bytes is not { } text) yield return TooLong(index++, line, maxLineLength);
                else if (!IsBlank(text.Span)) yield return new ScanCandidate(index++, default) { Line = WithoutMark(text, line), LineNumber = line };
            }
        }
        finally
        {
            await pipe.CompleteAsync();
        }
    }

    private static ScanCandidate TooLong(int index, long line, int max) =>
        new(index, default, new FieldError(TooLongCode, $"Line {line} has more than {max} bytes.", $"/{index}"));

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> text, long line) =>
        line == 1 && text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;

    /// <summary>Each line without its end; null in the place of one that is too long.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>?> LinesAsync(PipeReader pipe, int max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var skipping = false;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is not null)
            {
                // The lines that came together share one copy.
                ReadOnlyMemory<byte> rest = buffer.ToArray();
                var length = rest.Length;
                while (rest.Span.IndexOf((byte)'\n') is var end and >= 0)
                {
                    yield return skipping ? null : Bounded(rest[..end], max);
                    rest = rest[(end + 1)..];
                    skipping = false;
                }

                buffer = buffer.Slice(length - rest.Length);
            }

            if (read.IsCompleted)
            {
                if (skipping || !buffer.IsEmpty) yield return skipping ? null : Bounded(buffer.ToArray(), max);
                yield break;
            }

            // One byte more than the longest line may be its carriage return.
            if (skipping || buffer.Length > max + 1)
            {
                skipping = true;
                buffer = buffer.Slice(buffer.End);
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static ReadOnlyMemory<byte>? Bounded(ReadOnlyMemory<byte> line, int max)
    {
        var text = line.Span is [.., (byte)'\r'] ? line[..^1] : line;
        if (text.Length > max) return null;
        return text;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t') < 0;
}
