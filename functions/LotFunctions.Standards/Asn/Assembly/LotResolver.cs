namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Finds the lots of a line and how much of it is of each. What the notice does not say stays unknown; nothing is guessed.</summary>
internal sealed class LotResolver(DiagnosticList diagnostics)
{
    public IReadOnlyList<AsnLot> Resolve(LineDraft line, Quantity? total)
    {
        var lots = OfLine(line, total);
        if (lots.Count == 0)
        {
            return Inherited(line, total);
        }

        if (lots.Count == 1 && lots.GetAt(0).Value is null)
        {
            lots.SetAt(0, total);
        }
        else if (lots.Count > 1 && lots.Values.Any(static q => q is null))
        {
            diagnostics.Warning("lot-quantity-unknown", $"The line has {lots.Count} lots; how much is of each is not said.", line.Position);
        }
        else
        {
            Compare(line, lots, total);
        }

        return [.. lots.Select(static l => new AsnLot(l.Key, l.Value))];
    }

    // The line names its lots; its parts and loads say how much. One lot in several parts is the sum of them.
    private static OrderedDictionary<string, Quantity?> OfLine(LineDraft line, Quantity? total)
    {
        var lots = new OrderedDictionary<string, Quantity?>(line.Lots, StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in line.Parts)
        {
            foreach (var (lot, quantity) in part.Lots)
            {
                Add(lot, quantity ?? (part.Lots.Count == 1 ? part.Quantity : null));
            }
        }

        foreach (var (lot, quantity) in OfLoads(line, total))
        {
            Add(lot, quantity);
        }

        return lots;

        void Add(string lot, Quantity? quantity)
        {
            lots.TryAdd(lot, null);
            lots[lot] = told.Add(lot) ? quantity
                : lots[lot] is { } sum && quantity is { } more && sum.Unit == more.Unit ? sum + more
                : null;
        }
    }

    // CLD02 is the content of one load by the standard, of all of them by some senders; SN102 tells which.
    private static IEnumerable<(string Lot, Quantity? Quantity)> OfLoads(LineDraft line, Quantity? total)
    {
        var loads = line.Loads;
        var each = loads.Sum(static l => l.Loads * l.Units) == total?.Value;
        var all = loads.Sum(static l => l.Units) == total?.Value;
        var known = total is not null && loads.All(static l => l.Loads is not null && l.Units is not null) && (each || all);
        foreach (var load in loads)
        {
            foreach (var lot in load.Lots)
            {
                yield return (lot, known && load.Lots.Count == 1 ? new Quantity((each ? load.Loads!.Value : 1) * load.Units!.Value, total!.Value.Unit) : null);
            }
        }
    }

    private IReadOnlyList<AsnLot> Inherited(LineDraft line, Quantity? total)
    {
        for (var node = line.Node; node is not null; node = node.Parent)
        {
            if (node.Lots.Count == 0)
            {
                continue;
            }

            if (node.Level is "S" or "O" or "")
            {
                diagnostics.Warning("lot-inherited", "The line names no lot; that of the order or the shipment was taken.", line.Position);
            }

            if (node.Lots.Count == 1)
            {
                return [node.SharedLots[0] with { Quantity = total }];
            }

            diagnostics.Warning("lot-quantity-unknown", $"The line has {node.Lots.Count} lots; how much is of each is not said.", line.Position);
            return node.SharedLots;
        }

        return [];
    }

    private void Compare(LineDraft line, OrderedDictionary<string, Quantity?> lots, Quantity? total)
    {
        if (lots.Count == 0 || total is not { } whole || lots.Values.Any(q => q!.Value.Unit != whole.Unit))
        {
            return;
        }

        var sum = lots.Values.Aggregate(0m, static (a, q) => a + q!.Value.Value);
        if (sum != whole.Value)
        {
            diagnostics.Warning("lot-quantity-mismatch", $"The lots add up to {new Quantity(sum, whole.Unit)}; the line says {whole}.", line.Position);
        }
    }
}
