using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>An event as read from JSON, or everything that is wrong with it.</summary>
/// <param name="Event">Sealed; null with errors.</param>
/// <param name="EventId">The event's id; with errors the sender's, if it gave one.</param>
internal readonly record struct ScanRead(LotEvent? Event, string? EventId, IReadOnlyList<FieldError> Errors);

/// <summary>Reads the events of <c>POST /scans</c>.</summary>
internal sealed class ScanReader(ItemDirectory items, LabelReader labels, TimeProvider clock)
{
    private const int MaxInputs = 1000;

    private static readonly string[] Goods = ["item", "lot", "barcode", "logisticUnit", "outerUnit"];

    /// <param name="pointer">Where the event stands in its request.</param>
    public async ValueTask<ScanRead> ReadAsync(JsonElement json, string pointer, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, pointer, errors);
        if (!fields.IsObject) return new ScanRead(null, null, errors);

        var now = clock.GetUtcNow();
        var type = Type(fields);
        var eventId = fields.EventId();
        var at = fields.Time("at");
        var label = await ScanLabel.ReadAsync(fields, type, labels, now.Year, cancellationToken);
        var amount = ScanAmount.Read(fields, label.Quantity);
        var lot = await LotAsync(fields, label, type, cancellationToken);
        var inputs = await InputsAsync(fields, now.Year, cancellationToken);
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type ?? default,
            At = at ?? now,
            Lot = lot,
            // What a barcode counts of an unnamed lot is told by what is inside the unit.
            Quantity = lot is null && !fields.Has("quantity") ? null : amount?.Sent,
            LogisticUnit = label.LogisticUnit,
            OuterUnit = label.OuterUnit,
            WorkOrder = fields.Id("workOrder"),
            Inputs = inputs is null ? null : [.. inputs.Select(i => new LotInput(i.Lot, i.Amount?.Sent))],
            Shipment = fields.Id("shipment"),
            Customer = fields.Id("customer"),
            Supplier = fields.Id("supplier"),
            Location = fields.Id("location"),
            FromLocation = fields.Id("fromLocation"),
            Device = fields.Id("device"),
            Operator = fields.Id("operator"),
            Reference = fields.Id("reference", max: LotFields.MaxEventId),
            Reason = fields.String("reason"),
            Document = Document(fields, type),
            AsExecuted = fields.Bool("asExecuted") ?? false,
            Attributes = label.Attributes,
        };
        fields.Done();
        if (errors.Count > 0)
        {
            if (type is not null and not LotEventType.Inspect) AddMissing(fields, EventRules.Errors(draft, now, pointer));
            return new ScanRead(null, eventId, errors);
        }

        var sealedEvent = EventIdentity.Seal(draft, eventId, atStated: at is not null);
        var recorded = await WithUnitsAsync(sealedEvent, amount, inputs, cancellationToken);
        return new ScanRead(recorded, recorded.EventId, errors);
    }

    private static LotEventType? Type(JsonFields fields)
    {
        var type = fields.Enum<LotEventType>("type", required: true);
        if (type == LotEventType.Inspect) fields.Error(RefusalCode.FieldNotAllowed, "An inspection has a test and a result: post it to /inspections.", "type");
        return type;
    }

    /// <summary>What the type asks for beside what cannot be read; nothing is said twice of one field, or of what names the goods.</summary>
    private static void AddMissing(JsonFields fields, IReadOnlyList<FieldError> broken)
    {
        var said = fields.Errors.Select(e => e.Pointer).ToHashSet(StringComparer.Ordinal);
        var goodsSaid = Goods.Any(name => said.Contains(fields.At(name)));
        foreach (var error in broken)
        {
            if (!said.Contains(error.Pointer) && !(goodsSaid && error.Code == RefusalCode.LotRequired)) fields.Errors.Add(error);
        }
    }

    private static string? Document(JsonFields fields, LotEventType? type)
    {
        if (fields.Id("document") is not { } document) return null;
        if (type is null or LotEventType.Receive) return document;
        fields.Error(RefusalCode.FieldNotAllowed, "Only a receive names the document that announced it.", "document");
        return null;
    }

    /// <summary>Null when the event names no lot and may do so, or with errors.</summary>
    private async ValueTask<LotKey?> LotAsync(JsonFields fields, ScanLabel label, LotEventType? type, CancellationToken cancellationToken)
    {
        if (label.Item is null)
        {
            if (label.Lot is not null && type != LotEventType.Void) fields.Error("required", "A lot is named together with its item.", "item");
            return null;
        }

        if (label.Lot is null)
        {
            // The contents of a unit by its label, (00)…(02)…(37)…: the unit knows its lots.
            var unitAlone = label is { LogisticUnit: not null, ItemStated: false };
            if (unitAlone || type == LotEventType.Void) return null;
        }

        return await KeyAsync(fields, label, cancellationToken);
    }

    private async ValueTask<LotKey?> KeyAsync(JsonFields fields, ScanLabel label, CancellationToken cancellationToken)
    {
        if (label.Lot is not null)
        {
            if (LotKey.TryCreate(label.Item, label.Lot, out var key, out var reason)) return key;
            fields.Error("invalid-value", reason, "lot");
            return null;
        }

        if (await items.FindAsync(label.Item!, cancellationToken) is not { LotControlled: false })
        {
            fields.Error(RefusalCode.LotRequired, $"Item {label.Item} needs a lot; it is not registered as one without lots.", "lot");
            return null;
        }

        if (LotKey.TryCreateWithoutLot(label.Item, out var whole, out var problem)) return whole;
        fields.Error("invalid-value", problem, "item");
        return null;
    }

    /// <summary>Null when the event states none.</summary>
    private async ValueTask<IReadOnlyList<ScanInput>?> InputsAsync(JsonFields fields, int year, CancellationToken cancellationToken)
    {
        if (!fields.Has("inputs")) return null;
        var inputs = new List<ScanInput>();
        foreach (var input in fields.Array("inputs", max: MaxInputs))
        {
            var label = await ScanLabel.ReadInputAsync(input, labels, year, cancellationToken);
            var amount = ScanAmount.Read(input, label.Quantity);
            if (label.Item is null) input.Error("required", "An input names its item and lot, or has a barcode that does.", "item");
            else if (await KeyAsync(input, label, cancellationToken) is { } lot) inputs.Add(new ScanInput(lot, amount));
            input.Done();
        }

        return inputs.Count == 0 ? null : inputs;
    }

    private async ValueTask<LotEvent> WithUnitsAsync(
        LotEvent e, ScanAmount? amount, IReadOnlyList<ScanInput>? inputs, CancellationToken cancellationToken)
    {
        if (e.Quantity is not null && amount is { } a) e = e with { Quantity = a.In(await ItemAsync(e.Lot, a, cancellationToken)) };
        if (inputs is null) return e;

        var recorded = new List<LotInput>(inputs.Count);
        foreach (var input in inputs)
        {
            recorded.Add(new LotInput(input.Lot, input.Amount is { } part ? part.In(await ItemAsync(input.Lot, part, cancellationToken)) : null));
        }

        return e with { Inputs = recorded };
    }

    private ValueTask<Item?> ItemAsync(LotKey? lot, ScanAmount amount, CancellationToken cancellationToken) =>
        lot is { } named && !amount.UnitStated ? items.FindAsync(named.Item, cancellationToken) : default;

    private sealed record ScanInput(LotKey Lot, ScanAmount? Amount);
}
