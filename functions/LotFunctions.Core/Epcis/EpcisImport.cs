using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Core.Epcis;

/// <summary>
/// Reads lot events out of EPCIS events: one for each lot and logistic unit that an event is about. What EPCIS says has happened
/// (section 7.4), so that the interlock does not stop it (<see cref="LotEvent.AsExecuted"/>). An error declaration is a void of
/// each of them.
/// </summary>
internal sealed class EpcisImport(IReferenceData references)
{
    private const int LongestName = 80;

    private readonly ItemDirectory items = new(references);
    private readonly EpcisParties parties = new(references);

    /// <summary>Sealed events, or everything that stands in the way of all of them.</summary>
    public async ValueTask<EpcisRead> ReadAsync(EpcisEvent e, string pointer, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        var key = e.EventId is { } stated ? EventUri.Read(stated) : EpcisFingerprint.Of(e);
        var drafts = IsBareError(e) ? [new LotEvent { EventId = "", ContentHash = "", Type = LotEventType.Void, At = e.EventTime }] : await DraftsAsync(e, pointer, key, errors, cancellationToken);
        if (drafts.Count == 0 && errors.Count == 0) errors.Add(new FieldError(RefusalCode.LotRequired, "The event is about no lot and no logistic unit.", pointer));
        var events = drafts.Select((draft, i) => EventIdentity.Seal(draft, drafts.Count == 1 ? key : EventUri.Part(key, i))).ToList();
        if (e.ErrorDeclaration is { } error) events = Voids(events, error, $"{pointer}/errorDeclaration", errors);
        return errors.Count == 0 ? new EpcisRead(events, []) : new EpcisRead([], errors);
    }

    /// <summary>Only the id of what is in error is known.</summary>
    private static bool IsBareError(EpcisEvent e) =>
        e is { ErrorDeclaration: not null, EventId: not null, Epcs.Count: 0, Quantities.Count: 0, InputEpcs.Count: 0, InputQuantities.Count: 0, ParentId: null };

    private async ValueTask<IReadOnlyList<LotEvent>> DraftsAsync(EpcisEvent e, string pointer, string key, List<FieldError> errors, CancellationToken cancellationToken)
    {
        if (e.Type is EpcisEventType.Transaction or EpcisEventType.Association)
        {
            errors.Add(new FieldError("event-type-not-supported", "It links objects with a transaction or with each other, and says of no lot what happened to it.", $"{pointer}/type"));
            return [];
        }

        var shared = Shared(e, pointer, errors);
        if (e.Type == EpcisEventType.Transformation) return await TransformedAsync(e, shared, pointer, key, errors, cancellationToken);
        if (EpcisSteps.Read(e) is not { } type)
        {
            errors.Add(new FieldError("step-not-mapped", $"The step '{JsonText.Short(e.BizStep ?? "")}' tells nothing that happens to a lot here.", $"{pointer}/bizStep"));
            return [];
        }

        var draft = await WithPartiesAsync(shared with { Type = type }, e, pointer, errors, cancellationToken);
        if (draft.Type == LotEventType.Inspect) draft = draft with { Inspection = Inspected(e, pointer, errors) };
        if (draft.Type == LotEventType.Produce) draft = draft with { WorkOrder = draft.WorkOrder ?? WorkOrder(e, key, pointer, errors) };
        var extras = new EpcisExtras(e.Extensions, pointer, errors);
        var outer = extras.Text(EpcisExtension.OuterUnit);
        var difference = draft.Type == LotEventType.Adjust ? extras.Amount(EpcisExtension.Difference) : null;
        var objects = await ObjectsAsync(e, draft.Type, pointer, errors, cancellationToken);
        return [.. objects.Select(o => draft with { Lot = o.Lot, Quantity = difference ?? o.Quantity, LogisticUnit = o.Unit, OuterUnit = o.Outer ?? outer })];
    }

    private async ValueTask<IReadOnlyList<LotEvent>> TransformedAsync(
        EpcisEvent e, LotEvent shared, string pointer, string key, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var found = new EpcisObjects(items, pointer, errors);
        var units = new List<string>();
        var inputs = await found.LotsAsync(("inputEPCList", e.InputEpcs), ("inputQuantityList", e.InputQuantities), null, units, cancellationToken);
        var outputs = await found.LotsAsync(("outputEPCList", e.Epcs), ("outputQuantityList", e.Quantities), LotOfIlmd(e), units, cancellationToken);
        if (units.Count > 0) errors.Add(new FieldError("id-not-supported", "A logistic unit is neither input nor output of a work order: its lots are.", pointer));

        var order = WorkOrder(e, key, pointer, errors);
        var extras = new EpcisExtras(e.Extensions, pointer, errors);
        var unit = extras.Text(EpcisExtension.LogisticUnit);
        var bare = shared with { WorkOrder = order, LogisticUnit = unit, OuterUnit = extras.Text(EpcisExtension.OuterUnit) };
        var named = await NamedInputsAsync(e, extras, found, inputs, outputs.Count, cancellationToken);
        return
        [
            .. inputs.Select(i => bare with { Type = LotEventType.Consume, Lot = i.Lot, Quantity = i.Quantity, AsExecuted = true, Attributes = outputs.Count > 0 ? null : shared.Attributes }),
            .. outputs.Select(o => bare with { Type = LotEventType.Produce, Lot = o.Lot, Quantity = o.Quantity, Inputs = named }),
        ];
    }

    /// <summary>
    /// What is said to have gone into just these outputs: by this event alone, when no transformation id links it with others;
    /// how much of it went into each of several outputs nobody says.
    /// </summary>
    private static async ValueTask<IReadOnlyList<LotInput>?> NamedInputsAsync(
        EpcisEvent e, EpcisExtras extras, EpcisObjects found, IReadOnlyList<(LotKey Lot, Quantity? Quantity)> inputs, int outputs, CancellationToken cancellationToken)
    {
        if (extras.Inputs() is { } stated)
        {
            var lots = await found.LotsAsync(("inputs", []), ($"{EpcisExtension.Prefix}:{EpcisExtension.Inputs}", stated), null, [], cancellationToken);
            return lots.Count == 0 ? null : [.. lots.Select(l => new LotInput(l.Lot, l.Quantity))];
        }

        return e.TransformationId is not null || inputs.Count == 0
            ? null
            : [.. inputs.Select(i => new LotInput(i.Lot, outputs == 1 ? i.Quantity : null))];
    }

    private async ValueTask<IReadOnlyList<EpcisObject>> ObjectsAsync(
        EpcisEvent e, LotEventType type, string pointer, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var (epcs, quantities) = EpcisNames.Lists(e.Type);
        var units = new List<string>();
        var lots = await new EpcisObjects(items, pointer, errors).LotsAsync((epcs, e.Epcs), (quantities, e.Quantities), LotOfIlmd(e), units, cancellationToken);
        if (e.Type != EpcisEventType.Aggregation) return [.. lots.Select(l => new EpcisObject(l.Lot, l.Quantity, null, null)), .. units.Select(u => new EpcisObject(null, null, u, null))];

        var parent = e.ParentId is { } uri ? EpcisObjects.Unit(uri) : null;
        if (parent is null)
        {
            errors.Add(new FieldError("id-not-supported", "What contains the objects is no logistic unit (SSCC).", $"{pointer}/parentID"));
            return [];
        }

        if (lots.Count + units.Count == 0 && errors.Count == 0 && type != LotEventType.Pack) return [new EpcisObject(null, null, parent, null)];
        return [.. lots.Select(l => new EpcisObject(l.Lot, l.Quantity, parent, null)), .. units.Select(u => new EpcisObject(null, null, u, parent))];
    }

    private static LotEvent Shared(EpcisEvent e, string pointer, List<FieldError> errors)
    {
        var extras = new EpcisExtras(e.Extensions, pointer, errors);
        return new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = default,
            At = e.EventTime,
            WorkOrder = extras.Text(EpcisExtension.WorkOrder),
            Shipment = Shipment(e, pointer, errors),
            Customer = extras.Text(EpcisExtension.Customer),
            Supplier = extras.Text(EpcisExtension.Supplier),
            Location = Location(e, pointer, errors),
            FromLocation = e.Sources.FirstOrDefault(s => s.Type == "location") is { } from ? Short(HouseUri.NameOfParty(from.Id), $"{pointer}/sourceList", errors) : null,
            Device = extras.Text(EpcisExtension.Device),
            Operator = extras.Text(EpcisExtension.Operator),
            Reference = extras.Text(EpcisExtension.Reference, 100),
            Reason = extras.Words(EpcisExtension.Reason),
            Document = e.Transactions.Select(t => HouseUri.Name(HouseUri.Document, t.Id)).FirstOrDefault(d => d is not null),
            Recall = extras.Text(EpcisExtension.Recall),
            Attributes = extras.Value<LotAttributes>(EpcisExtension.Attributes) ?? AttributesOfIlmd(e, pointer, errors),
        };
    }

    private async ValueTask<LotEvent> WithPartiesAsync(LotEvent draft, EpcisEvent e, string pointer, List<FieldError> errors, CancellationToken cancellationToken)
    {
        var from = EpcisParties.Of(e.Sources, orLocation: draft.Type is LotEventType.Receive or LotEventType.Return && draft.FromLocation is null);
        var to = EpcisParties.Of(e.Destinations);
        if (draft.Type == LotEventType.Ship && from is not null && await parties.SupplierAsync(from, cancellationToken) is { } sender)
        {
            // A supplier's shipping: its goods are on their way, and still in its custody.
            return draft with { Type = LotEventType.Announce, Supplier = sender };
        }

        string? Party(string? uri, string list) => uri is null ? null : Short(HouseUri.NameOfParty(uri), $"{pointer}/{list}", errors);
        return draft.Type switch
        {
            LotEventType.Ship => draft with { Customer = Party(to, "destinationList"), Shipment = draft.Shipment ?? AnyTransaction(e, pointer, errors), AsExecuted = true },
            LotEventType.Receive => draft with { Supplier = from is null ? null : await parties.SupplierAsync(from, cancellationToken) ?? Party(from, "sourceList") },
            LotEventType.Return => draft with { Customer = Party(from, "sourceList") },
            LotEventType.Pack or LotEventType.Move => draft with { AsExecuted = true },
            _ => draft,
        };
    }

    private static Inspection? Inspected(EpcisEvent e, string pointer, List<FieldError> errors)
    {
        if (new EpcisExtras(e.Extensions, pointer, errors).Value<Inspection>(EpcisExtension.Inspection) is { } stated) return stated;
        if (EpcisSteps.Passed(e.Disposition) is { } passed) return new Inspection { Test = "inspecting", Pass = passed };
        errors.Add(new FieldError(RefusalCode.FieldRequired, "The disposition does not say whether the inspection was passed: conformant or non_conformant.", $"{pointer}/disposition"));
        return null;
    }

    private static List<LotEvent> Voids(List<LotEvent> parts, EpcisErrorDeclaration error, string pointer, List<FieldError> errors)
    {
        var extras = new EpcisExtras(error.Extensions, pointer, errors);
        var id = parts.Count == 1 ? extras.Text(EpcisExtension.EventId, 100) : null;
        return [.. parts.Select(part => EventIdentity.Seal(
            new LotEvent
            {
                EventId = "",
                ContentHash = "",
                Type = LotEventType.Void,
                At = error.DeclarationTime,
                Reference = part.EventId,
                Reason = extras.Words(EpcisExtension.Reason) ?? error.Reason,
                Device = extras.Text(EpcisExtension.Device),
                Operator = extras.Text(EpcisExtension.Operator),
            },
            id))];
    }

    private static string? Location(EpcisEvent e, string pointer, List<FieldError> errors)
    {
        var takes = e.BizLocation is null || (e.ReadPoint is not null && EpcisSteps.Read(e) is { } type && EpcisSteps.TakesAway(type));
        var (uri, name) = takes ? (e.ReadPoint, "readPoint") : (e.BizLocation, "bizLocation");
        return uri is null ? null : Short(HouseUri.NameOfParty(uri), $"{pointer}/{name}/id", errors);
    }

    private static string? Shipment(EpcisEvent e, string pointer, List<FieldError> errors)
    {
        foreach (var type in (ReadOnlySpan<string>)["desadv", "bol"])
        {
            if (e.Transactions.FirstOrDefault(t => t.Type == type && HouseUri.Name(HouseUri.Document, t.Id) is null) is { } named) return Transaction(named, pointer, errors);
        }

        return null;
    }

    private static string? AnyTransaction(EpcisEvent e, string pointer, List<FieldError> errors) =>
        e.Transactions.FirstOrDefault(t => HouseUri.Name(HouseUri.Document, t.Id) is null) is { } any ? Transaction(any, pointer, errors) : null;

    private static string? Transaction(EpcisReference transaction, string pointer, List<FieldError> errors) =>
        Short(HouseUri.NameOfTransaction(transaction.Id), $"{pointer}/bizTransactionList", errors);

    /// <summary>What links the events of one transformation; where nothing does, the event is one by itself.</summary>
    private static string WorkOrder(EpcisEvent e, string key, string pointer, List<FieldError> errors)
    {
        var uri = e.TransformationId ?? e.Transactions.FirstOrDefault(t => t.Type == "prodorder")?.Id;
        return uri is null ? $"t-{EventUri.Hash(key)}" : Short(HouseUri.NameOfTransaction(uri), $"{pointer}/transformationID", errors) ?? "";
    }

    private static string? LotOfIlmd(EpcisEvent e) => Ilmd(e, "lotNumber");

    private static LotAttributes? AttributesOfIlmd(EpcisEvent e, string pointer, List<FieldError> errors)
    {
        var (expiry, best) = (DateOfIlmd(e, "itemExpirationDate", pointer, errors), DateOfIlmd(e, "bestBeforeDate", pointer, errors));
        return expiry is null && best is null ? null : new LotAttributes { Expiry = expiry, BestBefore = best };
    }

    private static DateOnly? DateOfIlmd(EpcisEvent e, string name, string pointer, List<FieldError> errors)
    {
        if (Ilmd(e, name) is not { } text) return null;
        if (text.Length >= 10 && JsonText.TryDate(text[..10], out var date)) return date;
        errors.Add(new FieldError("invalid-value", $"'{JsonText.Short(text)}' is not a date such as 2026-03-01.", $"{pointer}/ilmd/cbvmda:{name}"));
        return null;
    }

    private static string? Ilmd(EpcisEvent e, string name)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["cbvmda:", "urn:epcglobal:cbv:mda:"])
        {
            if (e.Ilmd.TryGetValue(prefix + name, out var value) && value.ValueKind == JsonValueKind.String && JsonText.TryGet(value) is { Length: > 0 } text) return text;
        }

        return null;
    }

    private static string? Short(string text, string at, List<FieldError> errors)
    {
        if (text.Length <= LongestName && JsonText.WithoutControls(text, out _) is not null) return text;
        errors.Add(new FieldError("too-long", $"The name '{JsonText.Short(text)}' has {text.Length} characters, or a control character; {LongestName} are the most.", at));
        return null;
    }
}
