using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The row of a name: of a lot, a unit or another stream with the head of its chain, or of a work order or a caller. The chain
/// belongs to who chains batches, the rest to who decides: they may be two threads.
/// </summary>
internal class StreamRow(int table, long id, string name, long events, byte[] head, long last)
{
    /// <summary>The table of work orders, which are no streams.</summary>
    public const int WorkOrder = 3;

    /// <summary>The table of callers, which are no streams.</summary>
    public const int Recorder = 4;

    public int Table => table;

    public long Id => id;

    public long Stream => StreamId.Of(table, id);

    /// <summary>Of the stream; of a work order: its own.</summary>
    public string Name => name;

    /// <summary>Of the chain, as far as it is made.</summary>
    public long Events { get; private set; } = events;

    /// <summary>The hash that the chain ends with, as far as it is made.</summary>
    public byte[] Head { get; private set; } = head;

    /// <summary>The last event that names it.</summary>
    public long Last { get; set; } = last;

    /// <summary>The last batch that it was handed over to; 0 for none.</summary>
    public long Batch { get; set; }

    /// <summary>In no batch yet.</summary>
    public bool IsNew { get; set; }

    /// <summary>To be written with the next batch.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Events of it that wait for their hashes.</summary>
    public int Waiting { get; set; }

    public void Advance(byte[] hash)
    {
        Events++;
        Head = hash;
    }

    /// <summary>This event names it now; the one before that did.</summary>
    public long Link(long seq)
    {
        var before = Last;
        Last = seq;
        return before;
    }
}

/// <summary>A lot's row, with its state.</summary>
internal sealed class LotRow(long id, LotKey lot, long events, byte[] head, long last, LotState? state)
    : StreamRow(StreamId.Lot, id, EventStream.OfLot(lot), events, head, last)
{
    public LotKey Lot => lot;

    public LotState? State { get; set; } = state;
}
