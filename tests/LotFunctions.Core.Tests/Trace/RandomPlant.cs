using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Trace;

/// <summary>Random event histories of a small plant, with cycles, named inputs, units in units, corrections and every kind of event.</summary>
internal static class RandomPlant
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static readonly string[] Lots = [.. Enumerable.Range(1, 7).Select(i => $"L{i}")];

    private static readonly string[] Orders = ["W1", "W2", "W3", "W4"];
    private static readonly string[] Units = ["006141411234567890", "006141411234567906", "006141411234567913"];

    private static readonly Gen<string> AnyLot = Pick(Lots);
    private static readonly Gen<string> AnyOrder = Pick(Orders);
    private static readonly Gen<string> AnyUnit = Pick(Units);
    private static readonly Gen<int> EarlyMinute = Gen.Int[0, 12];
    private static readonly Gen<decimal> Amount = Gen.Int[1, 9].Select(i => (decimal)i);

    /// <summary>A step makes the next event, given those before it.</summary>
    private static readonly Gen<Func<Story, List<LotEvent>, LotEvent>> Step = Gen.Frequency<Func<Story, List<LotEvent>, LotEvent>>(
        (6, Gen.Select(AnyLot, Amount, AnyOrder, (l, q, w) => Do(s => s.Consume(l, q, w)))),
        (6, Gen.Select(AnyLot, Amount, AnyOrder, (l, q, w) => Do(s => s.Produce(l, q, w)))),
        (2, Gen.Select(AnyLot, AnyOrder, AnyLot, AnyLot, (l, w, a, b) => Do(s => s.Produce(l, 1, w, a, b)))),
        (2, Gen.Select(AnyLot, Amount, (l, q) => Do(s => s.Receive(l, q, "DOCK")))),
        (2, Gen.Select(AnyLot, Amount, AnyUnit, (l, q, u) => Do(s => s.Announce(l, q, u)))),
        (2, Gen.Select(AnyLot, Amount, AnyUnit, (l, q, u) => Do(s => s.Pack(l, q, u)))),
        // Into each other too, which is recorded as executed; into itself no unit is.
        (1, Gen.Select(AnyUnit, AnyUnit).Where(u => u.Item1 != u.Item2).Select(u => Do(s => s.Event(LotEventType.Pack, with: e => e with { LogisticUnit = u.Item1, OuterUnit = u.Item2 })))),
        (1, AnyUnit.Select(u => Do(s => s.OfUnit(LotEventType.Receive, u, "DOCK")))),
        (1, AnyUnit.Select(u => Do(s => s.OfUnit(LotEventType.Unpack, u)))),
        (1, Gen.Select(AnyLot, Amount, AnyUnit, (l, q, u) => Do(s => s.Event(LotEventType.Unpack, l, q, e => e with { LogisticUnit = u })))),
        (1, Gen.Select(AnyUnit, AnyUnit, (a, b) => Do(s => s.Event(LotEventType.Unpack, with: e => e with { LogisticUnit = a, OuterUnit = b })))),
        (1, AnyUnit.Select(u => Do(s => s.OfUnit(LotEventType.Move, u, "RACK")))),
        (1, AnyUnit.Select(u => Do(s => s.OfUnit(LotEventType.Return, u, "DOCK")))),
        (2, Gen.Select(AnyUnit, Gen.Int[1, 3], (u, c) => Do(s => s.ShipUnit(u, $"SH{c}", $"C{c}")))),
        (2, Gen.Select(AnyLot, Amount, Gen.Int[1, 3], (l, q, c) => Do(s => s.Ship(l, q, $"SH{c}", $"C{c}")))),
        (1, Gen.Select(AnyLot, Amount, (l, q) => Do(s => s.Event(LotEventType.Adjust, l, -q)))),
        (1, AnyLot.Select(l => Do(s => s.Event(LotEventType.Scrap, l)))),
        (1, Gen.Select(AnyLot, Amount, (l, q) => Do(s => s.Event(LotEventType.Return, l, q, e => e with { Location = "DOCK" })))),
        (1, AnyLot.Select(l => Do(s => s.Event(LotEventType.Hold, l)))),
        (1, AnyLot.Select(l => Do(s => s.Event(LotEventType.Release, l)))),
        (1, Gen.Select(AnyLot, Gen.Bool, (l, pass) => Do(s => s.Event(LotEventType.Inspect, l, with: e => e with { Inspection = new Inspection { Test = "pH", Pass = pass } })))),
        (1, Gen.Select(AnyLot, Amount, (l, q) => Do(s => s.Event(LotEventType.Move, l, q, e => e with { Location = "RACK" })))),
        // With a unit beside the lot, without how much, in another unit, under crossed names, and earlier than what is there.
        (1, Gen.Select(AnyLot, Amount, AnyUnit, AnyUnit, (l, q, a, b) => Do(s => s.Announce(l, q, a, b)))),
        (1, Gen.Select(AnyLot, Amount, AnyUnit, (l, q, u) => Do(s => s.Event(LotEventType.Receive, l, q, e => e with { LogisticUnit = u, Location = "DOCK", Supplier = "S1" })))),
        (1, Gen.Select(AnyLot, Amount, AnyOrder, AnyUnit, (l, q, w, u) => Do(s => s.Event(LotEventType.Produce, l, q, e => e with { WorkOrder = w, LogisticUnit = u })))),
        (1, Gen.Select(AnyLot, AnyOrder, AnyLot, AnyLot, Amount, (l, w, a, b, q) => Do(s => s.Event(LotEventType.Produce, l, q, e => e with { WorkOrder = w, Inputs = [new LotInput(Lot(a), Kg(q)), new LotInput(Lot(b), Pieces(q))] })))),
        (1, Gen.Select(AnyLot, AnyOrder, (l, w) => Do(s => s.Event(LotEventType.Consume, l, with: e => e with { WorkOrder = w })))),
        (1, Gen.Select(AnyLot, Amount, AnyOrder, (l, q, w) => Do(s => s.Event(LotEventType.Consume, l, with: e => e with { WorkOrder = w, Quantity = Pieces(q) })))),
        (1, Gen.Select(AnyLot, Amount, AnyUnit, Gen.Int[1, 3], Gen.Int[1, 3], (l, q, u, h, c) => Do(s => s.Event(LotEventType.Ship, l, q, e => e with { LogisticUnit = u, Shipment = $"SH{h}", Customer = $"C{c}" })))),
        (1, Gen.Select(AnyLot, Amount, AnyUnit, (l, q, u) => Do(s => s.Event(LotEventType.Return, l, q, e => e with { LogisticUnit = u, Location = "DOCK" })))),
        (1, Gen.Select(AnyLot, Amount, (l, q) => Do(s => s.Event(LotEventType.Adjust, l, q)))),
        (1, Gen.Select(AnyLot, Amount, AnyUnit, EarlyMinute, (l, q, u, m) => Do(s => s.Event(LotEventType.Pack, l, q, e => e with { LogisticUnit = u, At = Start.AddMinutes(m) })))),
        (1, Gen.Select(AnyUnit, Gen.Int[1, 3], EarlyMinute, (u, c, m) => Do(s => s.Event(LotEventType.Ship, with: e => e with { LogisticUnit = u, Shipment = $"SH{c}", Customer = $"C{c}", At = Start.AddMinutes(m) })))),
        (1, Gen.Select(AnyLot, AnyUnit, (l, u) => Do(s => s.Event(LotEventType.Announce, l, with: e => e with { LogisticUnit = u, Document = "d-2", Supplier = "S1" })))),
        (1, AnyLot.Select(l => Do(s => s.Event(LotEventType.Receive, l, with: e => e with { Location = "YARD", Supplier = "S1" })))),
        (1, AnyLot.Select(l => Do(s => s.Event(LotEventType.Move, l, with: e => e with { FromLocation = "YARD", Location = "DOCK" })))),
        (1, Gen.Select(AnyLot, AnyUnit, (l, u) => Do(s => s.Event(LotEventType.Unpack, l, with: e => e with { LogisticUnit = u })))),
        (2, Gen.Int[0, 99].Select(i => (Func<Story, List<LotEvent>, LotEvent>)((s, all) => VoidOrCount(s, all, i)))));

    public static readonly Gen<List<LotEvent>> Histories = Step.List[1, 30].Select(steps =>
    {
        var story = new Story(Start);
        var events = new List<LotEvent>();
        foreach (var step in steps) events.Add(step(story, events));
        return events;
    });

    private static Quantity Pieces(decimal value) => new(value, "EA");

    private static Gen<string> Pick(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>As executed: what the interlock would stop is recorded too.</summary>
    private static Func<Story, List<LotEvent>, LotEvent> Do(Func<Story, LotEvent> make) => (story, _) => make(story) with { AsExecuted = true };

    private static LotEvent VoidOrCount(Story story, List<LotEvent> all, int pick)
    {
        var voided = all.Where(e => e.Type == LotEventType.Void).Select(e => e.Reference).ToHashSet();
        var open = all.Where(e => e.Type != LotEventType.Void && !voided.Contains(e.EventId)).ToList();
        return open.Count == 0 ? story.Receive(Lots[0], 1) : story.Void(open[pick % open.Count]);
    }
}
