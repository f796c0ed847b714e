using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Which lot a label means, and the rule that says so.</summary>
/// <param name="Rule">Null when none concerns it.</param>
/// <param name="IsEmpty">The rule leaves nothing of the label; the lot is as it is labelled.</param>
internal readonly record struct ResolvedLot(LotKey Lot, BookRule? Rule, bool IsEmpty = false);

/// <summary>
/// Finds the lot that a label means. Its text is normalised by the rule of its supplier and item. A lot that is recorded under
/// the very text of the label stays that lot: it is from before the rule. Where nobody says the supplier, and the rules of several
/// read the label differently, the lot that is recorded decides; then the one rule whose pattern knows it; then the rule
/// for no supplier in particular. The ledger is asked only where the text changes or the rules differ.
/// </summary>
internal sealed class LotResolver(RuleBook book, RecordedLots recorded)
{
    private const int MostTexts = 10_000;

    private readonly Dictionary<LotKey, bool> texts = [];

    /// <param name="labelled">As the label says it.</param>
    /// <param name="arrives">It is a receipt: the supplier that announced the lot counts for one that the receipt does not name.</param>
    public async ValueTask<ResolvedLot> ResolveAsync(LotKey labelled, string? supplier, bool arrives, CancellationToken cancellationToken)
    {
        if (book.Version == 0 || labelled.Lot.Length == 0) return new ResolvedLot(labelled, null);
        if (supplier is null && book.Alternatives(labelled.Item) is { Length: > 1 } rules) return await AmongAsync(rules, labelled, arrives, cancellationToken);
        var resolved = Read(book.Find(supplier, labelled.Item), labelled);
        return resolved.Lot == labelled ? resolved : await OrRecordedAsync(resolved, labelled, cancellationToken);
    }

    /// <summary>What the rule makes of a label, whatever is recorded.</summary>
    public static ResolvedLot Read(BookRule? rule, LotKey labelled)
    {
        if (rule is null || rule.Rule.Normalisation.Count == 0) return new ResolvedLot(labelled, rule);
        var lot = rule.Normalise(labelled.Lot);
        if (lot == labelled.Lot) return new ResolvedLot(labelled, rule);
        return LotKey.TryCreate(labelled.Item, lot, out var key, out _) ? new ResolvedLot(key, rule) : new ResolvedLot(labelled, rule, IsEmpty: true);
    }

    private async ValueTask<ResolvedLot> OrRecordedAsync(ResolvedLot resolved, LotKey labelled, CancellationToken cancellationToken)
    {
        if (!texts.TryGetValue(labelled, out var isRecorded))
        {
            if (texts.Count >= MostTexts) texts.Clear();
            texts[labelled] = isRecorded = await recorded.HasTextAsync(labelled, cancellationToken);
        }

        return isRecorded ? new ResolvedLot(labelled, resolved.Rule) : resolved;
    }

    private async ValueTask<ResolvedLot> AmongAsync(BookRule?[] rules, LotKey labelled, bool arrives, CancellationToken cancellationToken)
    {
        var readings = Array.ConvertAll(rules, r => Read(r, labelled));
        var first = readings[0];
        var same = Array.TrueForAll(readings, r => r.Lot == labelled);
        if (same && !arrives && first.Rule?.Accepts(labelled.Lot) != false) return first;

        var lots = readings.Select(r => r.Lot).Append(labelled).Distinct().ToList();
        if (arrives && await recorded.AnnouncedByAsync(lots, cancellationToken) is { } supplier)
        {
            var announced = Read(book.Find(supplier, labelled.Item), labelled);
            return announced.Lot == labelled ? announced : await OrRecordedAsync(announced, labelled, cancellationToken);
        }

        var states = same ? null : await recorded.StatesAsync(lots, cancellationToken);
        if (states?.ContainsKey(labelled) == true) return Array.Find(readings, r => r.Lot == labelled) is { Rule: not null } exact ? exact : new ResolvedLot(labelled, first.Rule);
        if (states is { Count: > 0 }) return Array.Find(readings, r => states.ContainsKey(r.Lot));
        var knowing = Array.FindAll(readings, r => r.Rule?.Recognises(r.Lot.Lot) == true);
        return knowing.DistinctBy(r => r.Lot).Count() == 1 ? knowing[0] : first;
    }
}
