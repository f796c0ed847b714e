using System.Buffers;
using System.Text;
using System.Text.Json;
using LotFunctions.Standards.Epcis;

namespace LotFunctions.Standards.Tests.Epcis;

public sealed class EpcisReaderTests
{
    private const string Good = """{"type":"ObjectEvent","action":"ADD","eventTime":"2026-11-01T10:00:00Z","eventTimeZoneOffset":"-06:00","epcList":[]}""";

    [Theory]
    [InlineData("""{"type":"EPCISDocument","epcisBody":{"eventList":[%]}}""", "/epcisBody/eventList/0")]
    [InlineData("""{"type":"EPCISDocument","epcisBody":{"event":%}}""", "/epcisBody/event")]
    [InlineData("""{"type":"EPCISQueryDocument","epcisBody":{"queryResults":{"queryName":"q","resultsBody":{"eventList":[%]}}}}""", "/epcisBody/queryResults/resultsBody/eventList/0")]
    [InlineData("%", "")]
    [InlineData("\uFEFF%", "")]
    public void Read_EveryKindOfDocument_FindsItsEvents(string document, string pointer)
    {
        var read = EpcisReader.Read(Encoding.UTF8.GetBytes(document.Replace("%", Good, StringComparison.Ordinal)));

        Assert.Empty(read.Errors);
        var entry = Assert.Single(read.Entries);
        Assert.Equal(pointer, entry.Pointer);
        Assert.Equal((EpcisEventType.Object, EpcisAction.Add, "-06:00"), (entry.Event!.Type, entry.Event.Action, entry.Event.TimeZoneOffset));
    }

    [Fact]
    public void Read_Extensions_AreExpandedByTheContextWhereverItStands()
    {
        var read = EpcisReader.Read("""
            {"type":"EPCISDocument","epcisBody":{"eventList":[{"type":"ObjectEvent","@context":{"in":"urn:inner:"},"action":"OBSERVE","eventTime":"2026-11-01T10:00:00Z",
             "eventTimeZoneOffset":"+00:00","epcList":[],"out:a":1,"in:b":{"x":[]},"none:c":true}]},"@context":["https://example.com/c.jsonld",{"out":"https://outer.example/"}]}
            """u8);

        Assert.Equal(["https://outer.example/a", "none:c", "urn:inner:b"], Assert.Single(read.Entries).Event!.Extensions.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("type", "\"QuantityEvent\"", "event-type-unknown")]
    [InlineData("action", "\"add\"", "invalid-value")]
    [InlineData("eventTime", "\"2026-11-01T10:00:00\"", "invalid-value")]
    [InlineData("eventTimeZoneOffset", "\"Z\"", "invalid-value")]
    [InlineData("eventID", "\"17\"", "not-a-uri")]
    [InlineData("eventID", "17", "wrong-type")]
    [InlineData("parentID", "\"urn:x:y\"", "unknown-field")]
    [InlineData("quantityList", "[{\"epcClass\":\"urn:x:y\",\"quantity\":\"1\"}]", "wrong-type")]
    [InlineData("quantityList", "[{\"quantity\":1}]", "required")]
    [InlineData("quantityList", "[{\"epcClass\":\"urn:x:y\",\"uom\":\"kg\"}]", "invalid-value")]
    [InlineData("quantityList", "[{\"epcClass\":\"urn:x:y\",\"quantity\":1e400}]", "out-of-range")]
    [InlineData("sourceList", "[{\"source\":\"urn:x:y\"}]", "required")]
    [InlineData("bizLocation", "{}", "required")]
    [InlineData("bizLocation", "\"urn:x:y\"", "wrong-type")]
    [InlineData("errorDeclaration", "{}", "required")]
    public void Read_AWrongMember_IsAnErrorAtItsPlace(string member, string value, string code)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(Good)!;
        json[member] = System.Text.Json.Nodes.JsonNode.Parse(value);

        var entry = Assert.Single(EpcisReader.Read(Encoding.UTF8.GetBytes($$"""{"type":"EPCISDocument","epcisBody":{"eventList":[{{json.ToJsonString()}}]} }""")).Entries);

        Assert.Null(entry.Event);
        var error = Assert.Single(entry.Errors);
        Assert.Equal(code, error.Code);
        Assert.StartsWith($"/epcisBody/eventList/0/{member}", error.Pointer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shipping")]
    [InlineData("cbv:BizStep-shipping")]
    [InlineData("https://ref.gs1.org/cbv/BizStep-shipping")]
    [InlineData("https://ns.gs1.org/cbv/BizStep-shipping")]
    [InlineData("urn:epcglobal:cbv:bizstep:shipping")]
    public void BizStep_InEverySpelling_IsOneWord(string text) => Assert.Equal("shipping", Cbv.BizStep(text));

    [Fact]
    public void Write_WhatWasRead_IsReadAsTheSame()
    {
        const string Full = """
            {"type":"AggregationEvent","eventID":"urn:uuid:1","eventTime":"2026-11-01T10:00:00Z","recordTime":"2026-11-01T11:00:00Z","eventTimeZoneOffset":"+05:30",
             "errorDeclaration":{"declarationTime":"2026-11-02T00:00:00Z","reason":"incorrect_data","correctiveEventIDs":["urn:uuid:2"],"lot:eventID":"v"},
             "parentID":"urn:epc:id:sscc:0614141.1234567890","childEPCs":["urn:x:1"],"childQuantityList":[{"epcClass":"urn:x:2","quantity":1.50,"uom":"KGM"},{"epcClass":"urn:x:3"}],
             "action":"OBSERVE","bizStep":"shipping","disposition":"in_transit","readPoint":{"id":"urn:x:4"},"bizLocation":{"id":"urn:x:5"},
             "bizTransactionList":[{"type":"po","bizTransaction":"urn:x:6"},{"bizTransaction":"urn:x:7"}],"sourceList":[{"type":"owning_party","source":"urn:x:8"}],
             "destinationList":[{"type":"location","destination":"urn:x:9"}],"lot:device":"d"}
            """;
        var first = EpcisReader.Read(Encoding.UTF8.GetBytes($$"""{"@context":{"lot":"urn:lot:"},"type":"EPCISDocument","epcisBody":{"eventList":[{{Full}}]} }"""));

        var written = Written(first.Entries[0].Event!);
        var again = Written(EpcisReader.Read(written.WrittenSpan).Entries[0].Event!);

        Assert.Equal(Encoding.UTF8.GetString(written.WrittenSpan), Encoding.UTF8.GetString(again.WrittenSpan));
        var json = JsonDocument.Parse(written.WrittenMemory).RootElement.GetProperty("epcisBody").GetProperty("queryResults").GetProperty("resultsBody").GetProperty("eventList")[0];
        // Nothing is lost.
        Assert.Equal(
            JsonDocument.Parse(Full).RootElement.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal), json.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal("v", json.GetProperty("errorDeclaration").GetProperty("lot:eventID").GetString());
    }

    private static ArrayBufferWriter<byte> Written(EpcisEvent e)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        var writer = new EpcisWriter(json, ("lot", "urn:lot:"));
        writer.Begin(DateTimeOffset.UnixEpoch);
        writer.Write(e);
        writer.End();
        json.Flush();
        return buffer;
    }
}
