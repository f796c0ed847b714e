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
        var trace = new TraceStream(ledger, tracer, clock, root, way, asOf);
        if (!await trace.IsRootKnownAsync(cancellationToken))
        {
            return Problems.NotFound(asOf is null ? $"The lot {root} is not known." : $"The lot {root} was not known then.").Result();
        }

        return Accepts.Best(request, Accepts.Json, Accepts.Csv, Accepts.Ndjson) switch
        {
            Accepts.Csv => new TraceCsvResult(trace),
            Accepts.Ndjson => new NdjsonResult(trace.RecordsAsync),
            _ => ApiJson.Result(await trace.AnswerAsync(cancellationToken)),
        };
    }
}
