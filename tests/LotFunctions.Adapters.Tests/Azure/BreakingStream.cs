namespace LotFunctions.Adapters.Tests.Azure;

/// <summary>Gives so many bytes, then fails.</summary>
internal sealed class BreakingStream(int length) : MemoryStream
{
    private int left = length;

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left == 0) throw new EndOfStreamException();
        var given = Math.Min(left, buffer.Length);
        buffer.Span[..given].Fill(1);
        left -= given;
        return ValueTask.FromResult(given);
    }
}
