using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Tells that a lot, a unit or a work order has no row without a read, as most that are named for the first time. Those of the
/// tables are read once, by a thread of its own, and until that has ended any name may be among them; those that come meanwhile
/// and after are added by who decides. No other process writes beside this one, and no row of a name is ever removed: what was
/// taken back costs a look-up and nothing else.
/// </summary>
/// <remarks>Four to eight bytes a name: 67 MB with ten million.</remarks>
internal sealed class KnownNames(Func<Session> open) : IDisposable
{
    private readonly NameSet added = new();
    private volatile NameSet? recorded;
    private volatile bool ended;
    private Task? reading;

    /// <summary>To be called before any name is added.</summary>
    public void Read() => reading ??= Task.Factory.StartNew(ReadTables, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <summary>False only when there is no row of this name (<see cref="NameKey"/>).</summary>
    public bool MayHave(long name)
    {
        if (recorded is not { } known) return true;
        var probe = new KeyProbe(name);
        return known.MayHave(probe) || added.MayHave(probe);
    }

    /// <summary>It has a row now.</summary>
    public void Add(long name) => added.Add(new KeyProbe(name));

    public void Dispose()
    {
        ended = true;
        reading?.Wait();
    }

    private void ReadTables()
    {
        try
        {
            using var session = open();
            session.Execute("BEGIN");
            var names = new NameSet();
            // The indexes have all that is asked for, and are smaller than the tables.
            ReadRows(session, "SELECT lot, item FROM lot INDEXED BY lot_name", row => names.Add(new KeyProbe(NameKey.OfLot(row.Bytes(1), row.Bytes(0)))));
            ReadRows(session, "SELECT sscc FROM unit INDEXED BY unit_name", row => names.Add(new KeyProbe(NameKey.OfUnit(row.Bytes(0)))));
            ReadRows(session, "SELECT name FROM work_order INDEXED BY work_order_name", row => names.Add(new KeyProbe(NameKey.OfWorkOrder(row.Bytes(0)))));
            session.Execute("COMMIT");
            if (!ended) recorded = names;
        }
        catch (SqliteException)
        {
            // Every name costs a look-up then; who has to read the tables hears what is wrong with them.
        }
    }

    private void ReadRows(Session session, string sql, Action<Statement> add)
    {
        var select = session.Statement(sql);
        while (!ended && select.Row()) add(select);
        select.Reset();
    }
}
