using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// What is known of the ledger while appends are decided: all that is recorded, and all that is decided and on its way to be.
/// It is thrown away when anything of it is taken back.
/// </summary>
internal sealed class LedgerMemory
{
    private readonly int forgotten;
    private readonly Func<Session> own;
    private readonly ConcurrentBag<BatchLists> lists = [];

    /// <param name="reads">Sees all that is recorded.</param>
    /// <param name="forgotten">The writer's <see cref="Session.Forgotten"/> as it was before.</param>
    /// <param name="own">A connection that sees the events of the current batch too.</param>
    public LedgerMemory(Session reads, int forgotten, KnownKeys keys, KnownNames names, Func<Session> own)
    {
        (this.forgotten, this.own, Keys) = (forgotten, own, keys);
        Head = LedgerHead.Load(reads);
        Rows = new LedgerRows(reads, names);
        Events = new EventWriter(Head.Digest);
        Fold = new LedgerFold(new OwnLedgerView(own), lot => Rows.FindLot(lot)?.State);
        EarlyVoids = [.. reads.Query("SELECT target FROM early_void", r => r.GetString(0))];
        keys.Load(reads, Head.Events);
        names.Read();
    }

    public LedgerHead Head { get; }

    public LedgerRows Rows { get; }

    public LedgerFold Fold { get; }

    public KnownKeys Keys { get; }

    /// <summary>Belongs to who chains batches.</summary>
    public EventWriter Events { get; }

    /// <summary>Ended when all batches are chained that were given away for it. For who decides alone.</summary>
    public Task Chained { get; set; } = Task.CompletedTask;

    /// <summary>The ids of events that were taken back before they came.</summary>
    public HashSet<string> EarlyVoids { get; }

    /// <summary>The writer's connection, with all that is decided so far.</summary>
    public Session Own() => own();

    /// <summary>For a new batch.</summary>
    public BatchLists TakeLists() => lists.TryTake(out var kept) ? kept : new BatchLists();

    /// <summary>Of a batch that is written and closed.</summary>
    public void GiveBack(BatchLists written)
    {
        if (written.Clear()) lists.Add(written);
    }

    /// <summary>Nothing was taken back since.</summary>
    public bool IsOf(Session writer) => writer.Forgotten == forgotten;

    /// <exception cref="LedgerStaleException">Something was taken back since.</exception>
    public void Check(Session writer)
    {
        if (!IsOf(writer)) throw new LedgerStaleException();
    }
}
