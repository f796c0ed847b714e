using System.Buffers;
using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Benchmarks;

/// <summary>An event as a scanner posts it.</summary>
internal static class ScanJson
{
    public static byte[] Of(LotEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>(400);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", e.Type.ToString().ToLowerInvariant());
            Lot(json, e.Lot);
            if (e.Quantity is { } quantity)
            {
                json.WriteNumber("quantity", quantity.Value);
                json.WriteString("unit", quantity.Unit);
            }

            json.WriteString("at", e.At.UtcDateTime);
            Text(json, "location", e.Location);
            Text(json, "workOrder", e.WorkOrder);
            Text(json, "shipment", e.Shipment);
            Text(json, "customer", e.Customer);
            Text(json, "supplier", e.Supplier);
            Text(json, "logisticUnit", e.LogisticUnit);
            Text(json, "device", e.Device);
            Text(json, "operator", e.Operator);
            if (e.Inputs is { } inputs)
            {
                json.WriteStartArray("inputs");
                foreach (var input in inputs)
                {
                    json.WriteStartObject();
                    Lot(json, input.Lot);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Lot(Utf8JsonWriter json, LotKey? lot)
    {
        if (lot is not { } key) return;
        json.WriteString("item", key.Item);
        json.WriteString("lot", key.Lot);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }
}
