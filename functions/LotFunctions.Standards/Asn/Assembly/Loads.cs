namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>What the loads of a line (X12 CLD) say together.</summary>
internal static class Loads
{
    /// <summary>
    /// Loads with dates of their own become parts of their line. By the standard a DTM stands behind all loads and is the line's;
    /// one between two loads can only be that of the load before it.
    /// </summary>
    /// <param name="total">Of the line; null when it is not said.</param>
    public static void Place(LineDraft line, Quantity? total)
    {
        var loads = line.Loads;
        if (loads.Count == 0) return;
        if (!loads.Any(static l => l.HasOwnDate) && loads.SkipLast(1).All(static l => l.Dated == 0))
        {
            var last = loads[^1];
            for (var kind = DateKind.Expiry; last.Dated != 0 && kind <= DateKind.Packed; kind++)
            {
                if (last.Date(kind).Said) line.Take(kind, line.Date(kind).With(last.Date(kind)));
            }

            return;
        }

        var each = UnitsOfOne(loads, total);
        foreach (var load in loads) (load.Quantity, load.Counted) = (Of(load, each, total), true);
        line.Parts.AddRange(loads);
        line.ForgetLoads();
    }

    /// <summary>
    /// CLD02 is the content of one load by the standard, of all of them by some senders; SN102 tells which: true for one. Of one
    /// load it is both. Null when it cannot be told.
    /// </summary>
    public static bool? UnitsOfOne(IReadOnlyList<Load> loads, Quantity? total)
    {
        if (total is not { } whole || loads.Any(static l => l.Count is null || l.Content is null)) return null;
        if (loads.Sum(static l => l.Count * l.Content) == whole.Value) return true;
        return loads.Sum(static l => l.Content) == whole.Value || loads.All(static l => l.Count == 1) ? false : null;
    }

    /// <summary>How much is in a load; null when that cannot be told.</summary>
    public static Quantity? Of(Load load, bool? unitsOfOne, Quantity? total) =>
        unitsOfOne is { } each ? new Quantity((each ? load.Count!.Value : 1) * load.Content!.Value, total!.Value.Unit) : null;
}
