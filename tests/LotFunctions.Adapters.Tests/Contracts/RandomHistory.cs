using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>
/// Random events over a few lots, cartons and pallets, with times that collide, some quarantined by a lot rule and inspected.
/// What the interlock could refuse has happened already, so that what is recorded cannot depend on the order of arrival. Names begin with a prefix, so that one ledger can take the same history twice.
/// </summary>
internal static class RandomHistory
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly LotEventType[] OfLots =
    [
        LotEventType.Announce, LotEventType.Receive, LotEventType.Receive, LotEventType.Consume, LotEventType.Produce, LotEventType.Pack,
        LotEventType.Pack, LotEventType.Unpack, LotEventType.Move, LotEventType.Ship, LotEventType.Return, LotEventType.Scrap, LotEventType.Adjust, LotEventType.Inspect,
    ];

    private static readonly LotEventType[] OfUnits =
        [LotEventType.Receive, LotEventType.Ship, LotEventType.Move, LotEventType.Return, LotEventType.Pack, LotEventType.Unpack];

    private static readonly string[] Units = ["C1", "C2", "C3", "P1", "P2"];
    private static readonly string?[] Locations = [null, "DOCK", "SHELF"];

    /// <summary>Seven small numbers make an event.</summary>
    public static readonly Gen<int[][]> Histories = Gen.Int[0, 59].Array[7].Array[1, 30];

    public static IReadOnlyList<LotKey> Lots(string prefix) => [.. "ABC".Select(l => LotKey.Create($"{prefix}-item", $"{prefix}-{l}"))];

    public static List<LotEvent> Events(int[][] history, string prefix)
    {
        var events = history.Select((n, i) => Event(n, i, prefix)).ToList();
        // A few are taken back, each once; inspections are quality's to take back.
        var voids = history.Select((n, i) => (Take: n[6] % 6 == 0, Target: events[i])).Where(v => v.Take && v.Target.Inspection is null)
            .Select(v => Seal(new LotEvent { EventId = "", ContentHash = "", Type = LotEventType.Void, At = Start, Reference = v.Target.EventId }, v.Target.EventId + "-void"))
            .ToList();
        return [.. events, .. voids];
    }

    private static LotEvent Event(int[] n, int index, string prefix)
    {
        var ofUnit = n[0] % 4 == 0;
        var type = ofUnit ? OfUnits[n[1] % OfUnits.Length] : OfLots[n[1] % OfLots.Length];
        var withUnit = ofUnit || type is LotEventType.Pack || (n[2] % 2 == 0 && type is not LotEventType.Adjust);
        var unit = withUnit ? $"{prefix}-{Units[n[2] % 3]}" : null;
        var pallet = $"{prefix}-{Units[3 + (n[3] % 2)]}";
        var e = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = Start.AddMinutes(n[4] % 12),
            Lot = ofUnit ? null : Lots(prefix)[n[3] % 3],
            // Some do not say how much.
            Quantity = ofUnit || (n[5] % 9 == 0 && type != LotEventType.Adjust) ? null : new Quantity(1 + (n[5] % 5), n[5] % 7 == 0 ? "EA" : "KGM"),
            LogisticUnit = ofUnit && type != LotEventType.Pack && n[3] % 3 == 0 ? pallet : unit,
            OuterUnit = (ofUnit && type == LotEventType.Pack) || (type == LotEventType.Announce && unit is not null) ? pallet : null,
            WorkOrder = type is LotEventType.Consume or LotEventType.Produce ? $"{prefix}-WO" : null,
            Shipment = type == LotEventType.Ship ? $"{prefix}-SH" : null,
            Customer = type == LotEventType.Ship ? "C1" : null,
            Location = type == LotEventType.Move ? "RACK" : Locations[n[6] % 3],
            AsExecuted = true,
            Inspection = type == LotEventType.Inspect ? new Inspection { Test = "Salmonella", Pass = n[5] % 4 != 0 } : null,
            Judgement = type is LotEventType.Announce or LotEventType.Receive && !ofUnit ? Judgement(n[6]) : null,
        };
        return Seal(e, $"{prefix}-{index:D3}");
    }

    private static RuleJudgement? Judgement(int n) => (n % 5) switch
    {
        0 => new RuleJudgement { Version = 1, Rule = "r", OnReceipt = ReceiptHold.Inspection },
        1 => new RuleJudgement { Version = 1, Rule = "r", OnReceipt = ReceiptHold.Release },
        2 => new RuleJudgement { Version = 2, Rule = "r", Quarantine = true, Violations = [new RuleViolation("pattern", $"No {n}.")] },
        3 => new RuleJudgement { Version = 2 },
        _ => null,
    };

    private static LotEvent Seal(LotEvent e, string id) => EventIdentity.Seal(e, id);
}
