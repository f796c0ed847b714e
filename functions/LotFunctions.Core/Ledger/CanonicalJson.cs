using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// The one JSON form of stored records: camelCase, members in order of declaration, nulls left out, lots as
/// <c>{item, lot}</c>, quantities as <c>{value, unit}</c> without trailing zeros, times in UTC. Hashes are taken over it.
/// </summary>
public static class CanonicalJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static byte[] Write(LotEvent value) => CanonicalEvent.Written(value).ToArray();

    /// <summary>As <see cref="Write(LotEvent)"/>; valid until the thread writes the next event.</summary>
    public static ReadOnlySpan<byte> Written(LotEvent value) => CanonicalEvent.Written(value);

    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A stored record is null.");

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.Strict,
            // Stored and hashed, never put into a page; the plain letters keep it short.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower),
                new LotKeyConverter(),
                new QuantityConverter(),
                new UtcConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // The two small shapes are in every record: read by hand, they cost a third of what the serializer's own way costs.
    private static bool NextMember(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    private static string Text(ref Utf8JsonReader reader) =>
        reader.Read() && reader.GetString() is { } text ? text : throw new JsonException("A text is null.");

    private sealed class LotKeyConverter : JsonConverter<LotKey>
    {
        public override LotKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            string item = "", lot = "";
            while (NextMember(ref reader))
            {
                if (reader.ValueTextEquals("item"u8)) item = Text(ref reader);
                else if (reader.ValueTextEquals("lot"u8)) lot = Text(ref reader);
                else throw new JsonException("A lot has an item and a lot, and nothing else.");
            }

            var made = lot.Length == 0
                ? LotKey.TryCreateWithoutLot(item, out var key, out var reason)
                : LotKey.TryCreate(item, lot, out key, out reason);
            return made ? key : throw new JsonException(reason);
        }

        public override void Write(Utf8JsonWriter writer, LotKey value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("item", value.Item);
            writer.WriteString("lot", value.Lot);
            writer.WriteEndObject();
        }
    }

    private sealed class QuantityConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var value = 0m;
            var unit = "";
            while (NextMember(ref reader))
            {
                if (reader.ValueTextEquals("value"u8) && reader.Read()) value = reader.GetDecimal();
                else if (reader.ValueTextEquals("unit"u8)) unit = Text(ref reader);
                else throw new JsonException("A quantity has a value and a unit, and nothing else.");
            }

            return UnitCode.IsWellFormed(unit) ? new Quantity(value, unit) : throw new JsonException($"'{unit}' is no unit.");
        }

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("value", value.Value);
            writer.WriteString("unit", value.Unit);
            writer.WriteEndObject();
        }
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }
}
