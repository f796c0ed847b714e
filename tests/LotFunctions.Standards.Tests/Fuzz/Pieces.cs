namespace LotFunctions.Standards.Tests.Fuzz;

/// <summary>Bytes that come in pieces of random length, as from a network.</summary>
internal sealed class Pieces(byte[] bytes, int seed) : MemoryStream(bytes, writable: false)
{
    private readonly Random _random = new(seed);

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Most(buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Most(count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    private int Most(int wanted) => Math.Min(wanted, 1 + _random.Next(_random.Next(4) == 0 ? 4096 : 40));
}
