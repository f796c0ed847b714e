using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>A version of the rules, ready to be asked: which rule applies is found in a few look-ups, however many there are.</summary>
internal sealed class RuleBook
{
    /// <summary>No rules were ever put: nothing is judged.</summary>
    public static readonly RuleBook None = new(null);

    private const int MostAlternatives = 10_000;
    private const int GtinLength = 14;

    private readonly Dictionary<string, Slot> items = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Slot> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Slot> companies = new(StringComparer.Ordinal);
    private readonly Slot rest = new();
    private readonly int[] lengths;
    private readonly string[] suppliers;
    private readonly ConcurrentDictionary<string, BookRule?[]> alternatives = new(StringComparer.Ordinal);

    public RuleBook(LotRuleSet? rules)
    {
        Rules = rules;
        Version = rules?.Version ?? 0;
        Unconcerned = new RuleJudgement { Version = Version };
        foreach (var rule in (rules?.Rules ?? []).Select(r => new BookRule(r, Version))) SlotOf(rule.Rule).Add(rule);
        lengths = [.. prefixes.Keys.Select(k => k.Length).Concat(companies.Keys.Select(k => k.Length + 1)).Distinct().OrderDescending()];
        suppliers = [.. (rules?.Rules ?? []).Select(r => r.Supplier).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    public LotRuleSet? Rules { get; }

    /// <summary>0 when there are none.</summary>
    public int Version { get; }

    /// <summary>Of what no rule concerns.</summary>
    public RuleJudgement Unconcerned { get; }

    /// <summary>The one that applies; null when none does.</summary>
    /// <param name="supplier">Null when it is not known.</param>
    /// <param name="item">Normalised.</param>
    public BookRule? Find(string? supplier, string item)
    {
        if (items.Count > 0 && items.TryGetValue(item, out var slot) && slot.Find(supplier) is { } exact) return exact;
        return (supplier is null ? null : ByPrefix(item, supplier)) ?? ByPrefix(item, null) ?? rest.Find(supplier);
    }

    /// <summary>
    /// The rules that could apply to an item whose supplier is not known: first the one for no supplier in particular, then
    /// those of the suppliers that rules name. Null stands for no rule.
    /// </summary>
    public BookRule?[] Alternatives(string item)
    {
        if (alternatives.TryGetValue(item, out var known)) return known;
        if (alternatives.Count >= MostAlternatives) alternatives.Clear();
        return alternatives[item] = [.. suppliers.Select(s => Find(s, item)).Prepend(Find(null, item)).Distinct()];
    }

    /// <summary>The one for the longest prefix: of the supplier's own; for null, of those for no supplier in particular.</summary>
    private BookRule? ByPrefix(string item, string? supplier)
    {
        foreach (var length in lengths)
        {
            if (item.Length < length) continue;
            // A prefix and a company prefix of the same digits are refused in one version, so that their order is no question.
            if (Just(prefixes, item.AsSpan(0, length), supplier) is { } byPrefix) return byPrefix;
            if (companies.Count > 0 && IsGtin(item) && Just(companies, item.AsSpan(1, length - 1), supplier) is { } byCompany) return byCompany;
        }

        return null;
    }

    private static BookRule? Just(Dictionary<string, Slot> slots, ReadOnlySpan<char> key, string? supplier) =>
        slots.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var slot) ? slot.Just(supplier) : null;

    private static bool IsGtin(string item) => item.Length == GtinLength && item.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private Slot SlotOf(LotRule rule) =>
        rule.Item is { } item ? In(items, item)
        : rule.ItemPrefix is { } prefix ? In(prefixes, prefix)
        : rule.CompanyPrefix is { } company ? In(companies, company)
        : rest;

    private static Slot In(Dictionary<string, Slot> slots, string key)
    {
        if (!slots.TryGetValue(key, out var slot)) slots[key] = slot = new Slot();
        return slot;
    }

    /// <summary>The rules of one item, one prefix, or of all items.</summary>
    private sealed class Slot
    {
        private BookRule? forAll;
        private Dictionary<string, BookRule>? bySupplier;

        public void Add(BookRule rule)
        {
            if (rule.Rule.Supplier is { } supplier) (bySupplier ??= new(StringComparer.Ordinal))[supplier] = rule;
            else forAll = rule;
        }

        /// <summary>The supplier's own before the one for all.</summary>
        public BookRule? Find(string? supplier) => supplier is null ? forAll : Just(supplier) ?? forAll;

        /// <summary>The supplier's own alone; for null the one for all.</summary>
        public BookRule? Just(string? supplier) => supplier is null ? forAll : bySupplier?.GetValueOrDefault(supplier);
    }
}
