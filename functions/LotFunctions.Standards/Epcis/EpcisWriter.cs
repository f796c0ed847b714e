using System.Text.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>
/// Writes EPCIS 2.0 in its JSON-LD form (section 10), as the answer to a query: <see cref="Begin"/>, any number of events,
/// <see cref="End"/>. Names of extensions in the document's own namespace are written with its prefix.
/// </summary>
/// <param name="prefix">Of the extensions, and the namespace that it stands for.</param>
public sealed class EpcisWriter(Utf8JsonWriter json, (string Name, string Namespace) prefix)
{
    public void Begin(DateTimeOffset createdAt)
    {
        json.WriteStartObject();
        json.WriteStartArray("@context"u8);
        json.WriteStringValue(EpcisContext.Standard);
        json.WriteStartObject();
        json.WriteString(prefix.Name, prefix.Namespace);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("type"u8, "EPCISQueryDocument"u8);
        json.WriteString("schemaVersion"u8, "2.0"u8);
        Time("creationDate", createdAt);
        json.WriteStartObject("epcisBody"u8);
        json.WriteStartObject("queryResults"u8);
        json.WriteString("queryName"u8, "SimpleEventQuery"u8);
        json.WriteStartObject("resultsBody"u8);
        json.WriteStartArray("eventList"u8);
    }

    public void End()
    {
        json.WriteEndArray();
        for (var i = 0; i < 4; i++) json.WriteEndObject();
    }

    public void Write(EpcisEvent e)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, EpcisNames.Of(e.Type));
        Text("eventID", e.EventId);
        Time("eventTime", e.EventTime);
        if (e.RecordTime is { } recorded) Time("recordTime", recorded);
        json.WriteString("eventTimeZoneOffset"u8, e.TimeZoneOffset);
        if (e.ErrorDeclaration is { } error) Error(error);
        Text("parentID", e.ParentId);
        Ids("inputEPCList", e.InputEpcs);
        Amounts("inputQuantityList", e.InputQuantities);
        var (epcs, quantities) = EpcisNames.Lists(e.Type);
        // An object event says what it is about, if only that nothing is known.
        Ids(epcs, e.Epcs, always: e.Type == EpcisEventType.Object && e.Quantities.Count == 0);
        Amounts(quantities, e.Quantities);
        Text("transformationID", e.TransformationId);
        if (e.Action is { } action) json.WriteString("action"u8, EpcisNames.Of(action));
        Text("bizStep", e.BizStep);
        Text("disposition", e.Disposition);
        Place("readPoint", e.ReadPoint);
        Place("bizLocation", e.BizLocation);
        References("bizTransactionList", "bizTransaction", e.Transactions);
        References("sourceList", "source", e.Sources);
        References("destinationList", "destination", e.Destinations);
        if (e.Ilmd.Count > 0)
        {
            json.WriteStartObject("ilmd"u8);
            foreach (var (name, value) in e.Ilmd) Member(name, value);
            json.WriteEndObject();
        }

        foreach (var (name, value) in e.Extensions) Member(name, value);
        json.WriteEndObject();
    }

    private void Error(EpcisErrorDeclaration error)
    {
        json.WriteStartObject("errorDeclaration"u8);
        Time("declarationTime", error.DeclarationTime);
        Text("reason", error.Reason);
        Ids("correctiveEventIDs", error.CorrectiveEventIds);
        foreach (var (name, value) in error.Extensions) Member(name, value);
        json.WriteEndObject();
    }

    private void Text(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private void Time(string name, DateTimeOffset value) => json.WriteString(name, value.UtcDateTime);

    private void Ids(string name, IReadOnlyList<string> ids, bool always = false)
    {
        if (ids.Count == 0 && !always) return;
        json.WriteStartArray(name);
        foreach (var id in ids) json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private void Amounts(string name, IReadOnlyList<EpcisQuantity> amounts)
    {
        if (amounts.Count == 0) return;
        json.WriteStartArray(name);
        foreach (var amount in amounts)
        {
            json.WriteStartObject();
            json.WriteString("epcClass"u8, amount.EpcClass);
            if (amount.Quantity is { } quantity) json.WriteNumber("quantity"u8, quantity);
            Text("uom", amount.Uom);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Place(string name, string? id)
    {
        if (id is null) return;
        json.WriteStartObject(name);
        json.WriteString("id"u8, id);
        json.WriteEndObject();
    }

    private void References(string list, string name, IReadOnlyList<EpcisReference> references)
    {
        if (references.Count == 0) return;
        json.WriteStartArray(list);
        foreach (var reference in references)
        {
            json.WriteStartObject();
            Text("type", reference.Type);
            json.WriteString(name, reference.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Member(string name, JsonElement value)
    {
        json.WritePropertyName(name.StartsWith(prefix.Namespace, StringComparison.Ordinal) ? $"{prefix.Name}:{name[prefix.Namespace.Length..]}" : name);
        value.WriteTo(json);
    }
}
