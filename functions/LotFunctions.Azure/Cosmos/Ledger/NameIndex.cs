using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The names that the search finds, each once: in a partition for its kind and first character, in the order of the name in
/// small letters, the name, the item.
/// </summary>
internal sealed class NameIndex(CosmosDatabase database)
{
    /// <summary>Names that this process has written; then it forgets all and asks the service again.</summary>
    private const int MostKnown = 200_000;

    /// <summary>Before every character that a name can have, and after it: what ends a name in a key.</summary>
    private const char End = '\u0001', AfterEnd = '\u0002';

    private static readonly string[] Kinds = ["item", "logistic-unit", "lot", "shipment", "work-order"];

    private readonly ConcurrentDictionary<string, bool> known = new();

    /// <summary>The names in an intent that this process has not written yet.</summary>
    public IReadOnlyList<CosmosItem> Of(Intent intent) =>
        [.. Of(intent.Events.Where(e => !e.Again).Select(e => e.Record.Event)).Where(i => !known.ContainsKey(i.Pk + End + i.Key))];

    /// <summary>The names in events, each once.</summary>
    public static IEnumerable<CosmosItem> Of(IEnumerable<LotEvent> events) => events.SelectMany(Names).Distinct().Select(Item);

    public async Task AddAsync(CosmosItem item, CancellationToken cancellationToken)
    {
        await database.Search.CreateAsync(item, cancellationToken);
        if (known.Count > MostKnown) known.Clear();
        known[item.Pk + End + item.Key] = true;
    }

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken)
    {
        var folded = Fold(prefix);
        if (folded.Length == 0) return [];
        var found = new List<CosmosItem>[Kinds.Length];
        await CosmosDatabase.TogetherAsync(
            Kinds.Select((kind, i) => (Func<CancellationToken, Task>)(async token =>
                found[i] = await database.Search.ListAsync(Pk(kind, folded), After(kind, after), folded, limit, token))),
            cancellationToken);
        return
        [
            .. found.SelectMany(f => f).Select(i => i.Read<SearchHit>())
                .OrderBy(h => Fold(h.Value), StringComparer.Ordinal).ThenBy(h => h.Kind, StringComparer.Ordinal)
                .ThenBy(h => h.Value, StringComparer.Ordinal).ThenBy(h => h.Item ?? "", StringComparer.Ordinal).Take(limit),
        ];
    }

    private static IEnumerable<SearchHit> Names(LotEvent e)
    {
        if (e.Lot is { } lot)
        {
            yield return new SearchHit("item", lot.Item);
            if (lot.Lot.Length > 0) yield return new SearchHit("lot", lot.Lot, lot.Item);
        }

        foreach (var input in e.Inputs ?? [])
        {
            yield return new SearchHit("item", input.Lot.Item);
            if (input.Lot.Lot.Length > 0) yield return new SearchHit("lot", input.Lot.Lot, input.Lot.Item);
        }

        if (e.WorkOrder is { Length: > 0 } order) yield return new SearchHit("work-order", order);
        if (e.Shipment is { Length: > 0 } shipment) yield return new SearchHit("shipment", shipment);
        if (e.LogisticUnit is { Length: > 0 } unit) yield return new SearchHit("logistic-unit", unit);
        if (e.OuterUnit is { Length: > 0 } outer) yield return new SearchHit("logistic-unit", outer);
    }

    private static CosmosItem Item(SearchHit hit)
    {
        var key = Key(hit);
        return CosmosItem.Of(Pk(hit.Kind, Fold(hit.Value)), Keys.Id(hit.Value, hit.Item ?? ""), hit, key);
    }

    private static string Pk(string kind, string folded) => $"{kind}~{folded[0]}";

    private static string Key(SearchHit hit) => $"{Fold(hit.Value)}{End}{hit.Value}{End}{hit.Item}";

    /// <summary>Behind which key the hits of a kind follow that come after a hit of any kind.</summary>
    private static string? After(string kind, SearchHit? after) =>
        after is null ? null : string.CompareOrdinal(kind, after.Kind) switch
        {
            < 0 => Fold(after.Value) + AfterEnd,
            > 0 => Fold(after.Value),
            _ => Key(after),
        };

    /// <summary>ASCII letters small; others stay as they are.</summary>
    private static string Fold(string text) =>
        string.Create(text.Length, text, static (folded, text) =>
        {
            for (var i = 0; i < text.Length; i++) folded[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
        });
}
