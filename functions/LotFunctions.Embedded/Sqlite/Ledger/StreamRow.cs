using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The row that a stream's head is in, as the writer holds it.</summary>
internal class StreamRow(int table, long id, string name, long events, byte[] head)
{
    public int Table => table;

    public long Id => id;

    public long Stream => StreamId.Of(table, id);

    public string Name => name;

    public long Events { get; private set; } = events;

    public byte[] Head { get; private set; } = head;

    /// <summary>Not in the table yet.</summary>
    public bool IsNew { get; set; }

    public void Advance(byte[] hash)
    {
        Events++;
        Head = hash;
    }
}

/// <summary>A lot's row, with its state.</summary>
internal sealed class LotRow(long id, LotKey lot, long events, byte[] head, LotState? state)
    : StreamRow(StreamId.Lot, id, EventStream.OfLot(lot), events, head)
{
    public LotKey Lot => lot;

    public LotState? State { get; set; } = state;
}
