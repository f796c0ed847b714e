using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>
/// A plant's story with everything in it: an ASN's pallet received by its label, work orders with and without named inputs,
/// moves, pallets shipped and returned, a hold and its release, receipts that a lot rule lets wait for an inspection, corrections. What the interlock could refuse is recorded as
/// executed. Names begin with a prefix, so that one ledger can take it many times.
/// </summary>
internal static class PermutedStory
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<LotKey> Lots(string prefix) =>
        [.. new[] { "R1", "R2", "R3", "S1", "S2", "F1", "F2" }.Select(n => LotKey.Create($"{prefix}-{n[0]}", $"{prefix}-{n}"))];

    public static List<LotEvent> Events(string prefix)
    {
        var lots = Lots(prefix).ToDictionary(l => l.Lot[(prefix.Length + 1)..]);
        var events = new List<LotEvent>();
        LotEvent Add(int minute, LotEventType type, string? lot, decimal? quantity, Func<LotEvent, LotEvent>? with = null)
        {
            var e = new LotEvent
            {
                EventId = "",
                ContentHash = "",
                Type = type,
                At = Start.AddMinutes(minute),
                Lot = lot is null ? null : lots[lot],
                Quantity = quantity is { } value ? new Quantity(value, "KGM") : null,
                AsExecuted = true,
            };
            e = EventIdentity.Seal(with?.Invoke(e) ?? e, $"{prefix}-{events.Count:D2}");
            events.Add(e);
            return e;
        }

        Add(0, LotEventType.Announce, "R1", 100, e => e with { LogisticUnit = $"{prefix}-C1", OuterUnit = $"{prefix}-P1", Document = "d", Supplier = "S" });
        Add(0, LotEventType.Announce, "R1", 50, e => e with { LogisticUnit = $"{prefix}-C2", OuterUnit = $"{prefix}-P1", Document = "d", Supplier = "S" });
        var waits = new RuleJudgement { Version = 1, Rule = "r", OnReceipt = ReceiptHold.Inspection };
        var nameless = new RuleJudgement { Version = 2, Rule = "r", Quarantine = true, Violations = [new RuleViolation("pattern", "No such lot.")] };
        Add(0, LotEventType.Announce, "R2", 40, e => e with { LogisticUnit = $"{prefix}-C2", OuterUnit = $"{prefix}-P1", Document = "d", Supplier = "S", Judgement = waits });
        Add(10, LotEventType.Receive, null, null, e => e with { LogisticUnit = $"{prefix}-P1", Location = "DOCK", Supplier = "S" });
        Add(11, LotEventType.Receive, "R3", 30, e => e with { Location = "DOCK", Attributes = new LotAttributes { Expiry = new DateOnly(2026, 1, 31) }, Judgement = nameless });
        Add(13, LotEventType.Inspect, "R2", null, e => e with { Inspection = new Inspection { Test = "Moisture", Pass = true } });
        Add(14, LotEventType.Inspect, "R3", null, e => e with { Inspection = new Inspection { Test = "Moisture", Pass = true } });
        Add(15, LotEventType.Receive, "R1", 5, e => e with { Location = "DOCK", Judgement = waits });
        Add(12, LotEventType.Move, "R1", 60, e => e with { Location = "SHELF", FromLocation = "DOCK" });
        Add(20, LotEventType.Consume, "R1", 80, e => e with { WorkOrder = $"{prefix}-W1", Location = "SHELF" });
        Add(20, LotEventType.Consume, "R2", 45.5m, e => e with { WorkOrder = $"{prefix}-W1" });
        Add(21, LotEventType.Produce, "S1", 60, e => e with { WorkOrder = $"{prefix}-W1", Location = "LINE", Inputs = [new LotInput(lots["R1"], null)] });
        Add(21, LotEventType.Produce, "S2", 60, e => e with { WorkOrder = $"{prefix}-W1", Location = "LINE" });
        Add(30, LotEventType.Consume, "S1", 60, e => e with { WorkOrder = $"{prefix}-W2" });
        Add(30, LotEventType.Consume, "S2", 50, e => e with { WorkOrder = $"{prefix}-W2" });
        Add(30, LotEventType.Consume, "R3", 10, e => e with { WorkOrder = $"{prefix}-W2" });
        for (var i = 0; i < 3; i++) Add(31, LotEventType.Produce, "F1", 10.5m, e => e with { WorkOrder = $"{prefix}-W2", Location = "OUT", Reference = $"{i}" });
        Add(31, LotEventType.Produce, "F2", 40, e => e with { WorkOrder = $"{prefix}-W2", Location = "OUT" });
        Add(40, LotEventType.Pack, "F1", 20, e => e with { LogisticUnit = $"{prefix}-U1" });
        Add(40, LotEventType.Pack, "F2", 20, e => e with { LogisticUnit = $"{prefix}-U1" });
        Add(40, LotEventType.Pack, "F2", 10, e => e with { LogisticUnit = $"{prefix}-U2" });
        Add(41, LotEventType.Pack, null, null, e => e with { LogisticUnit = $"{prefix}-U1", OuterUnit = $"{prefix}-P2" });
        Add(41, LotEventType.Pack, null, null, e => e with { LogisticUnit = $"{prefix}-U2", OuterUnit = $"{prefix}-P2" });
        Add(41, LotEventType.Pack, "S2", 2, e => e with { LogisticUnit = $"{prefix}-U3" });
        Add(42, LotEventType.Pack, null, null, e => e with { LogisticUnit = $"{prefix}-U3", OuterUnit = $"{prefix}-U4" });
        Add(43, LotEventType.Pack, null, null, e => e with { LogisticUnit = $"{prefix}-U4", OuterUnit = $"{prefix}-U3" });
        Add(44, LotEventType.Ship, null, null, e => e with { LogisticUnit = $"{prefix}-U4", Shipment = $"{prefix}-SH4", Customer = "C1" });
        Add(42, LotEventType.Hold, "F2", null, e => e with { Reason = "seal" });
        Add(43, LotEventType.Release, "F2", null);
        Add(50, LotEventType.Ship, null, null, e => e with { LogisticUnit = $"{prefix}-P2", Shipment = $"{prefix}-SH1", Customer = "C1" });
        Add(51, LotEventType.Ship, "F1", 5, e => e with { Shipment = $"{prefix}-SH2", Customer = "C2" });
        Add(60, LotEventType.Return, null, null, e => e with { LogisticUnit = $"{prefix}-U2", Location = "DOCK" });
        Add(61, LotEventType.Scrap, "F2", 2, e => e with { Location = "DOCK" });
        Add(62, LotEventType.Adjust, "R1", -1, e => e with { Location = "DOCK" });
        var wrong = Add(63, LotEventType.Ship, "F2", 3, e => e with { Shipment = $"{prefix}-SH3", Customer = "C3" });
        Add(64, LotEventType.Void, null, null, e => e with { Reference = wrong.EventId });
        var unseen = Add(65, LotEventType.Unpack, "F2", 1, e => e with { LogisticUnit = $"{prefix}-U2" });
        Add(66, LotEventType.Void, null, null, e => e with { Reference = unseen.EventId });
        return events;
    }
}
