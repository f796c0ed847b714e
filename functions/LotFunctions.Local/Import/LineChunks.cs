using System.Runtime.CompilerServices;

namespace LotFunctions.Local.Import;

/// <summary>Cuts NDJSON into pieces of whole lines, so that progress shows and no request grows.</summary>
internal static class LineChunks
{
    private const int Size = 1024 * 1024;

    /// <summary>Each piece is valid until the next is asked for. Of a line that is longer than a piece the beginning comes alone, too long to be an event.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[Size];
        var length = 0;
        var skipping = false;
        while (true)
        {
            length += await input.ReadAtLeastAsync(buffer.AsMemory(length), buffer.Length - length, throwOnEndOfStream: false, cancellationToken);
            if (length == 0) yield break;
            var last = length < buffer.Length;
            var start = 0;
            if (skipping)
            {
                start = buffer.AsSpan(0, length).IndexOf((byte)'\n') + 1;
                skipping = start == 0;
                if (skipping) start = length;
            }

            var end = last ? length : buffer.AsSpan(0, length).LastIndexOf((byte)'\n') + 1;
            if (end == 0) (end, skipping) = (length, true);
            if (end > start) yield return buffer.AsMemory(start, end - start);
            end = Math.Max(start, end);
            length -= end;
            buffer.AsSpan(end, length).CopyTo(buffer);
        }
    }
}
