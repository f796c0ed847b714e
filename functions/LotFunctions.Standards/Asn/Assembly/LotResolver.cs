namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Finds the lots of a line and how much of it is of each. What the notice does not say stays unknown; nothing is guessed.</summary>
internal sealed class LotResolver(DiagnosticList diagnostics)
{
    private const int Few = 8;

    private LotTally _tally = new();

    public IReadOnlyList<AsnLot> Resolve(LineDraft line, Quantity? total)
    {
        // What nearly every line is.
        if (line is { Lots.Count: 1, Parts.Count: 0, Loads.Count: 0 }) return [new AsnLot(line.Lots[0], total)];

        if (OfParts(line) is { } lots) return Checked(lots, line, total);

        Collect(line, total);
        return _tally.Count switch
        {
            0 => Inherited(line, total),
            1 when _tally[0].Quantity is null => [new AsnLot(_tally[0].Lot, total)],
            _ => Shares(line, total),
        };
    }

    // The usual line of several lots: each part has one, and each lot one part. Null for any other line, which takes a tally.
    private static AsnLot[]? OfParts(LineDraft line)
    {
        var parts = line.Parts;
        if (parts.Count is < 2 or > Few || line.Lots.Count > 0 || line.Loads.Count > 0) return null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Lots.Count != 1) return null;
            for (var j = 0; j < i; j++)
            {
                if (parts[j].Lots[0] == parts[i].Lots[0]) return null;
            }
        }

        var lots = new AsnLot[parts.Count];
        for (var i = 0; i < lots.Length; i++) lots[i] = new AsnLot(parts[i].Lots[0], parts[i].Quantity);
        return lots;
    }

    // The line names its lots; its parts and loads say how much. One lot in several parts is the sum of them.
    private void Collect(LineDraft line, Quantity? total)
    {
        if (_tally.IsLarge) _tally = new LotTally();
        _tally.Clear();
        for (var i = 0; i < line.Lots.Count; i++) _tally.Add(line.Lots[i]);
        foreach (var part in line.Parts)
        {
            var single = part.Lots.Count == 1;
            for (var i = 0; i < part.Lots.Count; i++) Add(part.Lots[i], single ? part.Quantity : null);
        }

        if (line.Loads.Count > 0) CollectLoads(line.Loads, total);
    }

    private void Add(string lot, Quantity? quantity)
    {
        var index = _tally.Add(lot);
        var known = _tally[index];
        _tally.Set(index, !known.Told ? quantity
            : known.Quantity is { } sum && quantity is { } more && sum.Unit == more.Unit ? sum + more
            : null);
    }

    private void CollectLoads(IReadOnlyList<Load> loads, Quantity? total)
    {
        var each = Loads.UnitsOfOne(loads, total);
        foreach (var load in loads)
        {
            foreach (var lot in load.Lots)
            {
                Add(lot, load.Lots.Count == 1 ? Loads.Of(load, each, total) : null);
            }
        }
    }

    private IReadOnlyList<AsnLot> Inherited(LineDraft line, Quantity? total)
    {
        for (var node = line.Node; node is not null; node = node.Parent)
        {
            if (node.Lots.Count == 0) continue;
            if (node.Level is "S" or "O" or "")
            {
                diagnostics.Warning("lot-inherited", "The line names no lot; that of the order or the shipment was taken.", line.Position);
            }

            if (node.Lots.Count == 1) return [new AsnLot(node.Lots[0], total)];
            diagnostics.Warning("lot-quantity-unknown", $"The line has {node.Lots.Count} lots; how much is of each is not said.", line.Position);
            return node.SharedLots;
        }

        return [];
    }

    private AsnLot[] Shares(LineDraft line, Quantity? total)
    {
        var lots = new AsnLot[_tally.Count];
        for (var i = 0; i < lots.Length; i++) lots[i] = new AsnLot(_tally[i].Lot, _tally[i].Quantity);
        return Checked(lots, line, total);
    }

    private AsnLot[] Checked(AsnLot[] lots, LineDraft line, Quantity? total)
    {
        var (sum, told, comparable) = (0m, true, true);
        foreach (var lot in lots)
        {
            var quantity = lot.Quantity;
            sum += quantity?.Value ?? 0;
            told &= quantity is not null;
            comparable &= quantity?.Unit == total?.Unit;
        }

        if (!told)
        {
            diagnostics.Warning("lot-quantity-unknown", $"The line has {lots.Length} lots; how much is of each is not said.", line.Position);
        }
        else if (comparable && total is { } whole && sum != whole.Value)
        {
            diagnostics.Warning("lot-quantity-mismatch", $"The lots add up to {new Quantity(sum, whole.Unit)}; the line says {whole}.", line.Position);
        }

        return lots;
    }
}
