using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// Every event is what was recorded, each lot's are without a gap from its first, they hold the lots of the scopes and
/// nothing else, and the shipments of the scopes are the ones that they tell of.
/// </summary>
internal sealed class EventCheck
{
    private const string Entry = Manifest.EventsEntryName;

    private readonly Dictionary<string, (string Hash, DateTimeOffset At)> last = new(StringComparer.Ordinal);
    private readonly HashSet<(string Stream, string Previous)> followed = [];
    private readonly List<ShippedEvent> shipped = [];
    private readonly ShippedNames numbers = new();
    private readonly HashSet<(string Shipment, string Customer)> shippedByUnit = [];
    private readonly HashSet<LotKey> held = [];
    private readonly Dictionary<string, DateTimeOffset> voids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> voided = new(StringComparer.Ordinal);
    private readonly PackageContent content;
    private int strangers;

    private EventCheck(PackageContent content) => this.content = content;

    public static void Run(PackageContent content, Recall recall, List<PackageScope> scopes)
    {
        var lots = scopes.SelectMany(s => s.Lots).ToHashSet();
        var check = new EventCheck(content);
        var number = 0;
        foreach (var (recorded, _) in content.Rows<RecordedEvent>(Entry)) check.Add(recorded, ++number, recall, lots);
        check.Finish(recall, lots, scopes);
    }

    private void Add(RecordedEvent recorded, int number, Recall recall, HashSet<LotKey> lots)
    {
        var (e, stream) = (recorded.Event, recorded.Stream);
        if (!EventChain.Holds(recorded))
        {
            content.Add("event-changed", Entry, $"The event on line {number} is not what was recorded.");
            return;
        }

        // The whole stream of a lot is in the package; of a logistic unit only the events that concern the lots are.
        var follows = last.TryGetValue(stream, out var before);
        if (IsLotStream(stream) && recorded.PreviousHash != (follows ? before.Hash : EventChain.Start))
        {
            content.Add("event-chain-broken", Entry, $"The event on line {number} does not follow the one before it in {stream}.");
        }

        var forks = !IsLotStream(stream) && !followed.Add((stream, recorded.PreviousHash));
        if ((follows && recorded.RecordedAt <= before.At) || forks)
        {
            content.Add("event-chain-broken", Entry, $"The event on line {number} is not recorded after those before it in {stream}.");
        }

        last[stream] = (recorded.Hash, recorded.RecordedAt);
        if (e.Lot is { } named && !lots.Contains(named)) strangers++;
        if (recorded.VoidedBy is { } by) voided[e.EventId] = by;
        Note(recorded, recall);
    }

    private void Note(RecordedEvent recorded, Recall recall)
    {
        var e = recorded.Event;
        switch (e.Type)
        {
            case LotEventType.Hold when e.Lot is { } lot && e.Recall == recall.RecallId:
                held.Add(lot);
                break;
            case LotEventType.Void when e.Reference is { } target:
                voids[e.EventId] = recorded.RecordedAt;
                content.Expect(!voided.TryGetValue(target, out var by) || by == e.EventId, Entry, $"The event {target} is taken back by another one than {e.EventId}.");
                break;
            case LotEventType.Ship when e is { Lot: { } lot, Shipment: { } shipment, Customer: { } customer }:
                shipped.Add(new ShippedEvent(numbers.Add(lot, shipment, customer, e.Quantity), recorded.RecordedAt.UtcTicks, recorded.VoidedBy));
                break;
            case LotEventType.Ship when e is { Lot: null, Shipment: { } shipment, Customer: { } customer }:
                shippedByUnit.Add((shipment, customer));
                break;
            default:
                break;
        }
    }

    private void Finish(Recall recall, HashSet<LotKey> lots, List<PackageScope> scopes)
    {
        content.Expect(strangers == 0, Entry, $"{strangers} events are of lots that no scope has.");
        foreach (var (target, by) in voided) content.Expect(voids.ContainsKey(by), Entry, $"The event {target} is taken back by {by}, which is not there.");
        if (!recall.IsDrill) content.Expect(held.IsSupersetOf(lots), Entry, "A lot of the scope was never put on hold for the recall.");
        foreach (var scope in scopes) CheckShipments(scope);
    }

    /// <summary>Each event that ships a lot by name is a line, and each line is one of those or of a shipment that units left with.</summary>
    private void CheckShipments(PackageScope scope)
    {
        var asOf = scope.Scope.AsOf;
        var lots = numbers.Among(scope.Lots);
        var open = new Dictionary<ShippedLine, int>(shipped.Count);
        foreach (var e in shipped)
        {
            if (e.RecordedAt > asOf.UtcTicks || (e.VoidedBy is { } by && voids.TryGetValue(by, out var at) && at <= asOf) || !lots[e.Line.Lot]) continue;
            open[e.Line] = open.GetValueOrDefault(e.Line) + 1;
        }

        var (entry, unknown) = (ScopeCheck.EntryOf(scope.Scope.Version), 0);
        foreach (var shipment in scope.Shipments())
        {
            foreach (var line in shipment.Lines)
            {
                if (numbers.Find(line.Lot, shipment.Shipment, shipment.Customer, line.Quantity) is { } key && open.GetValueOrDefault(key) > 0) open[key]--;
                else if (line.LogisticUnit is null || !shippedByUnit.Contains((shipment.Shipment, shipment.Customer))) unknown++;
            }
        }

        content.Expect(unknown == 0, entry, $"{unknown} shipment lines are of no event.");
        var left = open.Values.Sum();
        content.Expect(left == 0, entry, $"{left} events that shipped a lot are no shipment lines.");
    }

    private static bool IsLotStream(string stream) => stream.StartsWith("lot/", StringComparison.Ordinal);

    /// <param name="RecordedAt">Ticks in UTC.</param>
    private readonly record struct ShippedEvent(ShippedLine Line, long RecordedAt, string? VoidedBy);
}
