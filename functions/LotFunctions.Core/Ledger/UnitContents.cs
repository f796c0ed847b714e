using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>What is in one logistic unit, while its events are folded.</summary>
internal sealed class UnitContents(string sscc)
{
    public string Sscc => sscc;

    public string? Outer { get; set; }

    public Dictionary<LotKey, UnitEntry> Entries { get; } = [];

    /// <summary>The event by which the unit left as a whole; null while it is here, or after it came back.</summary>
    public LotEvent? LeftBy { get; set; }

    /// <summary>An event that names a lot in this unit.</summary>
    public void ApplyLot(LotKey lot, LotEvent e)
    {
        switch (e.Type)
        {
            case LotEventType.Announce:
                Renew();
                Entry(lot).Announce(e.Quantity, e.Document, e.Judgement);
                break;
            case LotEventType.Receive:
                Entry(lot).PutIn(e.Quantity, UnitPlace.InHouse);
                LeftBy = null;
                break;
            case LotEventType.Pack or LotEventType.Produce:
                Renew();
                if (Entries.TryGetValue(lot, out var old) && old.Place == UnitPlace.Shipped) Entries.Remove(lot);
                Entry(lot).PutIn(e.Quantity, UnitPlace.Packed);
                break;
            case LotEventType.Unpack or LotEventType.Consume or LotEventType.Scrap:
                if (Entries.TryGetValue(lot, out var entry) && entry.TakeOut(e.Quantity)) Entries.Remove(lot);
                break;
            case LotEventType.Ship:
                if (Entries.TryGetValue(lot, out var shipped)) shipped.MoveTo(UnitPlace.Shipped, e);
                break;
            case LotEventType.Return:
                if (Entries.TryGetValue(lot, out var returned)) returned.MoveTo(UnitPlace.InHouse, e);
                LeftBy = null;
                break;
            default:
                break;
        }
    }

    /// <summary>A unit number that is used again after all that was inside has left starts anew with the first lot put in.</summary>
    private void Renew()
    {
        if (Entries.Values.All(e => e.Place == UnitPlace.Shipped)) Entries.Clear();
    }

    private UnitEntry Entry(LotKey lot)
    {
        if (!Entries.TryGetValue(lot, out var entry)) Entries[lot] = entry = new UnitEntry();
        return entry;
    }
}

/// <summary>A lot in a unit: what was announced counts until goods were put in by hand.</summary>
internal sealed class UnitEntry
{
    private Quantity? announced;
    private Quantity? actual;
    private bool putIn;
    private string? document;
    private RuleJudgement? judgement;

    private (string? Shipment, string? Customer) left;

    public UnitPlace Place { get; private set; } = UnitPlace.Announced;

    public CoveredLot Cover(LotKey lot, string sscc) => new(lot, putIn ? actual : announced, sscc, document, Place, judgement);

    /// <summary>
    /// What an event covers that finds the lot here. Who ships a unit once more, in another shipment, may have had it back without
    /// a record, or one of the two is wrong: the goods may be with either customer, and how much is with whom nobody knows.
    /// </summary>
    public CoveredLot CoverBy(LotEvent e, LotKey lot, string sscc) =>
        e.Type == LotEventType.Ship && Place == UnitPlace.Shipped ? Cover(lot, sscc) with { Quantity = null } : Cover(lot, sscc);

    /// <summary>The event is about this lot, where it is.</summary>
    public bool IsMetBy(LotEvent e) => e.Type switch
    {
        LotEventType.Receive => Place is UnitPlace.Announced or UnitPlace.Shipped,
        LotEventType.Ship => Place != UnitPlace.Shipped || left != (e.Shipment, e.Customer),
        LotEventType.Return => Place == UnitPlace.Shipped,
        LotEventType.Move => true,
        _ => false,
    };

    public void Announce(Quantity? quantity, string? by, RuleJudgement? rules)
    {
        announced = Sum(announced, quantity, announced is null && document is null);
        document = by ?? document;
        judgement = rules?.OnReceipt is null ? judgement : rules;
    }

    public void PutIn(Quantity? quantity, UnitPlace place)
    {
        actual = Sum(actual, quantity, !putIn);
        putIn = true;
        Place = place;
    }

    public void MoveTo(UnitPlace place, LotEvent by)
    {
        if (place == UnitPlace.Shipped) left = (by.Shipment, by.Customer);
        // Received as a whole: what was announced is now what is inside.
        if (place == UnitPlace.InHouse && !putIn) (actual, putIn) = (announced, true);
        Place = place;
    }

    /// <summary>True when nothing is left; without a quantity all of it comes out.</summary>
    public bool TakeOut(Quantity? quantity)
    {
        var inside = putIn ? actual : announced;
        if (quantity is null || inside is null || !UnitCode.TryConvert(quantity.Value, inside.Value.Unit, out var part)) return quantity is null;
        if (part.Value >= inside.Value.Value) return true;
        (actual, putIn) = (inside.Value - part, true);
        return false;
    }

    /// <summary>An unknown part makes an unknown sum; so do units that do not convert.</summary>
    private static Quantity? Sum(Quantity? sum, Quantity? part, bool first)
    {
        if (first) return part;
        if (sum is not { } a || part is not { } b || !UnitCode.TryConvert(b, a.Unit, out var converted)) return null;
        return a + converted;
    }
}
