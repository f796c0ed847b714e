namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// Some senders write a line for the whole of an item and below it, in the packs, a line of the same item for each lot. The line
/// of the whole says nothing more than those together: it is their heading, and no goods of its own.
/// </summary>
internal sealed class Headings
{
    private readonly Dictionary<LineDraft, Quantity?> _sums = [];

    /// <summary>Takes the headings out; what they say of all goes to the lines below them.</summary>
    public void Drop(List<LineDraft> lines)
    {
        var below = false;
        foreach (var line in lines)
        {
            if (Heading(line) is not { } heading) continue;
            if (!below) _sums.Clear();
            below = true;
            _sums[heading] = !_sums.TryGetValue(heading, out var sum) ? line.Quantity
                : sum is { } before && line.Quantity is { } more && before.Unit == more.Unit ? before + more : null;
        }

        if (!below) return;
        foreach (var line in lines)
        {
            if (Heading(line) is { } heading && IsWhole(heading)) Inherit(line, heading);
        }

        lines.RemoveAll(IsWhole);
    }

    private bool IsWhole(LineDraft line) => _sums.TryGetValue(line, out var sum) && sum is not null && sum == line.Quantity;

    /// <summary>The nearest line above one with a lot, alone on its level, of the same goods and without a lot.</summary>
    private static LineDraft? Heading(LineDraft line)
    {
        if (line.Lots.Count == 0) return null;
        for (var node = line.Node.Parent; node is not null; node = node.Parent)
        {
            if (node.LineCount != 1) continue;
            var above = node.LastLine!;
            return above is { Lots.Count: 0, Units.Count: 0, Serials.Count: 0, Loads.Count: 0, Counted: true } && SameGoods(above, line) && !above.Parts.Exists(IsOwn) ? above : null;
        }

        return null;
    }

    // Levels without lines hang below the line above them; the packs of the lines are among them.
    private static bool IsOwn(Facts part) => part is not HierarchyNode || part.Lots.Count > 0 || part.Counted;

    private static bool SameGoods(LineDraft x, LineDraft y) =>
        x.Items.Count > 0 && x.Items.Count == y.Items.Count && x.Items.TrueForAll(i => y.Items.Exists(k => k.Identifier.Value == i.Identifier.Value));

    private static void Inherit(LineDraft line, LineDraft heading)
    {
        line.PurchaseOrder ??= heading.PurchaseOrder;
        line.Description ??= heading.Description;
        line.Supplier ??= heading.Supplier;
        line.PackSize ??= heading.PackSize;
        for (var kind = DateKind.Expiry; kind <= DateKind.Packed; kind++)
        {
            if (heading.Date(kind).Said && !line.Date(kind).Said) line.Take(kind, heading.Date(kind));
        }
    }
}
