namespace LotFunctions.Core.Intake;

/// <summary>A stream whose first bytes have been looked at: gives them, then the rest. Read once, from the front.</summary>
/// <param name="first">What was read off <paramref name="rest"/>.</param>
/// <param name="rest">Not disposed.</param>
internal sealed class PeekedStream(ReadOnlyMemory<byte> first, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> left = first;

    public override int Read(byte[] buffer, int offset, int count) => left.IsEmpty ? rest.Read(buffer, offset, count) : Take(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        left.IsEmpty ? rest.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, left.Length);
        left.Span[..count].CopyTo(buffer);
        left = left[count..];
        return count;
    }
}
