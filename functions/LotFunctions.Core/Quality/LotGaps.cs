using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Quality;

/// <summary>
/// What the record of one lot lacks beside what its state tells: items, suppliers and customers that are not registered, which a
/// registration mends, what lot rules warned of, and places that it was taken from though it was elsewhere.
/// </summary>
internal sealed class LotGaps(IReferenceData references)
{
    /// <summary>A lot that more suppliers or customers share has its first ones looked up.</summary>
    private const int Most = 200;

    public async Task<IReadOnlyList<Gap>> OfAsync(LotKey lot, IReadOnlyList<Movement> movements, CancellationToken cancellationToken)
    {
        var gaps = movements.Select(m => m.Event.Judgement)
            .Where(j => j is { Violations: not null, Quarantine: false })
            .SelectMany(j => j!.Violations!.Select(v => new Gap(GapCode.LotRuleViolation, lot, v.Detail)))
            .Distinct().Take(Most).ToList();
        if (ExpiryConflict(lot, movements) is { } conflict) gaps.Add(conflict);
        gaps.AddRange((LotState.Fold(lot, movements).ShortPlaces ?? []).Select(place => new Gap(
            GapCode.TakenElsewhere, lot, $"More of the lot was taken from {place} than was there by then, while some of it was elsewhere.")));
        if (await references.FindAsync<Item>(lot.Item, cancellationToken) is null) gaps.Add(new Gap(GapCode.UnknownItem, lot, $"Item {lot.Item} is not registered."));
        await AddAsync<Supplier>(gaps, GapCode.UnknownSupplier, lot, movements.Select(m => m.Event.Supplier), cancellationToken);
        await AddAsync<Customer>(gaps, GapCode.UnknownCustomer, lot, movements.Select(m => m.Event.Customer), cancellationToken);
        return gaps;
    }

    private static Gap? ExpiryConflict(LotKey lot, IReadOnlyList<Movement> movements)
    {
        var said = movements.Select(m => m.Event.Attributes?.Expiry).OfType<DateOnly>().Distinct().Order().ToList();
        return said.Count < 2 ? null
            : new Gap(GapCode.ExpiryConflict, lot, $"Events of the lot state {said.Count} expiry dates, from {said[0]:yyyy-MM-dd} to {said[^1]:yyyy-MM-dd}.");
    }

    private async Task AddAsync<T>(List<Gap> gaps, string code, LotKey lot, IEnumerable<string?> ids, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        foreach (var id in ids.OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(Most))
        {
            if (await references.FindAsync<T>(id, cancellationToken) is null) gaps.Add(new Gap(code, lot, $"{typeof(T).Name} {id} is not registered."));
        }
    }
}
