using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Http;

/// <summary>
/// A request's body that ends in <see cref="BodyTooLargeException"/> when it goes over its route's limit, on hosts that
/// know no limit a route and for bodies that do not tell their length.
/// </summary>
internal sealed class BoundedBody(Stream body, long limit) : ForwardStream
{
    private long read;

    public override int Read(byte[] buffer, int offset, int count) => Counted(body.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Counted(await body.ReadAsync(buffer, cancellationToken));

    private int Counted(int count)
    {
        read += count;
        return read <= limit ? count : throw new BodyTooLargeException(limit);
    }
}
