using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>What is where of a lot: by location, then by unit, none of them zero. A place where more was taken than was there is below.</summary>
internal static class BalanceList
{
    /// <summary>Without trailing zeros, which would tell in which order the parts came.</summary>
    public static decimal Sum(decimal a, decimal b)
    {
        var sum = a + b;
        return sum.Scale == 0 ? sum : sum / 1.0000000000000000000000000000m;
    }

    public static void Put(this List<Balance> balances, string? location, Quantity? quantity)
    {
        if (quantity is not { } q || q.Value == 0) return;
        var place = location ?? "";
        var at = Find(balances, place, q.Unit);
        var value = at < 0 ? q.Value : Sum(q.Value, balances[at].Value);
        if (at >= 0) balances.RemoveAt(at);
        if (value == 0) return;
        balances.Add(new Balance(place, value, q.Unit));
        if (balances.Count > 1) balances.Sort(static (x, y) => (x.Location, x.Unit) switch
        {
            var (l, u) when l == y.Location => string.CompareOrdinal(u, y.Unit),
            var (l, _) => string.CompareOrdinal(l, y.Location),
        });
    }

    /// <summary>Takes from the place named, then from wherever there is stock, and what is still missing again from the place named.</summary>
    /// <returns>Whether a part was taken elsewhere than at the place named.</returns>
    public static bool Take(this List<Balance> balances, string? location, Quantity? quantity)
    {
        if (quantity is not { } q) return false;
        var (missing, elsewhere) = (q.Value, false);
        while (missing != 0 && StockIn(balances, q.Unit, location) is { } place)
        {
            var part = Math.Min(missing, place.Value);
            elsewhere |= location is not null && place.Location != location;
            balances.Put(place.Location, new Quantity(-part, q.Unit));
            missing -= part;
        }

        if (missing != 0) balances.Put(location, new Quantity(-missing, q.Unit));
        return elsewhere;
    }

    /// <summary>One entry a unit; null: at any place.</summary>
    public static List<Quantity> At(this List<Balance> balances, string? location) =>
        [.. balances.Where(b => b.Value > 0 && (location is null || b.Location == location)).GroupBy(b => b.Unit)
            .Select(g => new Quantity(g.Sum(b => b.Value), g.Key))];

    /// <summary>Stock at the place named, else the first that there is.</summary>
    private static Balance? StockIn(List<Balance> balances, string unit, string? location)
    {
        if (location is not null && Find(balances, location, unit) is var at and >= 0 && balances[at].Value > 0) return balances[at];
        foreach (var balance in balances)
        {
            if (balance.Unit == unit && balance.Value > 0) return balance;
        }

        return null;
    }

    private static int Find(List<Balance> balances, string location, string unit)
    {
        for (var i = 0; i < balances.Count; i++)
        {
            if (balances[i].Location == location && balances[i].Unit == unit) return i;
        }

        return -1;
    }
}
