using System.Text.Json.Serialization;
using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// What follows from a lot's movements, folded in <see cref="EventOrder"/>: balances, totals, holds, attributes, gaps.
/// Quantities that convert exactly into the lot's first unit are kept in it, others apart in their own.
/// </summary>
public sealed class LotState(LotKey lot)
{
    private static readonly uint Custody =
        Mask([LotEventType.Receive, LotEventType.Produce, LotEventType.Consume, LotEventType.Ship, LotEventType.Scrap]);

    private static readonly uint Arrivals = Mask([LotEventType.Receive, LotEventType.Produce, LotEventType.Return]);

    // Most lots have no hold, and a state is made for every lot.
    private SortedDictionary<string, string>? holds;
    private uint seen;

    public LotKey Lot { get; } = lot;

    /// <summary>One entry a unit of measure that does not convert into an earlier one; the first is the lot's own.</summary>
    [JsonInclude]
    public List<LotTotals> Totals { get; private set; } = [];

    [JsonInclude]
    public List<Balance> Balances { get; private set; } = [];

    /// <summary>Why the lot may not be used: <c>quality</c>, <c>inspection</c>, <c>rule/{version}/{rule}</c>, <c>receipt/{version}/{rule}</c> or <c>recall/{id}</c>, with the reason given.</summary>
    [JsonInclude]
    public SortedDictionary<string, string> Holds
    {
        get => holds ??= new SortedDictionary<string, string>(StringComparer.Ordinal);
        private set => holds = value;
    }

    [JsonInclude]
    public LotAttributes? Attributes { get; private set; }

    /// <summary>The kinds of its movements, each once, in the order of the kinds.</summary>
    [JsonInclude]
    public IReadOnlyCollection<LotEventType> Seen
    {
        get => [.. Enum.GetValues<LotEventType>().Where(HasSeen)];
        private set => seen = Mask(value);
    }

    /// <summary>The same with a bit for each kind, at its number.</summary>
    [JsonIgnore]
    public uint SeenMask => seen;

    /// <summary>Whether a movement of this kind is in.</summary>
    public bool HasSeen(LotEventType type) => (seen & 1u << (int)type) != 0;

    /// <summary>Nothing moved it, made it or told of it: it is only held, released or inspected, if anything.</summary>
    [JsonIgnore]
    public bool IsUnheardOf => (seen & ~(1u << (int)LotEventType.Hold | 1u << (int)LotEventType.Release | 1u << (int)LotEventType.Inspect)) == 0;

    /// <summary>No hold is on it.</summary>
    [JsonIgnore]
    public bool IsFree => holds is null or { Count: 0 };

    [JsonInclude]
    public bool HasUnknownQuantity { get; private set; }

    /// <summary>What is there of it in unknown quantities; null while every quantity is known, and in an outdated state.</summary>
    [JsonInclude]
    public UnknownStock? Unknown { get; private set; }

    /// <summary>
    /// Stored by a version that did not keep <see cref="Unknown"/>: it must be folded anew. Until then it is taken for a lot of
    /// which something may be anywhere.
    /// </summary>
    [JsonIgnore]
    public bool IsOutdated => HasUnknownQuantity && Unknown is null;

    /// <summary>
    /// This is outdated, and says of the lot's use what the state folded anew says: sound until then.
    /// </summary>
    public bool IsOutdatedFormOf(LotState anew) =>
        IsOutdated && !anew.IsOutdated && HasUnknownQuantity == anew.HasUnknownQuantity && seen == anew.seen && Last == anew.Last
        && Attributes == anew.Attributes && Holds.SequenceEqual(anew.Holds);

    /// <summary>A part of what came is unknown: whether more went than came, nobody can tell.</summary>
    [JsonIgnore]
    public bool HasUnknownInput => Unknown?.CameIn ?? HasUnknownQuantity;

    [JsonInclude]
    public bool WentBelowZero { get; private set; }

    /// <summary>The last movement folded in: only a later one can be added without folding anew.</summary>
    [JsonInclude]
    public LotEventMark? Last { get; private set; }

    /// <summary>
    /// Places that it was taken from when less of it was there, and more elsewhere. Only of a state that was folded now: it is not stored.
    /// </summary>
    internal SortedSet<string>? ShortPlaces { get; private set; }

    /// <summary>Movements at the end whose order among each other makes no difference; null when the last stands alone.</summary>
    private MovementRun? run;

    /// <summary>A state as it was stored.</summary>
    public static LotState Restore(
        LotKey lot, List<LotTotals> totals, List<Balance> balances, IEnumerable<KeyValuePair<string, string>> holds, LotAttributes? attributes,
        IEnumerable<LotEventType> seen, bool hasUnknownQuantity, bool wentBelowZero, LotEventMark last, UnknownStock? unknown)
    {
        var state = new LotState(lot)
        {
            Totals = totals,
            Balances = balances,
            Attributes = attributes,
            HasUnknownQuantity = hasUnknownQuantity,
            WentBelowZero = wentBelowZero,
            Unknown = unknown,
            Last = last,
        };
        foreach (var (key, reason) in holds) state.Holds.Add(key, reason);
        state.seen = Mask(seen);
        return state;
    }

    public static LotState Fold(LotKey lot, IEnumerable<Movement> movements)
    {
        var state = new LotState(lot);
        foreach (var m in movements.OrderBy(m => m.Event, EventOrder.Instance)) state.Apply(m);
        return state;
    }

    /// <summary>
    /// Adds a movement if it comes after all that are in, or among those at the end that it may change places with; false
    /// (and no change) if the state must be folded anew.
    /// </summary>
    public bool TryAdvance(Movement movement)
    {
        if (IsOutdated) return false;
        if (Last is null || EventOrder.Compare(Last, movement.Event) < 0)
        {
            Apply(movement);
            return true;
        }

        if (run is not { } open || !open.Takes(movement)) return false;
        var last = Last;
        Apply(movement);
        Last = last;
        return true;
    }

    /// <summary>As <see cref="TryAdvance(Movement)"/>, of one event that moves the lot in several units: in the order of the units.</summary>
    public bool TryAdvance(IReadOnlyList<Movement> ofOneEvent)
    {
        if (ofOneEvent.Count == 1) return TryAdvance(ofOneEvent[0]);
        if (IsOutdated || (Last is not null && EventOrder.Compare(Last, ofOneEvent[0].Event) >= 0)) return false;
        foreach (var movement in ofOneEvent.OrderBy(m => m.LogisticUnit, StringComparer.Ordinal)) Apply(movement);
        return true;
    }

    /// <summary>Sum over all locations in the lot's own unit; zero when it has none.</summary>
    [JsonIgnore]
    public decimal OnHand => Totals.Count == 0 ? 0 : OnHandIn(Totals[0].Unit);

    public decimal OnHandIn(string unit)
    {
        var sum = 0m;
        foreach (var balance in Balances)
        {
            if (balance.Unit == unit) sum += balance.Value;
        }

        return sum;
    }

    /// <summary>As <see cref="OnHandIn"/>; null when an unknown part of what came makes it unknown.</summary>
    public decimal? KnownOnHandIn(string unit) => OnHandIn(unit) is var known && HasUnknownInput && (known < 0 || UnknownLocations.Any()) ? null : known;

    /// <summary>By location, a known quantity before an unknown one. Less than nothing is told only where all that came is known.</summary>
    public IEnumerable<LotStock> Stock() =>
        Balances.Where(b => b.Value > 0 || !HasUnknownInput).Select(b => new LotStock(b.Location, new Quantity(b.Value, b.Unit)))
            .Concat(UnknownLocations.Select(l => new LotStock(l, null))).OrderBy(s => s.Location, StringComparer.Ordinal);

    public LotStatus StatusOn(DateOnly today) =>
        IsFree ? FreeStatusOn(today)
        : Holds.Keys.Any(HoldKey.IsRecall) ? LotStatus.Recalled
        : Holds.ContainsKey(HoldKey.Quality) || Holds.ContainsKey(HoldKey.Inspection) ? LotStatus.Held
        : Holds.Keys.Any(HoldKey.IsQuarantine) ? LotStatus.Quarantined
        : FreeStatusOn(today);

    /// <summary>What the record of this lot lacks.</summary>
    /// <param name="isInput">A produce names it among its inputs (<see cref="InputsWithoutReceipt"/>): used, whether or not a consume says so too.</param>
    public IEnumerable<Gap> Gaps(bool isInput = false)
    {
        var arrived = HasSeen(LotEventType.Receive) || HasSeen(LotEventType.Produce);
        var shipped = HasSeen(LotEventType.Ship);
        if (!arrived && (isInput || HasSeen(LotEventType.Consume) || (shipped && HasSeen(LotEventType.Announce))))
        {
            yield return new Gap(GapCode.NotReceived, Lot, "The lot was used, and no receipt of it is recorded.");
        }
        else if (!arrived && shipped)
        {
            yield return new Gap(GapCode.ShippedWithoutProduction, Lot, "The lot was shipped, and neither its production nor its receipt is recorded.");
        }

        if (arrived)
        {
            foreach (var totals in Totals.Where(t => !HasUnknownInput && OnHandIn(t.Unit) < 0))
            {
                yield return new Gap(GapCode.OverConsumption, Lot, $"{-OnHandIn(totals.Unit)} {totals.Unit} more went than came.");
            }

            if (WentBelowZero && (HasUnknownInput || Totals.TrueForAll(t => OnHandIn(t.Unit) >= 0)))
            {
                yield return new Gap(GapCode.ConsumedBeforeReceived, Lot, "The lot was used at a time before enough of it had come.");
            }
        }

        if (HasUnknownQuantity) yield return new Gap(GapCode.QuantityUnknown, Lot, "An event of the lot states no quantity.");
    }

    private IEnumerable<string> UnknownLocations =>
        Unknown is { } unknown ? unknown.Places.Select(p => p.Location).Distinct()
        : HasUnknownQuantity && (seen & Arrivals) != 0 ? [""]
        : [];

    private static uint Mask(IEnumerable<LotEventType> types) => types.Aggregate(0u, static (mask, type) => mask | 1u << (int)type);

    private LotStatus FreeStatusOn(DateOnly today) =>
        Attributes?.Expiry is { } expiry && expiry < today ? LotStatus.Expired
        : Balances.Exists(static b => b.Value > 0) || UnknownLocations.Any() ? LotStatus.Available
        : HasSeen(LotEventType.Announce) && (seen & Custody) == 0 ? LotStatus.Announced
        : LotStatus.Depleted;

    private void Apply(Movement m)
    {
        var e = m.Event;
        run = MovementRun.After(run, Last, m);
        if (e.Attributes is { } said) Attributes = Establishes(e.Type) ? said.Over(Attributes) : Attributes?.Over(said) ?? said;
        seen |= 1u << (int)e.Type;
        Last = LotEventMark.Of(e);

        switch (e.Type)
        {
            case LotEventType.Announce:
                Count(m);
                break;
            case LotEventType.Receive:
                Balances.Put(e.Location, Count(m));
                break;
            case LotEventType.Produce:
                Balances.Put(e.Location, Count(m));
                break;
            case LotEventType.Return:
                Balances.Put(e.Location, Count(m));
                break;
            case LotEventType.Adjust:
                Balances.Put(e.Location, Count(m));
                break;
            case LotEventType.Consume:
                Take(e.Location, Count(m));
                break;
            case LotEventType.Ship:
                Take(e.Location, Count(m));
                break;
            case LotEventType.Scrap:
                ScrapStock(m);
                break;
            case LotEventType.Move:
                MoveStock(m);
                break;
            case LotEventType.Inspect when e.Inspection is { Pass: false } failed:
                Holds[HoldKey.Inspection] = e.Reason ?? $"{failed.Test} failed";
                break;
            case LotEventType.Inspect:
                Lift(HoldKey.EndsByInspection);
                break;
            case LotEventType.Hold:
                Holds[HoldKey.Of(e)] = e.Reason ?? "";
                break;
            case LotEventType.Release when e.Recall is not null:
                Holds.Remove(HoldKey.Of(e));
                break;
            case LotEventType.Release:
                // A recall's hold is lifted by name alone: one that came a moment before the release must stay.
                Lift(k => !HoldKey.IsRecall(k));
                break;
            default:
                break;
        }

        if (m.Judgement is { } judgement && judgement.MayHold()) Quarantine(judgement, e);

        if (HasUnknownQuantity) (Unknown ??= new UnknownStock()).Apply(m);

        // After an unknown quantity came, it can have been enough.
        if (!WentBelowZero && Unknown is not { CameIn: true } && Balances.Exists(b => b.Value < 0) && Totals.Exists(t => OnHandIn(t.Unit) < 0)) WentBelowZero = true;
    }

    /// <summary>
    /// What comes with the goods, or corrects them, says what the lot is; until they are there, their announcement does. A label
    /// scanned on the way, or what another supplier announces, adds only what nobody has said.
    /// </summary>
    private bool Establishes(LotEventType type) =>
        type is LotEventType.Receive or LotEventType.Produce or LotEventType.Adjust
        || (type == LotEventType.Announce && !HasSeen(LotEventType.Receive) && !HasSeen(LotEventType.Produce));

    private void Quarantine(RuleJudgement judgement, LotEvent e)
    {
        // What an announcement violated held the lot from then on; the receipt that covers it does not do so once more.
        if (judgement.Quarantine && e.Lot is not null) Holds[HoldKey.OfRule(judgement)] = string.Join(" ", (judgement.Violations ?? []).Select(v => v.Detail));
        if (e.Type != LotEventType.Receive || judgement.OnReceipt is not { } until) return;
        var (key, reason) = until == ReceiptHold.Inspection
            ? (HoldKey.OfReceipt(judgement), "Received, and neither inspected nor released yet.")
            : (HoldKey.OfRule(judgement), "Received, and not released yet.");
        Holds.TryAdd(key, reason);
    }

    private void Lift(Func<string, bool> which)
    {
        foreach (var key in Holds.Keys.Where(which).ToList()) Holds.Remove(key);
    }

    /// <summary>Adds to the sum of the movement's kind; the quantity in the unit that it is kept in, or null when it is unknown.</summary>
    private Quantity? Count(Movement m)
    {
        if (m.Quantity is not { } quantity)
        {
            HasUnknownQuantity = true;
            return null;
        }

        var kept = InKeptUnit(quantity);
        var at = 0;
        while (Totals[at].Unit != kept.Unit) at++;
        ref var sum = ref Totals[at].Of(m.Event.Type);
        sum = BalanceList.Sum(sum, kept.Value);
        return kept;
    }

    private Quantity InKeptUnit(Quantity quantity)
    {
        foreach (var totals in Totals)
        {
            if (UnitCode.TryConvert(quantity, totals.Unit, out var converted)) return converted;
        }

        Totals.Add(new LotTotals(quantity.Unit));
        return quantity;
    }

    /// <summary>Remembers where less was than was taken, while there was some elsewhere.</summary>
    private void Take(string? location, Quantity? quantity)
    {
        if (Balances.Take(location, quantity)) (ShortPlaces ??= new SortedSet<string>(StringComparer.Ordinal)).Add(location!);
    }

    /// <summary>Without a quantity: all at the place named, or everywhere.</summary>
    private void ScrapStock(Movement m)
    {
        foreach (var quantity in m.Quantity is { } stated ? [stated] : KnownIn(m, m.Event.Location))
        {
            var kept = Count(m with { Quantity = quantity });
            Take(m.Event.Location, kept);
        }
    }

    /// <summary>Without a quantity: all that is at the place it comes from, or everywhere.</summary>
    private void MoveStock(Movement m)
    {
        var to = m.Event.Location ?? "";
        var stock = m.Quantity is { } stated ? [InKeptUnit(stated)] : KnownIn(m, m.Event.FromLocation);
        foreach (var quantity in stock)
        {
            Take(m.Event.FromLocation, quantity);
            Balances.Put(to, quantity);
        }
    }

    /// <summary>None for a unit whose content is unknown: the known stock is not in it.</summary>
    private List<Quantity> KnownIn(Movement m, string? location) => Unknown?.Holds(m.LogisticUnit) == true ? [] : Balances.At(location);
}
