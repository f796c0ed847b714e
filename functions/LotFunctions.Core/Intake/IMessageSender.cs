namespace LotFunctions.Core.Intake;

/// <summary>Puts messages into queues; they are delivered at least once.</summary>
public interface IMessageSender
{
    /// <summary>Durable when it returns. A message id that is queued already is not queued twice (best effort: handlers are idempotent).</summary>
    Task SendAsync(string queue, string messageId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

/// <summary>The queues' names.</summary>
public static class QueueNames
{
    public const string AsnInbound = "asn-inbound";
    public const string ScansInbound = "scans-inbound";
    public const string NoticesOutbound = "notices-outbound";
}
