using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Json;

namespace LotFunctions.Standards.Tests.JsonAsn;

/// <summary>What the schema accepts the reader accepts, and the other way round.</summary>
public sealed class JsonAsnSchemaTests
{
    private static readonly SmallSchema Schema = new(JsonElement.Parse(Text()));

    [Theory]
    [InlineData("asn-minimal", true)]
    [InlineData("asn-pallets", true)]
    [InlineData("asn-doubtful", true)]
    [InlineData("asn-head-flawed", false)]
    public void Schema_Sample_AgreesWithTheReader(string name, bool valid) => Agree(Encoding.UTF8.GetString(TestData.Sample(name + ".asn.json")), valid);

    /// <summary>Each on its own in the place of a member of a document that is right.</summary>
    [Theory]
    [InlineData("/sender", "null", false)]
    [InlineData("/sender/id", "\" A \"", true)]
    [InlineData("/sender/id", "\"\\u0009A\"", false)]
    [InlineData("/sender/id", "\"A\\n\"", false)]
    [InlineData("/sender/id", "\"\\ud83d\\ude00\"", true)]
    [InlineData("/sender/qualifier", "\"\"", false)]
    [InlineData("/sender/name", "\"A\"", false)]
    [InlineData("/receiver", "{}", false)]
    [InlineData("/controlNumber", "17", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00+01:00\"", true)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00.123456789z\"", true)]
    [InlineData("/preparedAt", "\"2026-03-01t14:05:00Z\"", true)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05Z\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:60Z\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T24:00:00Z\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00.Z\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00+0100\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00+1:00\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00+14:00\"", true)]
    [InlineData("/preparedAt", "\"2026-03-01T14:05:00+14:01\"", false)]
    [InlineData("/preparedAt", "\"2026-03-01\"", false)]
    [InlineData("/test", "0", false)]
    [InlineData("/notices", "[]", false)]
    [InlineData("/notices", "{}", false)]
    [InlineData("/notices/0", "[]", false)]
    [InlineData("/notices/0/purpose", "\"unknown\"", false)]
    [InlineData("/notices/0/purpose", "\"Original\"", false)]
    [InlineData("/notices/0/purpose", "\"information\"", true)]
    [InlineData("/notices/0/lines/0/supplier", "{\"role\":\"SU\",\"id\":\"B\"}", true)]
    [InlineData("/notices/0/lines/0/supplier", "{\"id\":\"B\"}", false)]
    [InlineData("/notices/0/shippedOn", "\"2024-02-29\"", true)]
    [InlineData("/notices/0/shippedOn", "\"2026-02-29\"", false)]
    [InlineData("/notices/0/shippedOn", "\"1900-02-29\"", false)]
    [InlineData("/notices/0/shippedOn", "\"2000-02-29\"", true)]
    [InlineData("/notices/0/shippedOn", "\"0000-01-01\"", false)]
    [InlineData("/notices/0/shippedOn", "\"2026-04-31\"", false)]
    [InlineData("/notices/0/shippedOn", "\"2026-13-01\"", false)]
    [InlineData("/notices/0/shippedOn", "\"2026-03-01\\n\"", false)]
    [InlineData("/notices/0/shippedOn", "\"2026-03-01T00:00:00Z\"", true)]
    [InlineData("/notices/0/packages", "0", true)]
    [InlineData("/notices/0/packages", "2.0", true)]
    [InlineData("/notices/0/packages", "1e3", true)]
    [InlineData("/notices/0/packages", "2.5", false)]
    [InlineData("/notices/0/packages", "-1", false)]
    [InlineData("/notices/0/packages", "2147483648", false)]
    [InlineData("/notices/0/grossWeight", "{\"value\":1}", false)]
    [InlineData("/notices/0/parties", "[{}]", false)]
    [InlineData("/notices/0/parties", "[{\"role\":\"SU\",\"address\":{\"lines\":[\"\"]}}]", false)]
    [InlineData("/notices/0/references", "[{\"qualifier\":\"BM\"}]", false)]
    [InlineData("/notices/0/lines/0", "{}", false)]
    [InlineData("/notices/0/lines/0", "{\"gtin\":\"96385074\"}", true)]
    [InlineData("/notices/0/lines/0", "{\"gtin\":\"963850741\"}", false)]
    [InlineData("/notices/0/lines/0", "{\"gtin\":\" 96385074\"}", false)]
    [InlineData("/notices/0/lines/0", "{\"gtin\":96385074}", false)]
    [InlineData("/notices/0/lines/0/quantity", "0", false)]
    [InlineData("/notices/0/lines/0/quantity", "-0.0", false)]
    [InlineData("/notices/0/lines/0/quantity", "\"1\"", false)]
    [InlineData("/notices/0/lines/0/quantity", "1e-10", true)]
    [InlineData("/notices/0/lines/0/quantity", "1e-11", false)]
    [InlineData("/notices/0/lines/0/quantity", "1.5E+3", true)]
    [InlineData("/notices/0/lines/0/quantity", "999999999999999.9999999999", true)]
    [InlineData("/notices/0/lines/0/quantity", "1000000000000000", false)]
    [InlineData("/notices/0/lines/0/unit", "\"kg\"", false)]
    [InlineData("/notices/0/lines/0/unit", "\" KGM\"", false)]
    [InlineData("/notices/0/lines/0/unit", "null", false)]
    [InlineData("/notices/0/lines/0/lots", "[{\"lot\":\"L\",\"quantity\":1}]", false)]
    [InlineData("/notices/0/lines/0/lots", "[{\"quantity\":1,\"unit\":\"EA\"}]", false)]
    [InlineData("/notices/0/lines/0/lots", "null", false)]
    [InlineData("/notices/0/lines/0/serials", "[\" \"]", false)]
    [InlineData("/notices/0/lines/0/serials", "[1]", false)]
    [InlineData("/notices/0/lines/0/logisticUnits", "[\"006141410000000018\"]", true)]
    [InlineData("/notices/0/lines/0/logisticUnits", "[\"00006141410000000018\"]", false)]
    [InlineData("/notices/0/lines/0/outerUnit", "\" 006141410000000018\"", false)]
    [InlineData("/notices/0/lines/0/expiry", "\"2026-03-01T00:00:00Z\"", false)]
    [InlineData("/notices/0/lines/0/colour", "\"red\"", false)]
    public void Schema_OneMemberChanged_AgreesWithTheReader(string pointer, string value, bool valid) => Agree(With(pointer, JsonNode.Parse(value)), valid);

    [Theory]
    [InlineData("/sender/id", 80, 81)]
    [InlineData("/notices/0/lines/0/description", 500, 501)]
    public void Schema_Length_AgreesWithTheReader(string pointer, int most, int tooMany)
    {
        Agree(With(pointer, new string('x', most)), true);
        Agree(With(pointer, string.Concat(Enumerable.Repeat("\U0001F600", most))), true);
        Agree(With(pointer, new string('x', tooMany)), false);
    }

    [Fact]
    public void Schema_Counts_AgreeWithTheReader()
    {
        Agree(With("/notices/0/references", new JsonArray([.. Enumerable.Range(0, 101).Select(_ => JsonNode.Parse("""{"qualifier":"A","value":"B"}"""))])), false);
        Agree(With("/notices", new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => JsonNode.Parse("""{"purpose":"original","shipmentId":"S"}"""))])), true);
        Agree(With("/notices", new JsonArray([.. Enumerable.Range(0, 1001).Select(_ => JsonNode.Parse("""{"purpose":"original","shipmentId":"S"}"""))])), false);
    }

    /// <summary>Every member of every object of a full document taken away, or null in its place.</summary>
    [Fact]
    public void Schema_EveryMemberTakenAwayOrNull_AgreesWithTheReader()
    {
        var full = Encoding.UTF8.GetString(TestData.Sample("asn-pallets.asn.json"));
        var count = Members(JsonNode.Parse(full)!).Count();
        for (var i = 0; i < count; i++)
        {
            foreach (var isNull in new[] { false, true })
            {
                var document = JsonNode.Parse(full)!;
                var (parent, name) = Members(document).ElementAt(i);
                if (isNull) parent[name] = null;
                else parent.Remove(name);
                Agree(document.ToJsonString(), null);
            }
        }

        Assert.True(count > 50);
    }

    private static IEnumerable<(JsonObject Parent, string Name)> Members(JsonNode? node) => node switch
    {
        JsonObject o => o.ToList().SelectMany(m => Members(m.Value).Prepend((o, m.Key))),
        JsonArray a => a.SelectMany(Members),
        _ => [],
    };

    private static string With(string pointer, JsonNode? value)
    {
        var document = JsonNode.Parse(TestData.Sample("asn-minimal.asn.json"))!;
        var steps = pointer[1..].Split('/');
        var parent = steps[..^1].Aggregate(document, static (at, step) => at is JsonArray array ? array[int.Parse(step, null)]! : at[step]!);
        if (parent is JsonArray items) items[int.Parse(steps[^1], null)] = value;
        else parent[steps[^1]] = value;
        return document.ToJsonString();
    }

    private static void Agree(string json, bool? valid)
    {
        var parts = JsonAsnReader.Read(Encoding.UTF8.GetBytes(json));
        var read = parts[0] is AsnPart.InterchangeStart && parts.OfType<AsnPart.Notice>().All(static n => n.Asn.Accepted);
        var accepted = Schema.Accepts(JsonElement.Parse(json));
        Assert.True(accepted == read && accepted == (valid ?? accepted), $"schema {accepted}, reader {read}, expected {valid}: {json}");
    }

    private static string Text()
    {
        using var reader = new StreamReader(JsonAsnSchema.Open());
        return reader.ReadToEnd();
    }
}
