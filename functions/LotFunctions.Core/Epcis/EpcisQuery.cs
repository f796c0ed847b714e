using LotFunctions.Core.Ledger;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// Which events are asked for: the part of the SimpleEventQuery (EPCIS 2.0 section 8.2.7.1) that events of lots can answer. Null:
/// not asked for. An event has to fit all that is asked for, and of each list one value.
/// </summary>
public sealed record EpcisQuery
{
    public IReadOnlyList<EpcisEventType>? EventTypes { get; init; }

    public DateTimeOffset? FromEventTime { get; init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset? ToEventTime { get; init; }

    public DateTimeOffset? FromRecordTime { get; init; }

    /// <inheritdoc cref="ToEventTime"/>
    public DateTimeOffset? ToRecordTime { get; init; }

    public IReadOnlyList<EpcisAction>? Actions { get; init; }

    /// <summary>As <see cref="Cbv.BizStep"/> makes them.</summary>
    public IReadOnlyList<string>? BizSteps { get; init; }

    /// <summary>As <see cref="Cbv.Disposition"/> makes them.</summary>
    public IReadOnlyList<string>? Dispositions { get; init; }

    /// <summary>URIs of places in any form, or the house's names of them.</summary>
    public IReadOnlyList<string>? BizLocations { get; init; }

    /// <inheritdoc cref="BizLocations"/>
    public IReadOnlyList<string>? ReadPoints { get; init; }

    public IReadOnlyList<string>? EventIds { get; init; }

    public IReadOnlyList<string>? TransformationIds { get; init; }

    /// <summary>URIs of lots in any form; of an item without a lot: all its lots.</summary>
    public IReadOnlyList<string>? EpcClasses { get; init; }

    /// <summary>As <see cref="EpcClasses"/>, of objects and of what is in a unit.</summary>
    public IReadOnlyList<string>? ObjectClasses { get; init; }

    /// <summary>As <see cref="EpcClasses"/>, of what a transformation used.</summary>
    public IReadOnlyList<string>? InputClasses { get; init; }

    /// <summary>As <see cref="EpcClasses"/>, of what came of a transformation.</summary>
    public IReadOnlyList<string>? OutputClasses { get; init; }

    /// <summary>URIs of logistic units in any form, as object or as parent.</summary>
    public IReadOnlyList<string>? Epcs { get; init; }

    /// <summary>URIs of logistic units in any form, as object.</summary>
    public IReadOnlyList<string>? Objects { get; init; }

    /// <summary>URIs of logistic units in any form, as parent.</summary>
    public IReadOnlyList<string>? Parents { get; init; }

    public bool? HasErrorDeclaration { get; init; }

    /// <summary>The lots that are asked for, when these are all whose events can fit; null when others can.</summary>
    internal IReadOnlyList<LotKey>? Lots()
    {
        if ((EpcClasses ?? ObjectClasses ?? InputClasses ?? OutputClasses) is not { Count: > 0 and <= 20 } classes) return null;
        var lots = new List<LotKey>();
        foreach (var uri in classes)
        {
            if (LotOf(uri) is not var (item, lot) || !LotKey.TryCreate(item, lot, out var key, out _)) return null;
            lots.Add(key);
        }

        return lots;
    }

    /// <summary>Whether an event as it is written is one of these.</summary>
    public bool Matches(EpcisEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Fits(EventTypes, e.Type) && e.EventTime >= (FromEventTime ?? e.EventTime) && (ToEventTime is null || e.EventTime < ToEventTime)
            && (FromRecordTime is null || e.RecordTime >= FromRecordTime) && (ToRecordTime is null || e.RecordTime < ToRecordTime)
            && (Actions is null || (e.Action is { } action && Actions.Contains(action)))
            && Fits(BizSteps, e.BizStep) && Fits(Dispositions, e.Disposition) && FitsPlace(BizLocations, e.BizLocation) && FitsPlace(ReadPoints, e.ReadPoint)
            && Fits(EventIds, e.EventId) && Fits(TransformationIds, e.TransformationId)
            && (HasErrorDeclaration is null || HasErrorDeclaration == e.ErrorDeclaration is not null)
            && FitsClass(EpcClasses, e.Quantities.Concat(e.InputQuantities)) && FitsClass(InputClasses, e.InputQuantities)
            && FitsClass(ObjectClasses, e.Type == EpcisEventType.Transformation ? [] : e.Quantities)
            && FitsClass(OutputClasses, e.Type == EpcisEventType.Transformation ? e.Quantities : [])
            && FitsEpc(Epcs, e.Epcs.Append(e.ParentId)) && FitsEpc(Objects, e.Epcs) && FitsEpc(Parents, [e.ParentId]);
    }

    private static bool Fits<T>(IReadOnlyList<T>? asked, T? value) => asked is null || (value is not null && asked.Contains(value));

    private static bool FitsPlace(IReadOnlyList<string>? asked, string? place) =>
        asked is null || (place is not null && asked.Any(a => AreSame(place, a) || HouseUri.NameOfParty(place) == HouseUri.NameOfParty(a)));

    private static bool FitsClass(IReadOnlyList<string>? asked, IEnumerable<EpcisQuantity> classes) =>
        asked is null || classes.Any(q => asked.Any(c => IsOf(q.EpcClass, c)));

    private static bool FitsEpc(IReadOnlyList<string>? asked, IEnumerable<string?> ids) =>
        asked is null || ids.Any(id => id is not null && asked.Any(a => AreSame(id, a)));

    /// <summary>A lot in every form in which it can be written; a whole item stands for each of its lots.</summary>
    private static bool IsOf(string uri, string asked) =>
        uri == asked || (LotOf(asked) is var (item, lot) && LotOf(uri) is var (own, ownLot) && own == item && (lot.Length == 0 || ownLot == lot));

    private static (string Item, string Lot)? LotOf(string uri) =>
        HouseUri.Lot(uri) ?? (EpcId.TryParse(uri, out var id) && id.Kind == EpcIdKind.Item ? (id.Key, id.Lot ?? "") : null);

    private static bool AreSame(string uri, string asked) => uri == asked || (EpcId.TryParse(uri, out var one) && EpcId.TryParse(asked, out var other) && one == other);
}
