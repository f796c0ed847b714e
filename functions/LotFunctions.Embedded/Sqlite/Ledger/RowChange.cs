namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// A row to be written, with what the decider knew of it when it handed the batch over, and with its chain as the batch leaves
/// it; both may be further on by now.
/// </summary>
/// <param name="State">Of a lot: its state's place in the batch; null for none.</param>
internal readonly record struct RowChange(StreamRow Row, bool IsNew, long Last, (int At, int Length)? State)
{
    private const int LotsAtOnce = 8;
    private const int LotColumns = 7;
    private const string IntoLot = "INSERT INTO lot (id, events, head, last, state, item, lot) VALUES ";
    private const string InsertLot = IntoLot + "(?1, ?2, ?3, ?4, ?5, ?6, ?7)";

    private static readonly string InsertLots = IntoLot + string.Join(", ", Enumerable.Repeat("(?, ?, ?, ?, ?, ?, ?)", LotsAtOnce));

    private long Events { get; init; }

    private byte[] Head { get; init; } = [];

    /// <summary>To be called when the batch's events have their hashes, and no later ones of the stream.</summary>
    public RowChange Chained() => this with { Events = Row.Events, Head = Row.Head };

    /// <summary>
    /// Writes all of them. New lots go some to a statement: most of what a statement of one row costs is to open the table and
    /// its index.
    /// </summary>
    public static void Write(Session session, ReadOnlySpan<RowChange> rows, ReadOnlySpan<byte> states)
    {
        Span<int> newLots = stackalloc int[LotsAtOnce];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (!rows[i].IsNew || rows[i].Row is not LotRow)
            {
                rows[i].Write(session, states);
                continue;
            }

            newLots[count++] = i;
            if (count < LotsAtOnce) continue;
            var insert = session.Statement(InsertLots);
            for (var n = 0; n < count; n++) rows[newLots[n]].BindNewLot(insert, n * LotColumns, states);
            insert.Run();
            count = 0;
        }

        foreach (var i in newLots[..count]) rows[i].Write(session, states);
    }

    private void Write(Session session, ReadOnlySpan<byte> states)
    {
        if (Row is LotRow lot) WriteLot(session, lot, states);
        else if (Row.Table == StreamId.Unit) WriteUnit(session);
        else if (Row.Table == StreamId.Other) WriteOther(session);
        else if (Row.Table == StreamRow.WorkOrder) WriteWorkOrder(session);
        else if (IsNew) WriteRecorder(session);
    }

    private void WriteLot(Session session, LotRow lot, ReadOnlySpan<byte> states)
    {
        if (IsNew)
        {
            var insert = session.Statement(InsertLot);
            BindNewLot(insert, 0, states);
            insert.Run();
            return;
        }

        var save = session.Statement("UPDATE lot SET events = ?2, head = ?3, last = ?4, state = ?5 WHERE id = ?1");
        BindLot(save, 0, states);
        save.Run();
    }

    /// <param name="before">Parameters of the statement that come before.</param>
    private void BindNewLot(Statement insert, int before, ReadOnlySpan<byte> states)
    {
        BindLot(insert, before, states);
        var lot = ((LotRow)Row).Lot;
        insert.Bind(before + 6, lot.Item);
        insert.Bind(before + 7, lot.Lot);
    }

    private void BindLot(Statement save, int before, ReadOnlySpan<byte> states)
    {
        BindStream(save, before);
        save.Bind(before + 4, Last);
        if (State is { } state) save.Bind(before + 5, states.Slice(state.At, state.Length));
        else save.BindNull(before + 5);
    }

    private void WriteUnit(Session session)
    {
        var save = session.Statement(IsNew
            ? "INSERT INTO unit (id, events, head, last, sscc) VALUES (?1, ?2, ?3, ?4, ?5)"
            : "UPDATE unit SET events = ?2, head = ?3, last = ?4 WHERE id = ?1");
        BindStream(save);
        save.Bind(4, Last);
        if (IsNew) save.Bind(5, Row.Name["unit/".Length..]);
        save.Run();
    }

    private void WriteOther(Session session)
    {
        var save = session.Statement(IsNew
            ? "INSERT INTO other_stream (id, events, head, name) VALUES (?1, ?2, ?3, ?4)"
            : "UPDATE other_stream SET events = ?2, head = ?3 WHERE id = ?1");
        BindStream(save);
        if (IsNew) save.Bind(4, Row.Name);
        save.Run();
    }

    private void WriteWorkOrder(Session session)
    {
        var save = session.Statement(IsNew
            ? "INSERT INTO work_order (id, last, name) VALUES (?1, ?2, ?3)"
            : "UPDATE work_order SET last = ?2 WHERE id = ?1");
        save.Bind(1, Row.Id);
        save.Bind(2, Last);
        if (IsNew) save.Bind(3, Row.Name);
        save.Run();
    }

    private void WriteRecorder(Session session)
    {
        var save = session.Statement("INSERT INTO recorder (id, name) VALUES (?1, ?2)");
        save.Bind(1, Row.Id);
        save.Bind(2, Row.Name);
        save.Run();
    }

    private void BindStream(Statement save, int before = 0)
    {
        save.Bind(before + 1, Row.Id);
        save.Bind(before + 2, Events);
        save.Bind(before + 3, Head);
    }
}
