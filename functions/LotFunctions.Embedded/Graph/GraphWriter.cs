using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Puts what was recorded since into the graph, from one snapshot of the ledger, in the order of recording. What it does with
/// an event follows from the ledger alone, so that it can be done again from any position.
/// </summary>
internal sealed class GraphWriter(CompactGraph graph, Session session)
{
    private readonly GraphRows rows = new(session);
    private readonly UnitFamilyLines units = new(graph, new GraphRows(session));

    /// <summary>The number of events taken in.</summary>
    public long CatchUp(CancellationToken cancellationToken)
    {
        var from = graph.Position;
        foreach (var row in rows.After(from))
        {
            Add(row);
            graph.Position = row.Seq;
            if (row.Seq % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        return graph.Position - from;
    }

    private void Add(GraphRow row)
    {
        if (row.Type == LotEventType.Void)
        {
            TakeBack(row);
            return;
        }

        // Its void was there first: it never held.
        if (row.To < row.Seq) return;
        switch (row.Type)
        {
            case LotEventType.Consume when row is { Lot: not 0, WorkOrder: not 0 }:
                graph.AddInput(row.Lot, row.WorkOrder, row.Effect().Quantity, row.Seq, row.To);
                break;
            case LotEventType.Produce when row is { Lot: not 0, WorkOrder: not 0 }:
                graph.AddOutput(row.Lot, row.WorkOrder, Named(row.Effect().Inputs), row.Seq, row.To);
                break;
            case LotEventType.Ship:
                AddShip(row);
                break;
            default:
                break;
        }

        if (row is { Lot: not 0, Unit: not 0, Type: LotEventType.Announce or LotEventType.Pack or LotEventType.Produce }) graph.OpenUnits.PutIn(row.Unit, row.Lot);
        if (row.Unit != 0 || row.OuterUnit != 0) units.Added(row);
    }

    private void AddShip(GraphRow row)
    {
        var e = row.Effect();
        var ship = graph.AddShip(e.At, e.Shipment!, e.Customer!, row.Seq);
        if (row.Lot != 0) graph.AddLine(row.Lot, ship, row.Unit, e.Quantity, row.Seq, row.To);
    }

    private void TakeBack(GraphRow taking)
    {
        // What is not there yet, or was no event that can be taken back, has nothing to end.
        if (taking.Effect().Reference is not { } reference || rows.ById(reference) is not { } row || row.To != taking.Seq) return;
        switch (row.Type)
        {
            case LotEventType.Consume when row is { Lot: not 0, WorkOrder: not 0 }:
                graph.EndInput(row.Lot, row.WorkOrder, row.Seq, row.To);
                break;
            case LotEventType.Produce when row is { Lot: not 0, WorkOrder: not 0 }:
                graph.EndOutput(row.Lot, row.WorkOrder, Named(row.Effect().Inputs)?.Select(n => n.Lot) ?? [], row.Seq, row.To);
                break;
            case LotEventType.Ship when row.Lot != 0:
                graph.Lines.Links.End(row.Lot, row.To, l => l.From == row.Seq);
                break;
            default:
                break;
        }

        if (row.Unit != 0 || row.OuterUnit != 0) units.TakenBack(row);
    }

    private List<(int Lot, Quantity? Quantity)>? Named(IReadOnlyList<LotInput>? inputs) =>
        inputs?.Select(i => (LotNames.Find(session, i.Lot) ?? throw new InvalidDataException($"The input {i.Lot} has no row."), i.Quantity)).ToList();
}
