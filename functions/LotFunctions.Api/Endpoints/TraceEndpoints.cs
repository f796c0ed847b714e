using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Endpoints;

/// <summary>Where a lot came from and where it went.</summary>
public sealed class TraceEndpoints(ILedger ledger, LotIdentity identity, ITracer tracer, TimeProvider clock)
{
    public async Task<IResult> TraceAsync(
        HttpRequest request, string? item, string? lot, string? direction, string? knownAt, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var root = query.Lot(item, lot);
        var way = query.Choice<TraceDirection>("direction", direction) ?? TraceDirection.Both;
        var asOf = query.Time("knownAt", knownAt);
        if (query.Failed) return query.Errors.Result();

        root = await identity.ResolveAsync(root, cancellationToken);
        var started = clock.GetTimestamp();
        await using var view = await ledger.ViewAsync(asOf, cancellationToken);
        var trace = await tracer.TraceAsync(view, [root], way, cancellationToken);
        if (trace.Edges.Count == 0 && !await IsKnownAsync(root, cancellationToken)) return Problems.NotFound($"The lot {root} is not known.").Result();

        var answer = TraceAnswer.Of(root, trace, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        return Accepts.Best(request, Accepts.Json, Accepts.Csv, Accepts.Ndjson) switch
        {
            Accepts.Csv => TraceTable.Of(answer).Result("trace.csv"),
            Accepts.Ndjson => new NdjsonResult(Records(answer)),
            _ => ApiJson.Result(answer),
        };
    }

    private async Task<bool> IsKnownAsync(LotKey lot, CancellationToken cancellationToken) =>
        (await ledger.StatesAsync([lot], cancellationToken)).Count > 0;

    private static IEnumerable<(string Kind, object Record)> Records(TraceAnswer trace)
    {
        yield return ("root", trace.Root);
        foreach (var node in trace.Nodes) yield return ("node", node);
        foreach (var edge in trace.Edges) yield return ("edge", edge);
        foreach (var receipt in trace.Receipts) yield return ("receipt", receipt);
        foreach (var shipment in trace.Shipments) yield return ("shipment", shipment);
        foreach (var stock in trace.Stock) yield return ("stock", stock);
        foreach (var gap in trace.Gaps) yield return ("gap", gap);
        foreach (var line in trace.Reconciliation) yield return ("reconciliation", line);
        yield return ("statistics", trace.Statistics);
    }
}
