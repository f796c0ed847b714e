using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Intake;

/// <summary>Reads plain events (<see cref="PlainScan"/>) one after the other and seals some of them together.</summary>
/// <param name="take">Gets each sealed event with the place that it was added with.</param>
internal sealed class PlainBatch(Action<int, LotEvent> take)
{
    /// <summary>As many as stay in the nearest memory.</summary>
    private const int AtOnce = 32;

    private readonly HashBatch hashes = new();
    private readonly List<(int At, PlainDraft Draft)> drafts = new(AtOnce);

    /// <summary>False when it is not a plain one.</summary>
    public bool TryAdd(int at, ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        if (PlainScan.Draft(json, now) is not { } draft) return false;
        drafts.Add((at, draft));
        EventIdentity.Hash(hashes, draft.Event, draft.AtStated);
        if (drafts.Count == AtOnce) Finish();
        return true;
    }

    /// <summary>To be called after the last.</summary>
    public void Finish()
    {
        hashes.Run();
        for (var i = 0; i < drafts.Count; i++) take(drafts[i].At, EventIdentity.Sealed(drafts[i].Draft.Event, drafts[i].Draft.EventId, hashes[i]));
        drafts.Clear();
        hashes.Clear();
    }
}
