namespace LotFunctions.Standards.Tests.Streams;

/// <summary>A stream that ends a read at given places, as a network does.</summary>
internal sealed class PieceStream(byte[] bytes, int[] cuts) : MemoryStream(bytes)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var next = cuts.Where(c => c > Position).Select(static c => (long)c).DefaultIfEmpty(Length).Min();
        return base.ReadAsync(buffer[..(int)Math.Min(buffer.Length, next - Position)], cancellationToken);
    }
}
