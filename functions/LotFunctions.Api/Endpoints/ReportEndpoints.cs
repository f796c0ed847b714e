using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Reports;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Endpoints;

/// <summary>Reports to authorities.</summary>
public sealed class ReportEndpoints(Fsma204Report fsma)
{
    private enum Format
    {
        Csv,
        Xlsx,
        Json,
    }

    public async Task<IResult> Fsma204Async(
        string? item, string? lot, string? from, string? to, string? direction, string? format, CancellationToken cancellationToken)
    {
        var reader = new QueryReader();
        var query = new Fsma204Query
        {
            Lot = lot is null ? null : reader.Lot(item, lot),
            Item = string.IsNullOrWhiteSpace(item) ? null : LotKey.NormaliseItem(item),
            From = reader.DayOrTime("from", from, days: 0),
            To = reader.DayOrTime("to", to, days: 1),
            Direction = reader.Choice<TraceDirection>("direction", direction) ?? TraceDirection.Both,
        };
        var wanted = reader.Choice<Format>("format", format) ?? Format.Csv;
        if (query.From >= query.To) reader.Wrong("out-of-range", "Nothing happens in that time: from is to be before to.");
        if (direction is not null && lot is null) reader.Wrong("parameter-required", "A direction is that of a lot's trace: the parameter lot is missing.");
        if (reader.Failed) return reader.Errors.Result();
        if (query.Lot is { } root && !await fsma.IsKnownAsync(root, cancellationToken)) return Problems.NotFound($"The lot {root} is not known.").Result();

        var asOf = await fsma.PositionAsync(cancellationToken);
        return wanted switch
        {
            Format.Xlsx => new FsmaWorkbook(cte => fsma.ReadAsync(query, cte, asOf, cancellationToken)),
            Format.Json => ApiJson.Result(await CompletenessAsync(query, asOf, cancellationToken)),
            _ => new FsmaCsvResult(fsma.ReadAsync(query, null, asOf, cancellationToken)),
        };
    }

    private async Task<Fsma204Answer> CompletenessAsync(Fsma204Query query, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var completeness = new Completeness();
        await foreach (var record in fsma.ReadAsync(query, null, asOf, cancellationToken)) completeness.Add(record);
        return new Fsma204Answer(completeness.Lines());
    }
}
