using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Local.Demo;

/// <summary>
/// One bad lot of oats, from the supplier's ship notice to the closed recall, told over HTTP. The people: scanners, a
/// laboratory, anna who starts the recall, ben who approves it, and a customer who answers.
/// </summary>
internal sealed class Story(StoryClient client)
{
    private const string Oats = "09506000134352";
    private const string BadLot = "OAT-2611-A";
    private const string Starter = "anna";
    private const string Approver = "ben";

    private static readonly HttpStatusCode[] Ok = [HttpStatusCode.OK];
    private static readonly HttpStatusCode[] Taken = [HttpStatusCode.OK, HttpStatusCode.Accepted];

    private string recallId = "";

    public IReadOnlyList<StoryStep> Steps =>
    [
        new("Items, suppliers and customers", ReferenceAsync),
        new("A supplier's X12 856 is posted, archived, queued, announced and answered", c => AnnounceAsync("prairie-856.edi", "prairie-oats", "application/edi-x12", c)),
        new("Another supplier's EDIFACT DESADV", c => AnnounceAsync("nuthouse-desadv.edi", "nut-house", "application/edifact", c)),
        new("Scanners receive the pallets by SSCC and a lot by its label", c => ScansAsync("1-receiving.ndjson", c)),
        new("Work orders consume and produce", c => ScansAsync("2-production.ndjson", c)),
        new("The laboratory passes a product lot", PassAsync),
        new("Cartons and pallets are packed and shipped, most by SSCC alone", c => ScansAsync("3-shipping.ndjson", c)),
        new("A raw-material lot turns out bad, and the scanner stops its use", FailAsync),
        new("Trace forward: what the bad lot went into", c => TraceAsync(Oats, BadLot, "forward", c)),
        new("Trace backward: what went into a shipped bar", c => TraceAsync("09506000140025", "HBR-1120-D", "backward", c)),
        new("Quality starts a recall: traced, held, assembled", StartAsync, SurvivesAKill: true),
        new("Approved by a second person; notices written", ApproveAsync),
        new("A customer answers through the notice's own page", AnswerAsync),
        new("The recall is closed; the evidence package verifies offline", CloseAsync),
    ];

    /// <summary>The recall's id, once it is started.</summary>
    public string RecallId => recallId;

    private async Task<IReadOnlyList<string>> ReferenceAsync(CancellationToken cancellationToken)
    {
        var records = Sample.Json("reference.json");
        foreach (var (path, record) in records) await client.PutAsync($"api/{path}", record!.DeepClone(), cancellationToken);
        return [$"{records.Count} records"];
    }

    private async Task<IReadOnlyList<string>> AnnounceAsync(string sample, string supplier, string contentType, CancellationToken cancellationToken)
    {
        var bytes = Sample.Bytes(sample);
        var posted = await client.PostAsync("api/asn", supplier, bytes, contentType, Taken, cancellationToken);
        var id = Text(posted["documentId"]);
        var document = await client.UntilAsync($"api/documents/{id}", d => Text(d["status"]) != "accepted", cancellationToken);
        if (Text(document["status"]) != "processed") throw new StoryException($"The ship notice is {document["status"]}: {document["errors"]?.ToJsonString()}");
        var acknowledgment = document["acknowledgment"]!;
        return
        [
            $"document {id}, {bytes.Length} bytes, {document["status"]}",
            $"shipment {string.Join(", ", document["shipments"]!.AsArray())}; lots {string.Join(", ", document["lots"]!.AsArray().Select(l => l!["lot"]))}",
            $"answered by {string.Join(", ", acknowledgment["messages"]!.AsArray())} {acknowledgment["controlNumber"]}: {acknowledgment["outcome"]}",
        ];
    }

    private async Task<IReadOnlyList<string>> ScansAsync(string sample, CancellationToken cancellationToken)
    {
        var outcome = await client.PostAsync("api/scans", "scanner", Sample.Bytes(sample), "application/x-ndjson", Ok, cancellationToken);
        if (Number(outcome["refused"]) > 0) throw new StoryException($"{sample}: {outcome["results"]?.ToJsonString()}");
        return [$"{outcome["accepted"]} accepted, {outcome["duplicates"]} duplicates"];
    }

    private async Task<IReadOnlyList<string>> PassAsync(CancellationToken cancellationToken)
    {
        await InspectAsync("09506000140018", "BAR-1119-A", "Metal detection", "pass", "2026-11-19T15:00:00-06:00", cancellationToken);
        return ["BAR-1119-A: Metal detection, pass"];
    }

    private async Task<IReadOnlyList<string>> FailAsync(CancellationToken cancellationToken)
    {
        await InspectAsync(Oats, BadLot, "Salmonella in 375 g", "fail", "2026-11-21T10:30:00-06:00", cancellationToken);
        var scan = new JsonObject
        {
            ["type"] = "consume", ["item"] = Oats, ["lot"] = BadLot, ["quantity"] = 50, ["unit"] = "KGM", ["workOrder"] = "WO-3106",
            ["at"] = "2026-11-21T11:00:00-06:00", ["device"] = "line-1",
        };
        var refused = await client.PostAsync("api/scans", "scanner", scan, [HttpStatusCode.UnprocessableEntity], cancellationToken);
        return [$"{BadLot}: Salmonella in 375 g, fail", $"a scan that would consume it: {refused["results"]![0]!["code"]}"];
    }

    private Task InspectAsync(string item, string lot, string test, string result, string at, CancellationToken cancellationToken) =>
        client.PostAsync(
            "api/inspections",
            "laboratory",
            new JsonObject { ["item"] = item, ["lot"] = lot, ["test"] = test, ["result"] = result, ["at"] = at, ["laboratory"] = "Valley Food Lab" },
            [HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.Accepted],
            cancellationToken);

    private async Task<IReadOnlyList<string>> TraceAsync(string item, string lot, string direction, CancellationToken cancellationToken)
    {
        var trace = await client.GetAsync($"api/lots/trace?item={item}&lot={lot}&direction={direction}", cancellationToken);
        var lines = new List<string>();
        foreach (var node in trace["nodes"]!.AsArray())
        {
            var depth = (int)Number(node!["depth"]);
            lines.Add($"{new string(' ', depth * 2)}{node["lot"]} ({node["grade"]}, {node["status"]})");
        }

        lines.AddRange(trace["shipments"]!.AsArray().Select(s => $"shipped {s!["shipment"]} to {s["customer"]}: {string.Join(", ", s["lines"]!.AsArray().Select(Line))}"));
        if (direction == "backward") lines.AddRange(trace["receipts"]!.AsArray().Select(r => $"from {r!["supplier"]}: {r["lot"]}, {r["received"]?.ToString() ?? "not yet"} of {r["announced"]?.ToString() ?? "-"} {r["unit"]}"));
        var statistics = trace["statistics"]!;
        lines.Add($"{statistics["lots"]} lots, {statistics["edges"]} edges, {statistics["levels"]} levels in {statistics["elapsedMs"]} ms");
        return lines;
    }

    private async Task<IReadOnlyList<string>> StartAsync(CancellationToken cancellationToken)
    {
        var request = new JsonObject
        {
            ["title"] = "Granola and oat bars made with rolled oats OAT-2611-A",
            ["kind"] = "recall",
            ["class"] = "I",
            ["reason"] = "Salmonella was found in a lot of rolled oats that went into these bars.",
            ["hazard"] = "Salmonella can cause serious illness, above all in children, pregnant women and elderly people.",
            ["instructions"] = "Stop selling the lots named here, keep them apart, and wait for our driver.",
            ["contact"] = "Quality, Alder Valley Foods, quality@aldervalley.example, +1 555 0100",
            ["lots"] = new JsonArray(new JsonObject { ["item"] = Oats, ["lot"] = BadLot }),
        };
        var started = await client.PostAsync("api/recalls", Starter, request, Taken, cancellationToken);
        recallId = Text(started["recallId"]);
        var recall = await client.UntilAsync(Path(), r => Text(r["status"]) != "tracing", cancellationToken);
        if (Text(recall["status"]) == "failed") throw new StoryException($"The recall failed: {recall.ToJsonString()}");
        var scope = await client.GetAsync($"{Path()}/scope", cancellationToken);
        return
        [
            $"{recallId}: {recall["status"]}",
            $"{scope["nodes"]!.AsArray().Count} lots, {scope["shipments"]!.AsArray().Count} shipments, {scope["customers"]!.AsArray().Count} customers, {scope["stoppable"]!.AsArray().Count} units that can still be stopped",
        ];
    }

    private async Task<IReadOnlyList<string>> ApproveAsync(CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        if (Text((await client.GetAsync(Path(), cancellationToken))["status"]) == "awaiting-approval")
        {
            // After a restart the first approval may have been taken already: then either answer is a conflict.
            var own = await client.PostAsync($"{Path()}/approve", Starter, Comment("My own"), [HttpStatusCode.Forbidden, HttpStatusCode.Conflict], cancellationToken);
            lines.Add($"{Starter}, who started it, may not approve it: {own["code"]}");
            await client.PostAsync($"{Path()}/approve", Approver, Comment("Scope checked against production records."), [.. Taken, HttpStatusCode.Conflict], cancellationToken);
        }

        var recall = await client.UntilAsync(Path(), r => Text(r["status"]) is "monitoring" or "closed" or "failed", cancellationToken);
        if (Text(recall["status"]) == "failed") throw new StoryException($"The recall failed: {recall.ToJsonString()}");
        lines.Add($"approved by {Approver}: {recall["status"]}, {recall["notices"]!["written"]} of {recall["notices"]!["total"]} notices written");
        return lines;
    }

    private async Task<IReadOnlyList<string>> AnswerAsync(CancellationToken cancellationToken)
    {
        var notices = (await client.GetAsync($"{Path()}/notices", cancellationToken))["items"]!.AsArray();
        var notice = notices.First(n => Text(n!["customer"]) == "GROVE")!;
        var token = Text(notice["answerUrl"]).Split('/')[^1];
        var form = "onHand=640&quarantined=640&returned=0&destroyed=0&passedOn=560&contact=Goods+in&comment=Stopped+in+all+shops"u8.ToArray();
        await client.PostAsync($"api/notices/{token}", "grove", form, "application/x-www-form-urlencoded", [HttpStatusCode.OK, HttpStatusCode.Created], cancellationToken);
        var recall = await client.GetAsync(Path(), cancellationToken);
        return [$"GROVE has 640 in quarantine and passed 560 on; {recall["notices"]!["answered"]} answered, {recall["notices"]!["outstanding"]} outstanding"];
    }

    private async Task<IReadOnlyList<string>> CloseAsync(CancellationToken cancellationToken)
    {
        if (Text((await client.GetAsync(Path(), cancellationToken))["status"]) == "monitoring")
        {
            await client.PostAsync($"{Path()}/close", Approver, Comment("The other customers confirmed by telephone."), [.. Taken, HttpStatusCode.Conflict], cancellationToken);
        }

        await client.UntilAsync(Path(), r => Text(r["status"]) == "closed", cancellationToken);
        var package = await client.DownloadAsync($"{Path()}/package", cancellationToken);
        var findings = PackageVerifier.Verify(new MemoryStream(package));
        if (findings.Count > 0) throw new StoryException($"The package does not verify: {findings[0]}");
        return [$"closed; package of {package.Length.ToString("N0", CultureInfo.InvariantCulture)} bytes, every hash in it holds"];
    }

    private string Path() => recallId.Length > 0 ? $"api/recalls/{recallId}" : throw new StoryException("No recall is started.");

    private static JsonObject Comment(string text) => new() { ["comment"] = text };

    private static string Line(JsonNode? line) => $"{line!["lot"]} {line["quantity"]} {line["unit"]}";

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";

    private static decimal Number(JsonNode? node) => node?.GetValue<decimal>() ?? 0;
}
