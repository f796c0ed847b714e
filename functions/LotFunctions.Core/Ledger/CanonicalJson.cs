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

    private sealed class LotKeyConverter : JsonConverter<LotKey>
    {
        private sealed record Shape(string Item, string Lot);

        public override LotKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var shape = JsonSerializer.Deserialize<Shape>(ref reader, options) ?? throw new JsonException("A lot is null.");
            var made = shape.Lot.Length == 0
                ? LotKey.TryCreateWithoutLot(shape.Item, out var key, out var reason)
                : LotKey.TryCreate(shape.Item, shape.Lot, out key, out reason);
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
        private sealed record Shape(decimal Value, string Unit);

        public override Quantity Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var shape = JsonSerializer.Deserialize<Shape>(ref reader, options) ?? throw new JsonException("A quantity is null.");
            return new Quantity(shape.Value, shape.Unit);
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
