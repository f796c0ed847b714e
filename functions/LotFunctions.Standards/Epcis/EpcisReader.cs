using System.Text.Json;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Epcis;

/// <summary>
/// Reads EPCIS 2.0 in its JSON form (section 10): a document, the answer to a query, or one event by itself. Each event is read
/// for itself: one that is wrong takes no other with it. Extensions are kept, sensor data and master data are passed over.
/// </summary>
/// <remarks>Codes: those of <see cref="JsonFields"/>, and document-type-unknown, events-missing, event-type-unknown, not-a-uri.</remarks>
public static class EpcisReader
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 64 };

    /// <param name="utf8">The whole document; a byte order mark in front is no part of it.</param>
    public static EpcisDocument Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            return Read(JsonElement.Parse(utf8, Depth));
        }
        catch (JsonException e)
        {
            return Failed("json-invalid", $"The document is not JSON, or too deep: it fails at line {e.LineNumber + 1}, byte {e.BytePositionInLine}.", "");
        }
    }

    public static EpcisDocument Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object) return Failed("wrong-type", $"An object is expected, not {JsonText.Describe(json.ValueKind)}.", "");
        var type = json.TryGetProperty("type", out var stated) && stated.ValueKind == JsonValueKind.String ? JsonText.TryGet(stated) : null;
        return type switch
        {
            "EPCISDocument" => OfBody(json, "epcisBody"),
            "EPCISQueryDocument" => OfBody(json, "epcisBody", "queryResults", "resultsBody"),
            not null when type.EndsWith("Event", StringComparison.Ordinal) => new EpcisDocument([EpcisEventReader.Read(json, "", EpcisContext.Of(json))], []),
            _ => Failed("document-type-unknown", "The type is to be EPCISDocument, EPCISQueryDocument or that of an event.", "/type"),
        };
    }

    private static EpcisDocument OfBody(JsonElement document, params ReadOnlySpan<string> path)
    {
        var (body, pointer) = (document, "");
        foreach (var step in path)
        {
            pointer += "/" + step;
            if (!body.TryGetProperty(step, out body) || body.ValueKind != JsonValueKind.Object) return Failed("events-missing", $"There is no object {pointer}.", pointer);
        }

        var context = EpcisContext.Of(document);
        if (body.TryGetProperty("event", out var single) && !body.TryGetProperty("eventList", out _)) return new EpcisDocument([EpcisEventReader.Read(single, $"{pointer}/event", context)], []);
        if (!body.TryGetProperty("eventList", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return Failed("events-missing", $"There is no array {pointer}/eventList.", $"{pointer}/eventList");
        }

        return new EpcisDocument([.. list.EnumerateArray().Select((e, i) => EpcisEventReader.Read(e, $"{pointer}/eventList/{i}", context))], []);
    }

    private static EpcisDocument Failed(string code, string message, string pointer) => new([], [new FieldError(code, message, pointer)]);
}
