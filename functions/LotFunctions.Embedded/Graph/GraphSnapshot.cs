using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>The graph as it was known at the position of a view, with the view's own snapshot for the names.</summary>
internal sealed class GraphSnapshot(CompactGraph graph, SqliteLedgerView view)
{
    /// <summary>Names that are kept, some hundred bytes each: those of a closure come again with its facts, edges and shipments.</summary>
    private const int NamesKept = 100_000;

    private readonly Remembered<int, LotKey> lots = new(NamesKept);

    public CompactGraph Graph => graph;

    public SqliteLedgerView View => view;

    public int Position { get; } = checked((int)view.Position);

    public LotKey Lot(int number)
    {
        if (lots.TryGet(number, out var lot)) return lot;
        lot = LotNames.Lot(view.Session, number);
        lots.Put(number, lot);
        return lot;
    }

    public string? Unit(int number) => number == 0 ? null : LotNames.Unit(view.Session, number);

    public string WorkOrder(int number) => LotNames.WorkOrder(view.Session, number);

    /// <summary>The id of an event.</summary>
    public string EventId(int seq) =>
        EventPages.Find(view.Session, seq) is { } row ? EventBody.ReadId(row.Body.Span) : throw new InvalidDataException($"The event {seq} is missing.");
}
