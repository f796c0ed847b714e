using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace LotFunctions.Embedded.Workflows;

/// <summary>
/// What those who start and raise tell the runner, within the process. Only hints: whatever counts is in the journal before.
/// </summary>
internal sealed class WorkflowSignals(TimeProvider clock)
{
    private readonly Channel<string> started = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, InboxSignal> inboxes = new(StringComparer.Ordinal);

    public ChannelReader<string> Started => started.Reader;

    public void TellStarted(string instanceId) => started.Writer.TryWrite(instanceId);

    public void TellRaised(string instanceId)
    {
        if (inboxes.TryGetValue(instanceId, out var inbox))
        {
            inbox.Wake();
        }
    }

    /// <summary>False when the instance is running already.</summary>
    public bool TryOpen(string instanceId, [NotNullWhen(true)] out InboxSignal? inbox)
    {
        inbox = new InboxSignal(clock);
        return inboxes.TryAdd(instanceId, inbox);
    }

    public void Close(string instanceId) => inboxes.TryRemove(instanceId, out _);
}
