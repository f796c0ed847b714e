namespace LotFunctions.Core.Ledger;

/// <summary>
/// Lots of whose use only the production tells that names them among its inputs: no event of their own moves them, so their
/// states do not know it.
/// </summary>
public static class InputsWithoutReceipt
{
    /// <summary>Those that an output was made of although nothing says where they came from; asks only for lots that it can be true of.</summary>
    public static async ValueTask<IReadOnlySet<LotKey>> AmongAsync(ILedgerView view, IEnumerable<LotState> states, CancellationToken cancellationToken)
    {
        var open = states.Where(s => !s.HasSeen(LotEventType.Receive) && !s.HasSeen(LotEventType.Produce) && !s.HasSeen(LotEventType.Consume))
            .Select(s => s.Lot).ToHashSet();
        if (open.Count == 0) return open;
        var named = (await view.ProducedFromAsync(open, cancellationToken)).SelectMany(r => r.Event.Inputs!).Select(i => i.Lot).ToHashSet();
        open.IntersectWith(named);
        return open;
    }

    /// <summary>A produce names it among its inputs: the lot is known, also where no event of its own is recorded.</summary>
    public static async ValueTask<bool> IsNamedAsync(ILedgerView view, LotKey lot, CancellationToken cancellationToken) =>
        (await view.ProducedFromAsync([lot], cancellationToken)).Count > 0;
}
