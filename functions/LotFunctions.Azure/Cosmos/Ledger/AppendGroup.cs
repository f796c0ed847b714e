using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// Decides events on what is recorded and on what the ones before them left, and says what would be written. Reads in few round
/// trips; writes nothing.
/// </summary>
internal sealed class AppendGroup(CosmosDatabase database, Admission admission, DateTimeOffset last)
{
    private readonly Dictionary<string, RecordedEvent> events = [];
    private readonly Dictionary<string, CosmosItem?> heads = [];
    private readonly Dictionary<string, string> hashes = [];
    private readonly Dictionary<string, LotOrders> orders = [];
    private readonly Dictionary<string, RecordedEvent> earlyVoids = [];
    private readonly HashSet<string> asked = [];
    private readonly List<IntentEvent> written = [];
    private readonly PartitionReader reader = new(database);
    private LedgerFold fold = null!;
    private DateTimeOffset position;

    /// <summary>The heads that were read: what the intent's writes replace.</summary>
    public IReadOnlyDictionary<string, CosmosItem?> Heads => heads;

    /// <summary>The partitions that the decisions rest on.</summary>
    public bool RestsOn(Intent other) =>
        IntentApply.Homes(other).Any(home => heads.ContainsKey(home) || reader.KnowsLedger(home))
        || other.Events.SelectMany(e => e.Graph).Any(p => asked.Contains(p.Pk) || reader.KnowsGraph(p.Pk));

    /// <summary>One result each; the intent is null when nothing is to be recorded.</summary>
    public async Task<(IReadOnlyList<AppendResult> Results, Intent? Intent)> DecideAsync(
        IReadOnlyList<(LotEvent Event, Recorder Recorder)> appends, CancellationToken cancellationToken)
    {
        await ReadAsync([.. appends.Select(a => a.Event)], cancellationToken);
        while (true)
        {
            try
            {
                return await TryDecideAsync(appends, cancellationToken);
            }
            catch (UnreadStateException e)
            {
                await ReadHeadsAsync([Keys.Lot(e.Lot)], cancellationToken);
            }
        }
    }

    private async Task<(IReadOnlyList<AppendResult> Results, Intent? Intent)> TryDecideAsync(
        IReadOnlyList<(LotEvent Event, Recorder Recorder)> appends, CancellationToken cancellationToken)
    {
        Reset();
        var results = new List<AppendResult>();
        foreach (var (e, recorder) in appends) results.Add(await DecideAsync(e, recorder, cancellationToken));
        if (written.Count == 0) return (results, null);
        var changed = await fold.ChangedAsync(cancellationToken);
        return (results, new Intent([.. written], [.. changed.Select(s => new IntentState(s.Lot, s.Last is null ? null : s))]));
    }

    private void Reset()
    {
        // What is written again is recorded, whatever becomes of this attempt.
        written.RemoveAll(e => e.Again);
        foreach (var e in written) events.Remove(e.Record.Event.EventId);
        foreach (var (id, r) in events.Where(x => x.Value.VoidedBy is not null && written.Any(w => w.Record.Event.EventId == x.Value.VoidedBy)).ToList())
        {
            events[id] = r with { VoidedBy = null };
        }

        foreach (var e in written.Where(e => earlyVoids.GetValueOrDefault(e.Record.Event.Reference ?? "") == e.Record)) earlyVoids.Remove(e.Record.Event.Reference!);
        written.Clear();
        hashes.Clear();
        orders.Clear();
        position = last;
        reader.TakeBackAdded();
        fold = new LedgerFold(new CosmosLedgerView(reader, DateTimeOffset.MaxValue), StateOf);
    }

    private async Task<AppendResult> DecideAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        if (events.TryGetValue(e.EventId, out var same)) return Admission.Repeated(e, same.Event.ContentHash);

        var target = e is { Type: LotEventType.Void, Reference: { } reference } ? events.GetValueOrDefault(reference) : null;
        var concerned = await fold.ConcernedAsync(e, IsNewUnit, cancellationToken);
        var putsIntoItself = await fold.PutsIntoItselfAsync(e, IsNewUnit, cancellationToken);
        var result = admission.Decide(e, recorder, concerned, target, putsIntoItself);
        if (result.Status != AppendStatus.Accepted) return result;

        if (e.Type == LotEventType.Void) await RecordVoidAsync(e, recorder, target, cancellationToken);
        else await RecordAsync(e, recorder, cancellationToken);
        return result;
    }

    private async Task RecordAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        await fold.PrepareAsync(e, IsNewUnit, cancellationToken);
        var stream = EventStream.Of(e);
        var home = Keys.Stream(e, stream);
        var record = await ChainAsync(e, recorder, stream, home, cancellationToken);
        if (!orders.TryGetValue(home, out var known)) orders[home] = known = LotHead.Of(heads[home]).Orders;
        Write(new IntentEvent(record, home, Posting.Recorded(e, record.RecordedAt, known)));
        if (earlyVoids.TryGetValue(e.EventId, out var voiding))
        {
            // Its void came first: it is on record, and never had an effect.
            Write(new IntentEvent(voiding, home, [.. Posting.Of(e, voiding.RecordedAt)], Again: true));
            events[e.EventId] = record with { VoidedBy = voiding.Event.EventId };
            return;
        }

        fold.Add(e);
    }

    private async Task RecordVoidAsync(LotEvent e, Recorder recorder, RecordedEvent? target, CancellationToken cancellationToken)
    {
        if (target is not null) await fold.TakeBackAsync(target.Event, cancellationToken);
        var stream = target?.Stream ?? EventStream.Of(e);
        var home = Keys.Stream(target?.Event ?? e, stream);
        var record = await ChainAsync(e, recorder, stream, home, cancellationToken);
        var postings = new List<Posting> { new(Posting.OfEvent(e.EventId), Posting.Event) };
        if (target is not null)
        {
            postings.AddRange(Posting.Of(target.Event, record.RecordedAt));
            events[target.Event.EventId] = target with { VoidedBy = e.EventId };
        }

        // The first void of an event that is unknown yet is the one that takes it back.
        if (target is not null || earlyVoids.TryAdd(e.Reference!, record)) postings.Add(new Posting(Posting.OfEvent(e.Reference!), Posting.Void));
        Write(new IntentEvent(record, home, postings));
    }

    private async Task<RecordedEvent> ChainAsync(LotEvent e, Recorder recorder, string stream, string home, CancellationToken cancellationToken)
    {
        if (!heads.ContainsKey(home)) await ReadHeadsAsync([home], cancellationToken);
        var now = admission.Clock.GetUtcNow().ToUniversalTime();
        position = now > position ? now : position.AddTicks(1);
        var previous = hashes.GetValueOrDefault(home) ?? LotHead.Of(heads[home]).Hash;
        var record = EventChain.Append(e, position, recorder.Name, stream, previous);
        hashes[home] = record.Hash;
        return record;
    }

    private void Write(IntentEvent e)
    {
        written.Add(e);
        reader.Add(e);
        events.TryAdd(e.Record.Event.EventId, e.Record);
    }

    private bool IsNewUnit(string unit) => reader.IsEmpty(Posting.OfUnit(unit));

    private LotState? StateOf(LotKey lot)
    {
        var home = Keys.Lot(lot);
        if (!heads.TryGetValue(home, out var head)) throw new UnreadStateException(lot);
        // A state is changed in place by the fold: each run has its own.
        return LotHead.Of(head).State;
    }

    /// <summary>What the decisions will most likely ask for: the ids and heads in one round trip, units and what is in them in two more.</summary>
    private async Task ReadAsync(IReadOnlyList<LotEvent> appends, CancellationToken cancellationToken)
    {
        var targets = appends.Where(e => e.Type == LotEventType.Void).Select(e => e.Reference).OfType<string>();
        await CosmosDatabase.TogetherAsync(
            [
                token => ReadEventsAsync(appends.Select(e => e.EventId).Concat(targets), token),
                token => ReadHeadsAsync(appends.Where(e => e.Type != LotEventType.Void).Select(e => Keys.Stream(e, EventStream.Of(e)))
                    .Concat(appends.Where(Interlock.TellsOfInputs).SelectMany(Interlock.Used).Select(Keys.Lot)), token),
            ],
            cancellationToken);

        var named = appends.Concat(events.Values.Select(r => r.Event)).ToList();
        var units = named.SelectMany(e => new[] { e.LogisticUnit, e.OuterUnit }).OfType<string>().ToHashSet();
        if (units.Count == 0) return;
        var family = await UnitFamilies.EventsAsync(new CosmosLedgerView(reader, DateTimeOffset.MaxValue, withVoided: true), units, cancellationToken);
        await ReadHeadsAsync(family.Select(r => r.Event.Lot).OfType<LotKey>().Select(Keys.Lot), cancellationToken);
    }

    private async Task ReadEventsAsync(IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var pks = ids.Distinct().Select(Posting.OfEvent).ToList();
        asked.UnionWith(pks);
        var items = await database.Graph.FindAsync([.. pks.SelectMany(pk => new[] { (pk, Posting.Event), (pk, Posting.Void) })], cancellationToken);
        var voids = items.Where(i => i.Id == Posting.Void).Select(i => i.Read<RecordedEvent>()).ToDictionary(r => r.Event.Reference!);
        foreach (var r in items.Where(i => i.Id == Posting.Event).Select(i => i.Read<RecordedEvent>()))
        {
            events[r.Event.EventId] = r with { VoidedBy = voids.GetValueOrDefault(r.Event.EventId)?.Event.EventId };
        }

        foreach (var (reference, r) in voids.Where(v => !events.ContainsKey(v.Key))) earlyVoids[reference] = r;
    }

    private async Task ReadHeadsAsync(IEnumerable<string> homes, CancellationToken cancellationToken)
    {
        var missing = homes.Where(h => !heads.ContainsKey(h)).Distinct().ToList();
        var items = await database.Ledger.FindAsync([.. missing.Select(h => (h, LotHead.Id))], cancellationToken);
        foreach (var home in missing) heads[home] = null;
        foreach (var item in items) heads[item.Pk] = item;
    }
}

/// <summary>A decision needs the state of a lot that was not read in advance.</summary>
internal sealed class UnreadStateException(LotKey lot) : Exception($"The state of {lot} was not read.")
{
    public LotKey Lot => lot;
}
