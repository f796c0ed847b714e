using System.Text.Json;
using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>A queue that remembers: a message id counts once, as a queue with duplicate detection has it.</summary>
internal sealed class SentMessages : IMessageSender
{
    private readonly List<(string Queue, string Id, JsonElement Body)> sent = [];

    public IReadOnlyList<(string Queue, string Id, JsonElement Body)> All => sent;

    public Task SendAsync(string queue, string messageId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (sent.TrueForAll(m => m.Id != messageId)) sent.Add((queue, messageId, JsonDocument.Parse(body).RootElement));
        return Task.CompletedTask;
    }

    public IEnumerable<string> IdsOf(string kind) => sent.Where(m => m.Body.GetProperty("kind").GetString() == kind).Select(m => m.Id);
}
