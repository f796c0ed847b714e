using System.Text.Json;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Audit;

/// <summary>
/// One partition of the ledger: its chain from the first event to its head, and what follows from its events by themselves. The
/// chain's own events are the record; its head and the copies of voids that came before their targets follow from them.
/// </summary>
internal sealed class HomeCheck
{
    private readonly CosmosPartitions ledger;
    private readonly string pk;
    private readonly DateTimeOffset last;
    private readonly IReadOnlyDictionary<string, RecordedEvent> earlyVoids;
    private readonly List<RecordedEvent> own = [];
    private readonly List<RecordedEvent> copies = [];
    private readonly List<CosmosItem> graph = [];
    private readonly LotOrders orders = new(null, null);
    private readonly CosmosItem? head;
    private string hash = EventChain.Start;

    /// <param name="last">What is recorded later is not looked at.</param>
    /// <param name="earlyVoids">The voids that came before their targets, by their targets' ids.</param>
    public HomeCheck(
        CosmosPartitions ledger, string pk, IReadOnlyList<CosmosItem> items, DateTimeOffset last, IReadOnlyDictionary<string, RecordedEvent> earlyVoids)
    {
        (this.ledger, this.pk, this.last, this.earlyVoids) = (ledger, pk, last, earlyVoids);
        head = items.FirstOrDefault(i => i.Id == LotHead.Id);
        var events = items.Where(i => i.Id != LotHead.Id).OrderBy(i => i.Id, StringComparer.Ordinal).ToList();
        var read = events.Select(i => (Item: i, Record: RecordOf(i))).Where(x => x.Record is null || x.Record.RecordedAt <= last).ToList();
        var stream = StreamOf([.. read.Select(x => x.Record).OfType<RecordedEvent>()]);
        var strange = new List<CosmosItem>();
        foreach (var (item, record) in read)
        {
            if (record is not null && record.Stream == stream) Add(record);
            else strange.Add(item);
        }

        Copies(strange);
        foreach (var item in strange) Record.Add(new LedgerFinding(pk, RecordOf(item)?.Event.EventId ?? item.Id, "The event is damaged, or in another partition than it belongs to."));
    }

    /// <summary>What is wrong with the record.</summary>
    public List<LedgerFinding> Record { get; } = [];

    /// <summary>What is wrong here with what follows from it, the head aside.</summary>
    public List<Difference> Derived { get; } = [];

    /// <summary>What has to be in the graph of these events.</summary>
    public IEnumerable<CosmosItem> Graph => graph.DistinctBy(i => (i.Pk, i.Id));

    public IEnumerable<LotEvent> Events => own.Select(r => r.Event);

    /// <summary>The events, and the copies of voids as they have to be.</summary>
    public IReadOnlyList<RecordedEvent> Records => [.. own, .. copies];

    public string Pk => pk;

    /// <summary>Null when the chain is not a lot's.</summary>
    public LotKey? Lot => own.Select(r => r.Event.Lot).FirstOrDefault(l => l is not null);

    /// <summary>The event that a document holds; null when it holds none, or not as it was written.</summary>
    public static RecordedEvent? RecordOf(CosmosItem item)
    {
        try
        {
            var record = item.Read<RecordedEvent>();
            return item.Key is null && item.Id == Keys.Position(record.RecordedAt) && record.VoidedBy is null
                && item.Content.SequenceEqual(CanonicalJson.Write(record)) && EventChain.Holds(record) ? record : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The head against the chain and the lot's state; null when it is as it has to be.</summary>
    public Difference? Head(LotState? state)
    {
        if (own.Count == 0) return head is null ? null : new Difference(ledger, null, head);
        var expected = new LotHead(Through(), hash, state, orders.MadeBy, orders.TakenBy);
        return Difference.Of(ledger, CosmosItem.Of(pk, LotHead.Id, expected), head) is { } difference ? difference with { IsSound = IsOutdated(expected) } : null;
    }

    /// <summary>But for a state that the next append folds anew, the head is as it has to be.</summary>
    private bool IsOutdated(LotHead expected)
    {
        if (expected.State is not { } state || Stored() is not { State: { } old } stored || !old.IsOutdatedFormOf(state)) return false;
        return CanonicalJson.Write(stored with { State = state }).AsSpan().SequenceEqual(CanonicalJson.Write(expected));
    }

    /// <summary>The chain of the partition; null when there is none.</summary>
    private string? StreamOf(IReadOnlyList<RecordedEvent> records)
    {
        var leading = records.FirstOrDefault(r => r.Event.Type != LotEventType.Void) ?? records.FirstOrDefault();
        if (leading is null) return null;
        var stream = leading.Event.Type == LotEventType.Void ? leading.Stream : EventStream.Of(leading.Event);
        return Keys.Stream(leading.Event, stream) == pk ? stream : null;
    }

    private void Add(RecordedEvent r)
    {
        var e = r.Event;
        if (r.PreviousHash != hash) Record.Add(new LedgerFinding(r.Stream, e.EventId, "It does not follow on the event before it in its chain."));
        hash = r.Hash;
        if (e.Type == LotEventType.Void) AddVoid(r);
        else if (EventStream.Of(e) != r.Stream || Keys.Stream(e, r.Stream) != pk) Record.Add(new LedgerFinding(r.Stream, e.EventId, "It is in another chain than it belongs to."));
        else graph.AddRange(Posting.Recorded(e, r.RecordedAt, orders).Select(p => p.Item(r)));
        own.Add(r);
    }

    private void AddVoid(RecordedEvent r)
    {
        var target = own.FirstOrDefault(t => t.Event.EventId == r.Event.Reference && t.Event.Type != LotEventType.Void);
        graph.Add(new Posting(Posting.OfEvent(r.Event.EventId), Posting.Event).Item(r));
        if (target is not null) graph.AddRange(Posting.Of(target.Event, r.RecordedAt).Select(p => p.Item(r)));
        if (target is not null || earlyVoids.GetValueOrDefault(r.Event.Reference ?? "")?.Hash == r.Hash) graph.Add(new Posting(Posting.OfEvent(r.Event.Reference!), Posting.Void).Item(r));
    }

    /// <summary>Of the documents that are no events of the chain, takes those that are copies, or have to be.</summary>
    private void Copies(List<CosmosItem> strange)
    {
        foreach (var target in own.Where(r => r.Event.Type != LotEventType.Void))
        {
            if (!earlyVoids.TryGetValue(target.Event.EventId, out var early)) continue;
            copies.Add(early);
            graph.AddRange(Posting.Of(target.Event, early.RecordedAt).Select(p => p.Item(early)));
            var expected = CosmosItem.Of(pk, Keys.Position(early.RecordedAt), early);
            var actual = strange.Find(i => i.Id == expected.Id);
            if (actual is not null) strange.Remove(actual);
            if (Difference.Of(ledger, expected, actual) is { } difference) Derived.Add(difference);
        }
    }

    /// <summary>Up to which intent it says that all is applied: what cannot be is replaced by the last, up to which it is.</summary>
    private string Through()
    {
        var stored = Stored()?.Through ?? "";
        var isPosition = stored.Length == Keys.Position(last).Length && stored.All(char.IsAsciiDigit);
        var isThere = isPosition && string.CompareOrdinal(stored, Keys.Position(last)) <= 0 && string.CompareOrdinal(stored, Keys.Position(own[^1].RecordedAt)) >= 0;
        return isThere ? stored : Keys.Position(last);
    }

    /// <summary>Null when it is none, or not to be read: it is made anew.</summary>
    private LotHead? Stored()
    {
        try
        {
            return head?.Read<LotHead>();
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
