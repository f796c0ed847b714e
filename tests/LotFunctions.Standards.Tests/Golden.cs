using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LotFunctions.Standards.Tests;

/// <summary>Compares a value with the JSON beside its sample.</summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new QuantityConverter() },
    };

    public static void Equal<T>(T actual, string name) => EqualText(JsonSerializer.Serialize(actual, Options) + "\n", name);

    public static void EqualText(string actual, string name)
    {
        var path = Path.Combine(TestData.SamplesFolder(), name);
        if (Environment.GetEnvironmentVariable("GOLDEN_WRITE") is "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }

    private sealed class QuantityConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Quantity.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
