using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Records one a line, as <see cref="CanonicalJson"/>.</summary>
internal static class NdjsonRows
{
    public static async IAsyncEnumerable<T> ReadAsync<T>(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 81920, leaveOpen: true));
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Parse<T>(rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                if (!rest.IsEmpty) throw new InvalidDataException("The last record is cut off.");
                yield break;
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static T Parse<T>(ReadOnlySequence<byte> line) => CanonicalJson.Read<T>(line.IsSingleSegment ? line.FirstSpan : line.ToArray());
}
