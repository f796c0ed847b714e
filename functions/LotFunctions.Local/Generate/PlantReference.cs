using System.Text.Json;

namespace LotFunctions.Local.Generate;

/// <summary>Writes the reference data: a line a record, with the route to put it to.</summary>
internal static class PlantReference
{
    public const string FileName = "reference.ndjson";

    public static void Write(PlantCatalog catalog, string folder)
    {
        using var log = new ScanLog(Path.Combine(folder, FileName));
        foreach (var item in catalog.RawItems.Concat(catalog.Intermediates.SelectMany(static level => level))) Item(log, item, consumer: false);
        foreach (var item in catalog.FinishedItems) Item(log, item, consumer: true);
        foreach (var supplier in catalog.Suppliers) log.Reference($"suppliers/{supplier.Id}", json => Supplier(json, supplier));
        foreach (var customer in catalog.Customers) log.Reference($"customers/{customer.Id}", json => Customer(json, customer));
    }

    private static void Item(ScanLog log, PlantItem item, bool consumer) => log.Reference($"items/{item.Item}", json =>
    {
        json.WriteString("description"u8, item.Description);
        json.WriteString("unit"u8, item.Unit);
        if (consumer) json.WriteBoolean("consumerProduct"u8, true);
    });

    private static void Supplier(Utf8JsonWriter json, PlantSupplier supplier)
    {
        json.WriteString("name"u8, supplier.Name);
        json.WriteStartArray("ediIdentities"u8);
        json.WriteStartObject();
        json.WriteString("qualifier"u8, supplier.EdiQualifier);
        json.WriteString("id"u8, supplier.EdiId);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Customer(Utf8JsonWriter json, PlantCustomer customer)
    {
        json.WriteString("name"u8, customer.Name);
        json.WriteStartObject("address"u8);
        json.WriteString("city"u8, customer.City);
        json.WriteString("country"u8, customer.Country);
        json.WriteEndObject();
        json.WriteString("language"u8, "en"u8);
    }
}
