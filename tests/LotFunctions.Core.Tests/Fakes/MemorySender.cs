using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Keeps what was sent; delivers nothing.</summary>
internal sealed class MemorySender : IMessageSender
{
    private readonly List<SentMessage> sent = [];

    public IReadOnlyList<SentMessage> Sent => sent;

    /// <summary>The next send fails, as a queue that is away.</summary>
    public bool FailOnce { get; set; }

    public Task SendAsync(string queue, string messageId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (FailOnce)
        {
            FailOnce = false;
            throw new IOException("The queue is away.");
        }

        sent.Add(new SentMessage(queue, messageId, body.ToArray()));
        return Task.CompletedTask;
    }
}

internal sealed record SentMessage(string Queue, string MessageId, byte[] Body);
