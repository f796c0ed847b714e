using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The order of all appends: one partition with the last position and the intents that may not be applied everywhere yet.
/// An append is recorded at the moment when its intent stands here.
/// </summary>
internal sealed class Journal(CosmosPartitions partitions)
{
    private const string Pk = "journal";
    private const string Head = "head";

    public async Task<JournalState> ReadAsync(CancellationToken cancellationToken)
    {
        var items = await partitions.ReadAsync(Pk, cancellationToken);
        var head = items.FirstOrDefault(i => i.Id == Head);
        var open = items.Where(i => i.Id != Head).OrderBy(i => i.Id, StringComparer.Ordinal).Select(i => Intent.Unpack(i.Body!)).ToList();
        return new JournalState(head, head?.Read<JournalHead>().Last ?? DateTimeOffset.MinValue, open);
    }

    /// <summary>Records an intent behind the state that it was decided on; null when another append came between.</summary>
    public async Task<JournalState?> CommitAsync(JournalState after, Intent intent, CancellationToken cancellationToken)
    {
        var last = intent.Events.Max(e => e.Record.RecordedAt);
        var head = CosmosItem.Of(Pk, Head, new JournalHead(last));
        var item = new CosmosItem { Pk = Pk, Id = intent.Id, Body = intent.Pack() };
        var tags = await partitions.WriteAllAsync(Pk, [CosmosWrite.After(after.Head, head), CosmosWrite.Create(item)], cancellationToken);
        return tags is null ? null : new JournalState(head with { ETag = tags[0] }, last, after.Open);
    }

    /// <summary>The intent is applied everywhere.</summary>
    public Task RemoveAsync(Intent intent, CancellationToken cancellationToken) => partitions.DeleteAsync(Pk, intent.Id, cancellationToken);

    private sealed record JournalHead(DateTimeOffset Last);
}

/// <summary>What the journal says at one moment.</summary>
/// <param name="Head">As it is stored; null before the first append.</param>
/// <param name="Last">The position of the last event.</param>
/// <param name="Open">Intents that may not be applied everywhere yet. None rests on another, so they can be applied in any order.</param>
internal sealed record JournalState(CosmosItem? Head, DateTimeOffset Last, IReadOnlyList<Intent> Open);
