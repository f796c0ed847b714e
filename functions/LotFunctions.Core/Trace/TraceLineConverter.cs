using System.Text.Json;
using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Trace;

/// <summary>A shipment line in canonical JSON: a large recall reads and writes hundreds of thousands.</summary>
internal sealed class TraceLineConverter : JsonConverter<TraceShipmentLine>
{
    public override TraceShipmentLine Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A shipment line is an object.");
        var (lot, unit, quantity, grade) = (default(LotKey), (string?)null, (Quantity?)null, default(TraceGrade));
        while (CanonicalParts.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("lot"u8) && reader.Read()) lot = CanonicalParts.Lot(ref reader);
            else if (reader.ValueTextEquals("logisticUnit"u8)) unit = CanonicalParts.TextOrNull(ref reader);
            else if (reader.ValueTextEquals("quantity"u8)) quantity = CanonicalParts.QuantityOrNull(ref reader);
            else if (reader.ValueTextEquals("grade"u8)) grade = CanonicalParts.Grade(ref reader);
            else reader.Skip();
        }

        return new TraceShipmentLine(lot, unit, quantity, grade);
    }

    public override void Write(Utf8JsonWriter writer, TraceShipmentLine value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("lot"u8);
        CanonicalParts.Write(writer, value.Lot);
        CanonicalParts.Write(writer, value.LogisticUnit, value.Quantity, value.Grade);
        writer.WriteEndObject();
    }
}
