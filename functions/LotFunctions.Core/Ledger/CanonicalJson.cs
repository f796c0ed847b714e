using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Trace;
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
                new TraceLineConverter(),
                new NoticeLineConverter(),
            },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class LotKeyConverter : JsonConverter<LotKey>
    {
        public override LotKey Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => CanonicalParts.Lot(ref reader);

        public override void Write(Utf8JsonWriter writer, LotKey value, JsonSerializerOptions options) => CanonicalParts.Write(writer, value);
    }

    private sealed class QuantityConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => CanonicalParts.Quantity(ref reader);

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) => CanonicalParts.Write(writer, value);
    }

    private sealed class UtcConverter : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime);
    }
}
