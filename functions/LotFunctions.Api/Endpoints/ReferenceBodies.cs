using LotFunctions.Core.Intake;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Api.Endpoints;

/// <summary>Reads reference data out of request bodies; what is wrong stands in the fields' errors.</summary>
internal static class ReferenceBodies
{
    public static Item Item(JsonFields f)
    {
        var unit = f.Id("unit");
        if (unit is not null && !UnitCode.IsWellFormed(unit)) f.Error("unit-invalid", $"'{unit}' is not a UN/ECE Recommendation 20 code.", "unit");
        return new Item
        {
            Description = f.String("description"),
            Unit = unit,
            LotControlled = f.Bool("lotControlled") ?? true,
            ConsumerProduct = f.Bool("consumerProduct") ?? false,
        };
    }

    public static Supplier Supplier(JsonFields f) => new()
    {
        Name = f.String("name", required: true, max: 200) ?? "",
        EdiIdentities = [.. f.Array("ediIdentities", max: 100).Select(Party)],
        Address = f.Object("address") is { } address ? Address(address) : null,
        Contacts = Contacts(f),
    };

    public static Customer Customer(JsonFields f) => new()
    {
        Name = f.String("name", required: true, max: 200) ?? "",
        Address = f.Object("address") is { } address ? Address(address) : null,
        Contacts = Contacts(f),
        Language = f.Id("language", max: 35),
    };

    private static EdiParty Party(JsonFields f)
    {
        var party = new EdiParty(f.Id("qualifier", max: 4) ?? "", f.Id("id", required: true) ?? "");
        f.Done();
        return party;
    }

    private static IReadOnlyList<Contact> Contacts(JsonFields f) => [.. f.Array("contacts", max: 100).Select(Contact)];

    private static Contact Contact(JsonFields f)
    {
        var contact = new Contact { Name = f.String("name", max: 200), Email = f.Id("email", max: 254), Phone = f.Id("phone", max: 50) };
        f.Done();
        return contact;
    }

    private static Address Address(JsonFields f)
    {
        var address = new Address
        {
            Street = f.String("street", max: 200),
            City = f.String("city", max: 200),
            Region = f.String("region", max: 200),
            PostalCode = f.Id("postalCode", max: 20),
            Country = f.Id("country", max: 80),
        };
        f.Done();
        return address;
    }
}
