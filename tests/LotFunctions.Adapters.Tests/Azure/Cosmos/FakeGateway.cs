using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>The gateway's protocol.</summary>
internal sealed class FakeGateway(FakeCosmos account) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        return path switch
        {
            [] => Answer(HttpStatusCode.OK, account.Account(new Uri(request.RequestUri, "/"))),
            ["dbs"] when request.Method == HttpMethod.Post => Answer(HttpStatusCode.Created, Described(account.Create((string)Json(body)["id"]!))),
            ["dbs", var db] => account.Database(db) is { } found ? Answer(HttpStatusCode.OK, Described(found)) : Answer(HttpStatusCode.NotFound),
            ["dbs", var db, "colls"] when request.Method == HttpMethod.Post => Answer(HttpStatusCode.Created, Described(account.Database(db)!.Create(Json(body)))),
            ["dbs", var db, "colls", var coll, .. var rest] => account.Database(db)?.Container(coll) is { } container
                ? await AnswerAsync(container, request, rest, body)
                : Answer(HttpStatusCode.NotFound, subStatus: 1003),
            _ => Answer(HttpStatusCode.NotImplemented),
        };
    }

    private static JsonObject Json(byte[] body) => JsonNode.Parse(body)!.AsObject();

    private static JsonObject Described(FakeDatabase database) => new() { ["id"] = database.Name, ["_rid"] = database.Rid, ["_self"] = $"dbs/{database.Rid}/", ["_etag"] = "\"1\"" };

    private static JsonObject Described(FakeContainer container)
    {
        var described = (JsonObject)container.Properties.DeepClone();
        described["_rid"] = container.Rid;
        described["_self"] = $"dbs/x/colls/{container.Rid}/";
        described["_etag"] = "\"1\"";
        return described;
    }

    private static bool Is(HttpRequestMessage request, string header) =>
        request.Headers.TryGetValues(header, out var values) && values.First().Equals("true", StringComparison.OrdinalIgnoreCase);

    private static string? Header(HttpRequestMessage request, string header) =>
        request.Headers.TryGetValues(header, out var values) ? values.First() : null;

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonNode? json = null, double charge = 0, int subStatus = 0, string? continuation = null)
    {
        var response = new HttpResponseMessage(status);
        if ((int)status >= 400) json ??= new JsonObject { ["code"] = status.ToString(), ["message"] = $"The service says {status}." };
        if (json is not null)
        {
            response.Content = new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
            if (json is JsonObject item && (string?)item["_etag"] is { } tag) response.Headers.TryAddWithoutValidation("etag", tag);
        }

        response.Headers.TryAddWithoutValidation("x-ms-request-charge", charge.ToString(CultureInfo.InvariantCulture));
        response.Headers.TryAddWithoutValidation("x-ms-activity-id", "00000000-0000-0000-0000-000000000001");
        response.Headers.TryAddWithoutValidation("x-ms-session-token", "0:-1#1");
        if (subStatus != 0) response.Headers.TryAddWithoutValidation("x-ms-substatus", subStatus.ToString(CultureInfo.InvariantCulture));
        if (continuation is not null) response.Headers.TryAddWithoutValidation("x-ms-continuation", continuation);
        return response;
    }

    private async Task<HttpResponseMessage> AnswerAsync(FakeContainer container, HttpRequestMessage request, string[] rest, byte[] body) => rest switch
    {
        [] => Answer(HttpStatusCode.OK, Described(container)),
        ["pkranges"] => Ranges(container, request),
        ["docs", ..] when Is(request, "x-ms-cosmos-is-query-plan-request") => account.PlansQueries ? Plan(body) : Answer(HttpStatusCode.NotImplemented),
        ["docs", ..] => await ItemsAsync(container, request, rest, body),
        _ => Answer(HttpStatusCode.NotImplemented),
    };

    private static HttpResponseMessage Ranges(FakeContainer container, HttpRequestMessage request)
    {
        // What the client has already is not told again.
        if (Header(request, "If-None-Match") is { Length: > 0 })
        {
            var same = Answer(HttpStatusCode.NotModified);
            same.Headers.TryAddWithoutValidation("etag", "\"ranges\"");
            return same;
        }

        var range = new JsonObject
        {
            ["_rid"] = container.Rid, ["id"] = "0", ["_etag"] = "\"1\"", ["minInclusive"] = "", ["maxExclusive"] = "FF", ["ridPrefix"] = 0,
            ["_self"] = $"dbs/x/colls/{container.Rid}/pkranges/0/", ["throughputFraction"] = 1, ["status"] = "online", ["parents"] = new JsonArray(), ["_ts"] = 1,
        };
        return Answer(HttpStatusCode.OK, new JsonObject
        {
            ["_rid"] = container.Rid, ["PartitionKeyRanges"] = new JsonArray(range), ["_count"] = 1, ["_etag"] = "\"ranges\"",
        });
    }

    private static HttpResponseMessage Plan(byte[] body)
    {
        var sql = FakeSql.Parse(Json(body));
        var text = (string)Json(body)["query"]!;
        var ordered = sql.OrderBy is not null;
        var rewritten = ordered
            ? $"SELECT c._rid, [{{\"item\": c.{sql.OrderBy}}}] AS orderByItems, c AS payload FROM c WHERE ({text[(text.IndexOf("WHERE ", StringComparison.Ordinal) + 6)..text.IndexOf(" ORDER BY", StringComparison.Ordinal)]}) AND ({{documentdb-formattableorderbyquery-filter}}) ORDER BY c.{sql.OrderBy}"
            : "";
        return Answer(HttpStatusCode.OK, new JsonObject
        {
            ["partitionedQueryExecutionInfoVersion"] = 2,
            ["queryInfo"] = new JsonObject
            {
                ["distinctType"] = "None", ["top"] = null, ["offset"] = null, ["limit"] = null,
                ["orderBy"] = ordered ? new JsonArray(sql.Descending ? "Descending" : "Ascending") : new JsonArray(),
                ["orderByExpressions"] = ordered ? new JsonArray($"c.{sql.OrderBy}") : new JsonArray(),
                ["groupByExpressions"] = new JsonArray(), ["groupByAliases"] = new JsonArray(), ["aggregates"] = new JsonArray(),
                ["groupByAliasToAggregateType"] = new JsonObject(), ["rewrittenQuery"] = rewritten, ["hasSelectValue"] = false, ["hasNonStreamingOrderBy"] = false,
                ["dCountInfo"] = null,
            },
            ["queryRanges"] = new JsonArray(new JsonObject { ["min"] = "", ["max"] = "FF", ["isMinInclusive"] = true, ["isMaxInclusive"] = false }),
        });
    }

    private async Task<HttpResponseMessage> ItemsAsync(FakeContainer container, HttpRequestMessage request, string[] rest, byte[] body)
    {
        var query = Is(request, "x-ms-documentdb-isquery") || request.Content?.Headers.ContentType?.MediaType == "application/query+json";
        var batch = Is(request, "x-ms-cosmos-is-batch-request");
        var pk = Header(request, "x-ms-documentdb-partitionkey") is { } key ? (string?)JsonNode.Parse(key)!.AsArray().Single() : null;
        var (verb, detail) = (query, batch, request.Method.Method) switch
        {
            (true, _, _) => ("query", (string)Json(body)["query"]!),
            (_, true, _) => ("batch", pk ?? ""),
            (_, _, "POST") => (Is(request, "x-ms-documentdb-is-upsert") ? "upsert" : "create", $"{pk} {Json(body)["id"]}"),
            (_, _, "GET") when rest.Length == 2 => ("read", $"{pk} {rest[1]}"),
            (_, _, "PUT") => ("replace", $"{pk} {rest[1]}"),
            (_, _, "DELETE") => ("delete", $"{pk} {rest[1]}"),
            _ => throw new NotSupportedException($"{request.Method} {request.RequestUri}"),
        };
        var fault = account.Arrived(new FakeRequest(verb, container.Name, detail));
        if (fault is { AfterEffect: false }) return Broken(fault);
        var answer = verb switch
        {
            "query" => Queried(container, request, Json(body), pk),
            "batch" => await BatchAsync(container, pk!, body),
            "read" => Single(verb, container.Read(pk!, rest[1])),
            _ => Single(verb, container.Write(pk!, [Write(verb, request, rest, body)])[0]),
        };
        return fault is null ? answer : Broken(fault);
    }

    private static HttpResponseMessage Broken(FakeFault fault)
    {
        if (fault.Status is not { } status) throw new ProcessEndedException();
        var response = Answer(status, subStatus: status == HttpStatusCode.TooManyRequests ? 3200 : 0);
        if (status == HttpStatusCode.TooManyRequests) response.Headers.TryAddWithoutValidation("x-ms-retry-after-ms", "1");
        return response;
    }

    private static FakeWrite Write(string verb, HttpRequestMessage request, string[] rest, byte[] body) =>
        new(verb, rest.Length == 2 ? rest[1] : (string)Json(body)["id"]!, body.Length == 0 ? null : Json(body), Header(request, "If-Match"));

    private static HttpResponseMessage Single(string verb, FakeResult result) =>
        Answer(result.Status, result.Item?.DeepClone(), FakeCharge.Of(verb, result));

    private static async Task<HttpResponseMessage> BatchAsync(FakeContainer container, string pk, byte[] body)
    {
        var writes = FakeBatch.Read(new MemoryStream(body));
        var results = container.Write(pk, writes);
        var charges = results.Zip(writes, (r, w) => FakeCharge.Of(w.Verb, r)).Sum();
        var status = results.All(r => r.IsSuccess) ? HttpStatusCode.OK : HttpStatusCode.MultiStatus;
        var response = Answer(status, charge: charges);
        response.Content = new ByteArrayContent(await FakeBatch.WriteAsync(results, _ => 0));
        return response;
    }

    private HttpResponseMessage Queried(FakeContainer container, HttpRequestMessage request, JsonObject query, string? pk)
    {
        var sql = FakeSql.Parse(query);
        // The service would read the whole container, which no test would notice; an order it refuses itself.
        var looked = pk is null ? sql.Compared.Append(sql.OrderBy) : [sql.OrderBy];
        if (looked.OfType<string>().FirstOrDefault(p => !container.IsIndexed(p)) is { } unindexed) throw new NotSupportedException($"{container.Name} has no index of {unindexed}: {query["query"]}");
        var found = sql.Run(container.Query(pk, _ => true)).ToList();
        var from = Header(request, "x-ms-continuation") is { Length: > 0 } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var size = Header(request, "x-ms-max-item-count") is { } asked && int.Parse(asked, CultureInfo.InvariantCulture) is > 0 and var n ? Math.Min(n, account.PageSize) : account.PageSize;
        var page = found.Skip(from).Take(size).ToList();
        JsonNode[] items = [.. page.Select(i => sql.Wrapped
            ? new JsonObject { ["_rid"] = (string)i["_rid"]!, ["orderByItems"] = new JsonArray(new JsonObject { ["item"] = (string)i[sql.OrderBy!]! }), ["payload"] = i.DeepClone() }
            : i.DeepClone())];
        var next = from + page.Count < found.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null;
        var json = new JsonObject { ["_rid"] = container.Rid, ["Documents"] = new JsonArray(items), ["_count"] = items.Length };
        return Answer(HttpStatusCode.OK, json, FakeCharge.OfQuery(page), continuation: next);
    }
}
