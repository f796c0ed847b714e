using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>What the writer remembers of the ledger's tables (<see cref="Session.Kept{T}"/>): the scans of a shift name the same few.</summary>
internal sealed class LedgerMemory
{
    public LedgerHead? Head { get; set; }

    public Remembered<LotKey, long> Lots { get; } = new(50_000);

    public Remembered<string, long> Units { get; } = new(50_000);

    public Remembered<string, long> WorkOrders { get; } = new(50_000);

    public Remembered<string, bool> Shipments { get; } = new(50_000);

    public Remembered<string, StreamHead> Streams { get; } = new(50_000);

    public Remembered<LotKey, LotState?> States { get; } = new(10_000);

    public Remembered<long, RecordedEvent> Events { get; } = new(20_000);
}
