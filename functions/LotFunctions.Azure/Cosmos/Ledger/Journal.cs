using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The order of all appends: one partition with the last position, the digest over all events, and the intents that may not be
/// applied everywhere yet. An append is recorded at the moment when its intent stands here.
/// </summary>
internal sealed class Journal(CosmosPartitions partitions)
{
    private const string Pk = "journal";
    private const string Head = "head";

    public async Task<JournalState> ReadAsync(CancellationToken cancellationToken)
    {
        var items = await partitions.ReadAsync(Pk, cancellationToken);
        var head = items.FirstOrDefault(i => i.Id == Head);
        var open = items.Where(i => i.Id != Head).OrderBy(i => i.Id, StringComparer.Ordinal).Select(i => i.Read<Intent>()).ToList();
        return new JournalState(head, head?.Read<JournalHead>() ?? JournalHead.None, open);
    }

    /// <summary>Records an intent behind the state that it was decided on; null when another append came between.</summary>
    public async Task<JournalState?> CommitAsync(JournalState after, Intent intent, CancellationToken cancellationToken)
    {
        var next = after.Whole.After(intent);
        var head = CosmosItem.Of(Pk, Head, next);
        var tags = await partitions.WriteAllAsync(Pk, [CosmosWrite.After(after.Head, head), CosmosWrite.Create(ItemOf(intent))], cancellationToken);
        return tags is null ? null : new JournalState(head with { ETag = tags[0] }, next, after.Open);
    }

    /// <summary>Stops all appends, of all processes, or lets them go on; false when an append came between.</summary>
    public async Task<bool> CloseAsync(JournalState state, bool closed, CancellationToken cancellationToken) =>
        await partitions.WriteAsync(CosmosWrite.After(state.Head, CosmosItem.Of(Pk, Head, state.Whole with { Closed = closed ? true : null })), cancellationToken);

    /// <summary>Packed: it is paid for when it is written, and again when it is taken away.</summary>
    public static CosmosItem ItemOf(Intent intent) => CosmosItem.Of(Pk, intent.Id, intent, pack: true);

    /// <summary>The intent is applied everywhere.</summary>
    public Task RemoveAsync(Intent intent, CancellationToken cancellationToken) => partitions.DeleteAsync(Pk, intent.Id, cancellationToken);
}

/// <summary>What the journal says at one moment.</summary>
/// <param name="Head">As it is stored; null before the first append.</param>
/// <param name="Open">Intents that may not be applied everywhere yet. None rests on another, so they can be applied in any order.</param>
internal sealed record JournalState(CosmosItem? Head, JournalHead Whole, IReadOnlyList<Intent> Open)
{
    /// <summary>The position of the last event.</summary>
    public DateTimeOffset Last => Whole.Last;
}
