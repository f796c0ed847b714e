using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Reads one notice.</summary>
internal sealed class JsonNotice(JsonFields notice, JsonDiagnostics diagnostics)
{
    /// <param name="ordinal">1-based in the document: its control number, when it has none of its own.</param>
    public Asn Read(int ordinal)
    {
        var asn = new Asn
        {
            ControlNumber = notice.Id("controlNumber", max: JsonAsnForm.Id) ?? ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Purpose = Purpose(),
            ShipmentId = notice.Id("shipmentId", required: true, JsonAsnForm.Id),
            PreparedAt = notice.Time("preparedAt")?.UtcDateTime,
            ShippedOn = Moment("shippedOn"),
            ExpectedOn = Moment("expectedOn"),
            Carrier = notice.Id("carrier", max: JsonAsnForm.Id),
            Equipment = notice.Id("equipment", max: JsonAsnForm.Id),
            Packages = notice.Integer("packages", min: 0),
            GrossWeight = JsonQuantity.Read(notice.Object("grossWeight"), "value"),
            Parties = [.. notice.Each("parties", max: JsonAsnForm.Few).Select(Party)],
            References = [.. notice.Each("references", max: JsonAsnForm.Few).Select(Reference).OfType<AsnReference>()],
            Lines = [.. notice.Each("lines", max: JsonAsnForm.Lines).Select((line, i) => new JsonLine(line, diagnostics).Read(i + 1))],
        };
        notice.Done();
        return asn with { Diagnostics = diagnostics.Diagnostics };
    }

    public static AsnReference? Reference(JsonFields reference)
    {
        var qualifier = reference.Id("qualifier", required: true, JsonAsnForm.Id);
        var value = reference.Id("value", required: true, JsonAsnForm.Id);
        reference.Done();
        return qualifier is null || value is null ? null : new AsnReference(qualifier, value);
    }

    public static AsnParty Party(JsonFields party)
    {
        var read = new AsnParty
        {
            Role = party.Id("role", required: true, JsonAsnForm.Id) ?? "",
            Name = party.Id("name", max: JsonAsnForm.Text),
            IdQualifier = party.Id("idQualifier", max: JsonAsnForm.Id),
            Id = party.Id("id", max: JsonAsnForm.Id),
            Address = party.Object("address") is { } address ? Address(address) : null,
        };
        party.Done();
        return read;
    }

    private static AsnAddress Address(JsonFields address)
    {
        var read = new AsnAddress
        {
            Lines = address.Strings("lines", max: JsonAsnForm.Few, maxLength: JsonAsnForm.Text),
            City = address.Id("city", max: JsonAsnForm.Text),
            Region = address.Id("region", max: JsonAsnForm.Id),
            PostalCode = address.Id("postalCode", max: JsonAsnForm.Id),
            Country = address.Id("country", max: JsonAsnForm.Id),
        };
        address.Done();
        return read;
    }

    private AsnPurpose Purpose()
    {
        var purpose = notice.Enum<AsnPurpose>("purpose", required: true);
        if (purpose == AsnPurpose.Unknown) notice.Error("invalid-value", "A notice says its purpose.", "purpose");
        return purpose ?? AsnPurpose.Unknown;
    }

    /// <summary>A day, or a time with offset.</summary>
    private DateTime? Moment(string name) =>
        notice.Any(name) is { ValueKind: System.Text.Json.JsonValueKind.String } text && JsonText.TryGet(text) is { Length: 10 }
            ? notice.Date(name)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            : notice.Time(name)?.UtcDateTime;
}
