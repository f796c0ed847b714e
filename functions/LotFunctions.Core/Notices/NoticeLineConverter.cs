using System.Text.Json;
using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>A notice's line in canonical JSON: nearly all of a long notice is these.</summary>
internal sealed class NoticeLineConverter : JsonConverter<NoticeLine>
{
    public override NoticeLine Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A notice's line is an object.");
        var (shipment, at, unit, quantity, grade) = ("", default(DateTimeOffset), (string?)null, (Quantity?)null, default(TraceGrade));
        while (CanonicalParts.NextMember(ref reader))
        {
            if (reader.ValueTextEquals("shipment"u8)) shipment = CanonicalParts.Text(ref reader);
            else if (reader.ValueTextEquals("shippedAt"u8)) at = CanonicalParts.Time(ref reader);
            else if (reader.ValueTextEquals("logisticUnit"u8)) unit = CanonicalParts.TextOrNull(ref reader);
            else if (reader.ValueTextEquals("quantity"u8)) quantity = CanonicalParts.QuantityOrNull(ref reader);
            else if (reader.ValueTextEquals("grade"u8)) grade = CanonicalParts.Grade(ref reader);
            else reader.Skip();
        }

        return new NoticeLine(shipment, at, unit, quantity, grade);
    }

    public override void Write(Utf8JsonWriter writer, NoticeLine value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("shipment"u8, value.Shipment);
        writer.WriteString("shippedAt"u8, value.ShippedAt.UtcDateTime);
        CanonicalParts.Write(writer, value.LogisticUnit, value.Quantity, value.Grade);
        writer.WriteEndObject();
    }
}
