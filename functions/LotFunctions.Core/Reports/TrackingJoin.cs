using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Reports;

/// <summary>Joins movements with reference data and documents; looks each up once for the length of a report.</summary>
internal sealed class TrackingJoin(IReferenceData references, IDocuments documents, HouseOptions house)
{
    /// <summary>The memory for what was looked up is bounded.</summary>
    private const int Most = 10_000;

    private readonly ItemDirectory items = new(references);
    private readonly Dictionary<string, LocationDescription> suppliers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LocationDescription> customers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Document?> known = new(StringComparer.Ordinal);

    public static TrackingEvent? EventOf(LotEventType type) => type switch
    {
        // Who gets goods back receives them (21 CFR 1.1345).
        LotEventType.Receive or LotEventType.Return => TrackingEvent.Receiving,
        LotEventType.Consume or LotEventType.Produce => TrackingEvent.Transformation,
        LotEventType.Ship => TrackingEvent.Shipping,
        _ => null,
    };

    /// <param name="history">All movements of the lot: they tell where it has its code from.</param>
    public async ValueTask<TrackingRecord> RecordAsync(TrackingLine line, IReadOnlyList<Movement> history, CancellationToken cancellationToken)
    {
        var (lot, movement, isInput) = line;
        var e = movement.Event;
        var (type, number) = await DocumentAsync(movement, cancellationToken);
        return new TrackingRecord
        {
            Event = EventOf(e.Type)!.Value,
            LotCode = lot.Lot,
            Item = lot.Item,
            Description = (await items.FindAsync(lot.Item, cancellationToken))?.Description ?? DescriptionOf(history),
            Quantity = movement.Quantity?.Value,
            Unit = movement.Quantity?.Unit,
            IsOutput = e.Type switch { LotEventType.Produce => !isInput, LotEventType.Consume => false, _ => null },
            OtherParty = e.Type switch
            {
                LotEventType.Receive => await SupplierAsync(e.Supplier ?? AnnouncerOf(movement, history), cancellationToken),
                LotEventType.Return => await CustomerAsync(e.Customer ?? RecipientOf(e, history), cancellationToken),
                LotEventType.Ship => await CustomerAsync(e.Customer, cancellationToken),
                _ => default,
            },
            Here = LocationDescription.Of(house, e.Location),
            Date = DateOnly.FromDateTime(e.At.UtcDateTime),
            LotCodeSource = await SourceAsync(history, cancellationToken),
            DocumentType = type,
            DocumentNumber = number,
        };
    }

    /// <summary>Who made the lot gave it its code: the house, else the supplier that sent it.</summary>
    private async ValueTask<LocationDescription> SourceAsync(IReadOnlyList<Movement> history, CancellationToken cancellationToken) =>
        history.Any(m => m.Event.Type == LotEventType.Produce)
            ? LocationDescription.Of(house, null)
            : await SupplierAsync(history.Select(m => m.Event.Supplier).FirstOrDefault(s => s is not null), cancellationToken);

    /// <summary>A receipt by the SSCC alone names no supplier; the notice that announced the goods does.</summary>
    private static string? AnnouncerOf(Movement receipt, IReadOnlyList<Movement> history)
    {
        var announced = history.Where(m => m.Event is { Type: LotEventType.Announce, Supplier: not null }).ToList();
        return (announced.Find(m => m.Document is not null && m.Document == receipt.Document) is { Event: { } same } ? same : announced.Select(m => m.Event).FirstOrDefault())?.Supplier;
    }

    /// <summary>A return that names only the shipment comes from whom that went to.</summary>
    private static string? RecipientOf(LotEvent e, IReadOnlyList<Movement> history) =>
        e.Shipment is null ? null : history.Select(m => m.Event).FirstOrDefault(s => s.Type == LotEventType.Ship && s.Shipment == e.Shipment)?.Customer;

    private static string? DescriptionOf(IReadOnlyList<Movement> history) =>
        history.Select(m => m.Event.Attributes?.Description).LastOrDefault(d => d is not null);

    private async ValueTask<(string? Type, string? Number)> DocumentAsync(Movement movement, CancellationToken cancellationToken)
    {
        var e = movement.Event;
        switch (e.Type)
        {
            case LotEventType.Consume or LotEventType.Produce:
                return ("Work order", e.WorkOrder);
            case LotEventType.Ship:
                return ("Shipment", e.Shipment);
            case LotEventType.Return when e.Shipment is { } returned:
                return ("Returned shipment", returned);
            default:
                if (movement.Document is { } id && await FindAsync(id, cancellationToken) is { } document) return (NameOf(document.Format), document.Shipments is [var only] ? only : document.ControlNumber);
                if (e.Shipment is { } shipment) return ("Ship notice", shipment);
                return e.Reference is { } reference ? ("Reference", reference) : (null, null);
        }
    }

    private static string NameOf(AsnFormat? format) => format switch
    {
        AsnFormat.X12 => "Advance ship notice (X12 856)",
        AsnFormat.Edifact => "Despatch advice (EDIFACT DESADV)",
        _ => "Advance ship notice",
    };

    private async ValueTask<Document?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(id, out var found)) return found;
        if (known.Count >= Most) known.Clear();
        return known[id] = await documents.FindAsync(id, cancellationToken);
    }

    private async ValueTask<LocationDescription> SupplierAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null) return default;
        if (suppliers.TryGetValue(id, out var found)) return found;
        if (suppliers.Count >= Most) suppliers.Clear();
        return suppliers[id] = LocationDescription.Of(id, await references.FindAsync<Supplier>(id, cancellationToken));
    }

    private async ValueTask<LocationDescription> CustomerAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null) return default;
        if (customers.TryGetValue(id, out var found)) return found;
        if (customers.Count >= Most) customers.Clear();
        return customers[id] = LocationDescription.Of(id, await references.FindAsync<Customer>(id, cancellationToken));
    }
}
