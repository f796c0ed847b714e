using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests.Epcis;

/// <summary>The story of the demo, put into a host, with what it leaves out: corrections, holds, odd names, losses.</summary>
internal static class SampleStory
{
    private const string Odd = """
        {"type":"produce","eventId":"odd-1","item":"PART/7:a","lot":"L~1/ö 100%","quantity":12.5,"unit":"KGM","workOrder":"WO 9/1","at":"2026-11-20T10:00:00Z","location":"BIN:3 / A","expiry":"2030-01-31","reference":"first"}
        {"type":"adjust","eventId":"odd-2","item":"PART/7:a","lot":"L~1/ö 100%","quantity":-0.25,"unit":"KGM","at":"2026-11-20T11:00:00Z","location":"BIN:3 / A","reason":"counted"}
        {"type":"scrap","eventId":"odd-3","item":"PART/7:a","lot":"L~1/ö 100%","quantity":1,"unit":"KGM","at":"2026-11-20T11:10:00Z","location":"BIN:3 / A"}
        {"type":"scrap","eventId":"odd-4","item":"PART/7:a","lot":"L~1/ö 100%","quantity":2,"unit":"KGM","at":"2026-11-20T11:20:00Z","location":"BIN:3 / A"}
        {"type":"void","eventId":"odd-5","reference":"odd-4","reason":"twice","at":"2026-11-20T11:30:00Z","operator":"kim"}
        {"type":"void","reference":"never-came","at":"2026-11-20T11:31:00Z"}
        {"type":"receive","eventId":"https://partner.example/events/1","item":"09506000134352","lot":"OAT-DOT/..","quantity":7,"unit":"H87","supplier":"4012345000009","location":"4012345000016","at":"2026-11-20T11:40:00Z","shipment":"DN-1"}
        {"type":"receive","item":"09506000134352","lot":"A-LOT-LONGER-THAN-TWENTY-CHARACTERS","quantity":3,"unit":"KGM","supplier":"PRAIRIE","at":"2026-11-20T11:41:00Z"}
        {"type":"pack","item":"PART/7:a","lot":"L~1/ö 100%","quantity":4,"unit":"KGM","logisticUnit":"195060002000000085","outerUnit":"195060002000000092","at":"2026-11-20T12:00:00Z"}
        {"type":"unpack","logisticUnit":"195060002000000085","outerUnit":"195060002000000092","at":"2026-11-20T12:05:00Z"}
        {"type":"pack","item":"PART/7:a","lot":"L~1/ö 100%","quantity":1,"unit":"KGM","logisticUnit":"195060002000000092","at":"2026-11-20T12:06:00Z"}
        {"type":"unpack","logisticUnit":"195060002000000092","at":"2026-11-20T12:07:00Z"}
        {"type":"move","item":"PART/7:a","lot":"L~1/ö 100%","quantity":2,"unit":"KGM","fromLocation":"BIN:3 / A","location":"QUARANTINE-1","at":"2026-11-20T12:10:00Z"}
        {"type":"ship","item":"PART/7:a","lot":"L~1/ö 100%","logisticUnit":"195060002000000085","shipment":"SH 1/2","customer":"https://partner.example/us","at":"2026-11-20T12:20:00Z","location":"BIN:3 / A"}
        {"type":"ship","eventId":"urn:lotfunctions:event:x","item":"PART/7:a","lot":"L~1/ö 100%","quantity":0.5,"unit":"KGM","shipment":"urn:epcglobal:cbv:bt:4012345000009:77","customer":"https://id.gs1.org/417/4012345000009","at":"2026-11-20T12:30:00Z","location":"urn:lotfunctions:location:X"}
        {"type":"scrap","item":"09506000140018","lot":"BAR-1119-B","quantity":5,"unit":"EA","logisticUnit":"195060002000000030","at":"2026-11-20T13:00:00Z"}
        {"type":"hold","item":"09506000140025","lot":"HBR-1119-C","reason":"label","at":"2026-11-20T13:10:00Z"}
        {"type":"release","item":"09506000140025","lot":"HBR-1119-C","reason":"relabelled","at":"2026-11-20T13:20:00Z"}
        {"type":"hold","item":"09506000140025","lot":"HBR-1120-D","reason":"foreign body","at":"2026-11-20T13:30:00Z"}
        """;

    public static async Task PlayAsync(HttpClient client)
    {
        var reference = JsonNode.Parse(Encoding.UTF8.GetString(Sample("reference.json")))!.AsObject();
        foreach (var (path, record) in reference) await client.PutJsonAsync($"/api/{path}", record!.ToJsonString()).OkAsync();

        foreach (var file in new[] { "prairie-856.edi", "nuthouse-desadv.edi" }) (await client.PostBytesAsync("/api/asn?wait=60", Sample(file))).EnsureSuccessStatusCode();
        foreach (var file in new[] { "1-receiving.ndjson", "2-production.ndjson", "3-shipping.ndjson" }) await ScanAsync(client, Sample(file));
        await client.PostJsonAsync("/api/inspections", """{"item":"09506000140018","lot":"BAR-1119-A","test":"Metal detection","result":"pass","certificate":"C-1","at":"2026-11-19T11:00:00Z"}""").OkAsync();
        await client.PostJsonAsync("/api/inspections", """{"item":"09506000134352","lot":"OAT-2611-A","test":"Salmonella in 375 g","result":"fail","value":"detected","at":"2026-11-21T11:00:00Z"}""").OkAsync();
        await ScanAsync(client, Encoding.UTF8.GetBytes(Odd));
    }

    private static async Task ScanAsync(HttpClient client, byte[] lines)
    {
        var answer = await client.PostBytesAsync("/api/scans", lines, "application/x-ndjson").OkAsync();
        Assert.True((int)answer["refused"]! == 0, answer.ToJsonString());
    }

    private static byte[] Sample(string name, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "../../../functions/LotFunctions.Local/Demo/Samples", name));
}
