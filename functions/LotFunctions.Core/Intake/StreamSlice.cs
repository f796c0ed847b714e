using System.Buffers;

namespace LotFunctions.Core.Intake;

/// <summary>A part of a stream, to be read once. The stream stays the caller's.</summary>
internal sealed class StreamSlice : ForwardStream
{
    private readonly Stream inner;
    private long left;

    private StreamSlice(Stream inner, long length) => (this.inner, left) = (inner, length);

    /// <param name="inner">At its start.</param>
    public static async Task<StreamSlice> OfAsync(Stream inner, long start, long length, CancellationToken cancellationToken)
    {
        if (inner.CanSeek) inner.Seek(start, SeekOrigin.Begin);
        else await SkipAsync(inner, start, cancellationToken);
        return new StreamSlice(inner, length);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Took(inner.Read(buffer[..(int)Math.Min(left, buffer.Length)]));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Took(await inner.ReadAsync(buffer[..(int)Math.Min(left, buffer.Length)], cancellationToken));

    private static async Task SkipAsync(Stream stream, long count, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            while (count > 0)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(count, buffer.Length)), cancellationToken);
                if (read == 0) throw new EndOfStreamException();
                count -= read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private int Took(int read)
    {
        left -= read;
        return read;
    }
}
