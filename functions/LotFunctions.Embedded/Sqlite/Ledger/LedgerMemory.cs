using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>What the writer holds of the ledger between its jobs (<see cref="Session.Kept{T}"/>); gone when anything is taken back.</summary>
internal sealed class LedgerMemory
{
    private LedgerHead? head;
    private LedgerRows? rows;
    private LedgerFold? fold;
    private PendingEvents? pending;
    private long? earlyVoids;

    public LedgerHead Head(Session session) => head ??= LedgerHead.Load(session);

    public LedgerRows Rows(Session session) => rows ??= new LedgerRows(session);

    public PendingEvents Pending(Session session) => pending ??= new PendingEvents(session, Head(session));

    public LedgerFold Fold(Session session)
    {
        if (fold is not null) return fold;
        var (known, events) = (Rows(session), Pending(session));
        // All that is recorded, the open transaction's own events included.
        var view = new SqliteLedgerView(session, long.MaxValue, DateTimeOffset.MaxValue, before: () =>
        {
            events.Write();
            known.Save();
        });
        return fold = new LedgerFold(view, lot => known.FindLot(lot)?.State);
    }

    public bool HasEarlyVoids(Session session) => (earlyVoids ??= session.Number("SELECT count(*) FROM early_void")) > 0;

    /// <summary>A void was recorded before what it takes back, or that has come now.</summary>
    public void EarlyVoidsChanged() => earlyVoids = null;
}
