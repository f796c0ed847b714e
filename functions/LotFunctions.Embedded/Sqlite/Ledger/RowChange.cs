namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// A row to be written, with what the decider knew of it when it handed the batch over, and with its chain as the batch leaves
/// it; both may be further on by now.
/// </summary>
/// <param name="State">Of a lot: its state's place in the batch; null for none.</param>
internal readonly record struct RowChange(StreamRow Row, bool IsNew, long Last, (int At, int Length)? State)
{
    private long Events { get; init; }

    private byte[] Head { get; init; } = [];

    /// <summary>To be called when the batch's events have their hashes, and no later ones of the stream.</summary>
    public RowChange Chained() => this with { Events = Row.Events, Head = Row.Head };

    public void Write(Session session, ReadOnlySpan<byte> states)
    {
        if (Row is LotRow lot) WriteLot(session, lot, states);
        else if (Row.Table == StreamId.Unit) WriteUnit(session);
        else if (Row.Table == StreamId.Other) WriteOther(session);
        else if (Row.Table == StreamRow.WorkOrder) WriteWorkOrder(session);
        else if (IsNew) WriteRecorder(session);
    }

    private void WriteLot(Session session, LotRow lot, ReadOnlySpan<byte> states)
    {
        var save = session.Statement(IsNew
            ? "INSERT INTO lot (id, events, head, last, state, item, lot) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            : "UPDATE lot SET events = ?2, head = ?3, last = ?4, state = ?5 WHERE id = ?1");
        BindStream(save);
        save.Bind(4, Last);
        if (State is { } state) save.Bind(5, states.Slice(state.At, state.Length));
        else save.BindNull(5);
        if (IsNew)
        {
            save.Bind(6, lot.Lot.Item);
            save.Bind(7, lot.Lot.Lot);
        }

        save.Run();
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

    private void BindStream(Statement save)
    {
        save.Bind(1, Row.Id);
        save.Bind(2, Events);
        save.Bind(3, Head);
    }
}
