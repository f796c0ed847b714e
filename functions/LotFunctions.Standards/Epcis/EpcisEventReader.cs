using System.Text.Json;
using System.Text.RegularExpressions;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>Reads one event. Members whose names have a colon are extensions; any other that its type does not have is an error.</summary>
internal static partial class EpcisEventReader
{
    private const int MostIds = 10_000;
    private const int LongestUri = 1000;

    public static EpcisEntry Read(JsonElement json, string pointer, EpcisContext outer)
    {
        var errors = new List<FieldError>();
        var fields = new JsonFields(json, pointer, errors);
        if (!fields.IsObject) return new EpcisEntry(pointer, null, null, errors);

        // A blank node's name means nothing outside its document.
        var id = UriOf(fields, "eventID", blank: true);
        if (TypeOf(fields) is not { } type) return new EpcisEntry(pointer, id, null, errors);
        var (epcs, quantities) = EpcisNames.Lists(type);
        var context = EpcisContext.Of(json, outer);
        var ofObjects = type is not EpcisEventType.Transformation;
        var time = fields.Time("eventTime", required: true);
        var e = new EpcisEvent
        {
            Type = type,
            EventTime = time ?? default,
            RecordTime = fields.Time("recordTime"),
            TimeZoneOffset = Offset(fields),
            EventId = id,
            Action = ofObjects ? ActionOf(fields) : null,
            BizStep = fields.Id("bizStep", max: LongestUri) is { } step ? Cbv.BizStep(step) : null,
            Disposition = fields.Id("disposition", max: LongestUri) is { } disposition ? Cbv.Disposition(disposition) : null,
            ReadPoint = Place(fields, "readPoint"),
            BizLocation = Place(fields, "bizLocation"),
            ParentId = type is EpcisEventType.Aggregation or EpcisEventType.Association or EpcisEventType.Transaction ? UriOf(fields, "parentID") : null,
            Epcs = fields.Strings(epcs, max: MostIds, maxLength: LongestUri),
            Quantities = Amounts(fields, quantities),
            InputEpcs = ofObjects ? [] : fields.Strings("inputEPCList", max: MostIds, maxLength: LongestUri),
            InputQuantities = ofObjects ? [] : Amounts(fields, "inputQuantityList"),
            TransformationId = ofObjects ? null : UriOf(fields, "transformationID"),
            Transactions = References(fields, "bizTransactionList", "bizTransaction", Cbv.TransactionType, typed: false),
            Sources = References(fields, "sourceList", "source", Cbv.SourceDestinationType, typed: true),
            Destinations = References(fields, "destinationList", "destination", Cbv.SourceDestinationType, typed: true),
            ErrorDeclaration = Declaration(fields, context),
            Ilmd = type is EpcisEventType.Object or EpcisEventType.Transformation && fields.Any("ilmd") is { ValueKind: JsonValueKind.Object } ilmd ? Members(ilmd) : [],
            Extensions = Extensions(json, fields, context),
        };
        foreach (var passed in EpcisNames.PassedOver) fields.Any(passed);
        fields.Done();
        return new EpcisEntry(pointer, id, errors.Count == 0 ? e : null, errors);
    }

    private static EpcisEventType? TypeOf(JsonFields fields)
    {
        if (fields.Id("type", required: true, max: LongestUri) is not { } name) return null;
        foreach (var type in Enum.GetValues<EpcisEventType>())
        {
            if (EpcisNames.Of(type) == name) return type;
        }

        fields.Error("event-type-unknown", $"'{JsonText.Short(name)}' is no event type of EPCIS 2.0.", "type");
        return null;
    }

    private static EpcisAction? ActionOf(JsonFields fields)
    {
        if (fields.Id("action", required: true) is not { } text) return null;
        foreach (var action in Enum.GetValues<EpcisAction>())
        {
            if (EpcisNames.Of(action) == text) return action;
        }

        fields.Error("invalid-value", $"'{JsonText.Short(text)}' is none of OBSERVE, ADD, DELETE.", "action");
        return null;
    }

    private static string Offset(JsonFields fields)
    {
        if (fields.Id("eventTimeZoneOffset", required: true) is not { } text) return "";
        if (!TimeZone().IsMatch(text)) fields.Error("invalid-value", $"'{JsonText.Short(text)}' is no offset such as +01:00.", "eventTimeZoneOffset");
        return text;
    }

    private static string? UriOf(JsonFields fields, string name, bool required = false, bool blank = false)
    {
        if (fields.Id(name, required, LongestUri) is not { } text) return null;
        if (blank && text.StartsWith("_:", StringComparison.Ordinal)) return null;
        if (Scheme().IsMatch(text)) return text;
        fields.Error("not-a-uri", $"'{JsonText.Short(text)}' is no URI: it names no scheme.", name);
        return null;
    }

    private static string? Place(JsonFields fields, string name) => fields.Object(name) is { } place ? UriOf(place, "id", required: true) : null;

    private static List<EpcisQuantity> Amounts(JsonFields fields, string name)
    {
        var amounts = new List<EpcisQuantity>();
        foreach (var element in fields.Each(name, max: MostIds))
        {
            var epcClass = UriOf(element, "epcClass", required: true);
            var quantity = element.Decimal("quantity");
            var uom = element.Id("uom");
            if (uom is not null && !UnitCode.IsWellFormed(uom)) element.Error("invalid-value", $"'{JsonText.Short(uom)}' is no unit code of UN/ECE Recommendation 20.", "uom");
            element.Done();
            amounts.Add(new EpcisQuantity(epcClass ?? "", quantity, uom));
        }

        return amounts;
    }

    private static List<EpcisReference> References(JsonFields fields, string list, string name, Func<string, string> word, bool typed)
    {
        var references = new List<EpcisReference>();
        foreach (var element in fields.Each(list, max: MostIds))
        {
            var type = element.Id("type", required: typed, max: LongestUri);
            if (UriOf(element, name, required: true) is { } id) references.Add(new EpcisReference(type is null ? null : word(type), id));
            element.Done();
        }

        return references;
    }

    private static EpcisErrorDeclaration? Declaration(JsonFields fields, EpcisContext context)
    {
        if (fields.Object("errorDeclaration") is not { } declared) return null;
        var time = declared.Time("declarationTime", required: true);
        var reason = declared.Id("reason", max: LongestUri);
        return new EpcisErrorDeclaration(time ?? default, reason is null ? null : Cbv.ErrorReason(reason))
        {
            CorrectiveEventIds = declared.Strings("correctiveEventIDs", max: MostIds, maxLength: LongestUri),
            Extensions = fields.Any("errorDeclaration") is { } json ? Extensions(json, declared, context) : [],
        };
    }

    private static Dictionary<string, JsonElement> Extensions(JsonElement json, JsonFields fields, EpcisContext context)
    {
        var extensions = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (name, value) in Members(json))
        {
            if (!name.Contains(':', StringComparison.Ordinal)) continue;
            fields.Any(name);
            extensions[context.Expand(name)] = value;
        }

        return extensions;
    }

    private static Dictionary<string, JsonElement> Members(JsonElement json)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            if (JsonText.TryGetName(member) is { } name) members[name] = member.Value;
        }

        return members;
    }

    [GeneratedRegex("^[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00)$")]
    private static partial Regex TimeZone();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:[^\\s]+$")]
    private static partial Regex Scheme();
}
