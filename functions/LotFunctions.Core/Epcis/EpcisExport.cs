using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// Says a lot event as one EPCIS event, so that <see cref="EpcisImport"/> reads the same lot event out of it: a lot by itself and a
/// unit by itself are object events, a lot in a unit an aggregation, what a work order takes and gives transformations.
/// </summary>
internal static class EpcisExport
{
    private const string Each = "EA";
    private const string Party = "possessing_party";

    /// <param name="recorded">No void.</param>
    public static EpcisEvent Of(RecordedEvent recorded) => Of(recorded.Event) with { RecordTime = recorded.RecordedAt };

    /// <summary>A void: the event that it takes back, with the declaration of its error.</summary>
    /// <param name="target">Null when the event is not recorded yet: then its id is all that is known of it.</param>
    public static EpcisEvent OfVoid(RecordedEvent taken, LotEvent? target)
    {
        var e = taken.Event;
        var named = target is { Type: not LotEventType.Void } ? Of(target) : new EpcisEvent
        {
            Type = EpcisEventType.Object,
            EventTime = e.At,
            EventId = EventUri.Of(e.Reference!),
            Action = EpcisAction.Observe,
        };
        return named with
        {
            RecordTime = taken.RecordedAt,
            ErrorDeclaration = new EpcisErrorDeclaration(e.At, null)
            {
                Extensions = EpcisExtension.Of(
                    (EpcisExtension.EventId, e.EventId), (EpcisExtension.Reason, e.Reason), (EpcisExtension.Device, e.Device), (EpcisExtension.Operator, e.Operator)),
            },
        };
    }

    public static EpcisEvent Of(LotEvent e)
    {
        var type = e.Type switch
        {
            LotEventType.Consume or LotEventType.Produce => EpcisEventType.Transformation,
            LotEventType.Pack or LotEventType.Unpack => EpcisEventType.Aggregation,
            _ => e is { Lot: not null, LogisticUnit: not null } ? EpcisEventType.Aggregation : EpcisEventType.Object,
        };
        var (step, disposition) = EpcisSteps.Of(e);
        var takes = EpcisSteps.TakesAway(e.Type);
        var place = e.Location is { } location ? HouseUri.OfPlace(location) : null;
        var (sources, destinations) = Parties(e);
        var bare = new EpcisEvent
        {
            Type = type,
            EventId = EventUri.Of(e.EventId),
            EventTime = e.At,
            Action = type == EpcisEventType.Transformation ? null : EpcisSteps.ActionOf(e.Type),
            BizStep = step,
            Disposition = disposition,
            ReadPoint = takes ? place : null,
            BizLocation = takes ? null : place,
            Transactions = Transactions(e, type),
            Sources = sources,
            Destinations = destinations,
            Extensions = Extensions(e, type),
        };
        return WithObjects(bare, e);
    }

    private static EpcisEvent WithObjects(EpcisEvent bare, LotEvent e)
    {
        var lots = e.Lot is { } lot ? new List<EpcisQuantity> { Amount(lot, e.Type == LotEventType.Adjust ? null : e.Quantity) } : [];
        if (bare.Type == EpcisEventType.Transformation)
        {
            var order = HouseUri.OfAny(HouseUri.WorkOrder, e.WorkOrder!);
            return e.Type == LotEventType.Consume
                ? bare with { TransformationId = order, InputQuantities = lots }
                : bare with { TransformationId = order, Quantities = lots };
        }

        var unit = e.LogisticUnit is { } sscc ? HouseUri.OfUnit(sscc) : null;
        if (bare.Type != EpcisEventType.Aggregation) return bare with { Epcs = unit is null ? [] : [unit], Quantities = lots };

        // A unit that is put into another, or taken out of it; the whole contents of a unit have no list.
        return e is { Lot: null, OuterUnit: { } outer }
            ? bare with { ParentId = HouseUri.OfUnit(outer), Epcs = unit is null ? [] : [unit] }
            : bare with { ParentId = unit, Quantities = lots };
    }

    private static EpcisQuantity Amount(LotKey lot, Quantity? quantity) =>
        new(HouseUri.Of(lot), quantity?.Value, quantity?.Unit is { } unit && unit != Each ? unit : null);

    private static IReadOnlyList<EpcisReference> Transactions(LotEvent e, EpcisEventType type)
    {
        var transactions = new List<EpcisReference>();
        if (e.Shipment is { } shipment) transactions.Add(new EpcisReference("desadv", HouseUri.OfAny(HouseUri.Shipment, shipment)));
        if (e.Document is { } document) transactions.Add(new EpcisReference("desadv", HouseUri.Of(HouseUri.Document, document)));
        if (type == EpcisEventType.Transformation) transactions.Add(new EpcisReference("prodorder", HouseUri.OfAny(HouseUri.WorkOrder, e.WorkOrder!)));
        return transactions;
    }

    private static (IReadOnlyList<EpcisReference> Sources, IReadOnlyList<EpcisReference> Destinations) Parties(LotEvent e)
    {
        var sources = new List<EpcisReference>();
        var destinations = new List<EpcisReference>();
        if (e.Supplier is { } supplier && EpcisSteps.FromSupplier(e.Type)) sources.Add(new EpcisReference(Party, HouseUri.OfParty(HouseUri.Supplier, supplier)));
        if (e.Customer is { } customer && e.Type == LotEventType.Return) sources.Add(new EpcisReference(Party, HouseUri.OfParty(HouseUri.Customer, customer)));
        if (e.Customer is { } buyer && e.Type == LotEventType.Ship) destinations.Add(new EpcisReference(Party, HouseUri.OfParty(HouseUri.Customer, buyer)));
        if (e.FromLocation is { } from) sources.Add(new EpcisReference("location", HouseUri.OfPlace(from)));
        return (sources, destinations);
    }

    private static Dictionary<string, System.Text.Json.JsonElement> Extensions(LotEvent e, EpcisEventType type)
    {
        // A unit of a transformation has no place in it, and of an aggregation only one of two has.
        var outer = e.Lot is null && type == EpcisEventType.Aggregation ? null : e.OuterUnit;
        var inputs = e.Inputs?.Select(i => Amount(i.Lot, i.Quantity)).ToList();
        return EpcisExtension.Of(
            (EpcisExtension.OuterUnit, outer),
            (EpcisExtension.LogisticUnit, type == EpcisEventType.Transformation ? e.LogisticUnit : null),
            (EpcisExtension.WorkOrder, type == EpcisEventType.Transformation ? null : e.WorkOrder),
            (EpcisExtension.Customer, e.Type is LotEventType.Ship or LotEventType.Return ? null : e.Customer),
            (EpcisExtension.Supplier, EpcisSteps.FromSupplier(e.Type) ? null : e.Supplier),
            (EpcisExtension.Inputs, inputs),
            (EpcisExtension.Device, e.Device),
            (EpcisExtension.Operator, e.Operator),
            (EpcisExtension.Reference, e.Reference),
            (EpcisExtension.Reason, e.Reason),
            (EpcisExtension.Recall, e.Recall),
            (EpcisExtension.Attributes, e.Attributes),
            (EpcisExtension.Inspection, e.Inspection),
            (EpcisExtension.Difference, e.Type == LotEventType.Adjust ? e.Quantity : null));
    }
}
