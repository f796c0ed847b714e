namespace LotFunctions.Core.Intake;

/// <summary>A text without the line ends after every <paramref name="width"/> bytes (<see cref="Standards.Edi.LineFolding"/>); others stay. Read once, from the front.</summary>
/// <param name="folded">Not disposed.</param>
internal sealed class UnfoldedStream(Stream folded, int width) : ForwardStream
{
    private int column;
    private bool atFold;

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (true)
        {
            var read = folded.Read(buffer, offset, count);
            if (read == 0 || count == 0) return 0;
            var kept = Unfold(buffer.AsSpan(offset, read));
            if (kept > 0) return kept;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var read = await folded.ReadAsync(buffer, cancellationToken);
            if (read == 0 || buffer.IsEmpty) return 0;
            var kept = Unfold(buffer.Span[..read]);
            if (kept > 0) return kept;
        }
    }

    /// <summary>Moves what stays to the front; how many bytes that is.</summary>
    private int Unfold(Span<byte> bytes)
    {
        var kept = 0;
        foreach (var one in bytes)
        {
            var isLineEnd = one is (byte)'\r' or (byte)'\n';
            if (isLineEnd && (column == width || atFold))
            {
                (column, atFold) = (0, true);
                continue;
            }

            atFold = false;
            column = isLineEnd ? 0 : column + 1;
            bytes[kept++] = one;
        }

        return kept;
    }
}
