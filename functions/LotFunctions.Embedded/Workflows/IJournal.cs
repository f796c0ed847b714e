using LotFunctions.Core.Workflows;

namespace LotFunctions.Embedded.Workflows;

/// <summary>What the engine remembers. Each write is one transaction, durable when it returns.</summary>
internal interface IJournal
{
    /// <summary>An instance that exists is left as it is.</summary>
    Task StartAsync(string workflow, string instanceId, byte[] input, DateTimeOffset at, CancellationToken cancellationToken);

    Task<StoredWorkflow?> FindAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>The instances that have not ended.</summary>
    Task<IReadOnlyList<string>> RunningAsync(CancellationToken cancellationToken);

    /// <summary>The recorded steps of an instance, by number.</summary>
    Task<IReadOnlyList<JournalEntry>> EntriesAsync(string instanceId, CancellationToken cancellationToken);

    Task AppendAsync(string instanceId, JournalEntry entry, CancellationToken cancellationToken);

    /// <summary>
    /// Takes the oldest event of the awaited name out of the inbox, or finds the deadline passed, and records which: in one
    /// transaction. Null, and nothing written, while it is neither.
    /// </summary>
    Task<JournalEntry?> TakeEventAsync(string instanceId, EventWait wait, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Puts an event into the inbox; one for an ended instance is dropped. False for an unknown instance.</summary>
    Task<bool> AddEventAsync(string instanceId, string name, byte[] payload, DateTimeOffset at, CancellationToken cancellationToken);

    Task SetStatusAsync(string instanceId, string status, CancellationToken cancellationToken);

    Task FinishAsync(string instanceId, WorkflowRuntimeState state, byte[]? result, string? failure, CancellationToken cancellationToken);
}

/// <summary>A workflow's wait for an event, the call of this number.</summary>
internal sealed record EventWait(long Seq, string Name, string InputHash, DateTimeOffset? Deadline);
