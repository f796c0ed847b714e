using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;

namespace LotFunctions.Api.Endpoints;

/// <summary>A trace as a flat table (<see cref="TraceTable"/>), sent as it is read.</summary>
internal sealed class TraceCsvResult(TraceStream trace) : IResult
{
    private const int SendAt = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, csv, gone) = (httpContext.Response, TraceTable.Header(), httpContext.RequestAborted);
        CsvText.Describe(response, "trace.csv");
        await foreach (var (_, record) in trace.RecordsAsync(gone))
        {
            Write(csv, record);
            if (csv.Length >= SendAt) await response.WriteAsync(csv.Take(), gone);
        }

        await response.WriteAsync(csv.Take(), gone);
    }

    private static void Write(CsvText csv, object record)
    {
        switch (record)
        {
            case NodeAnswer node: TraceTable.Row(csv, node); break;
            case EdgeAnswer edge: TraceTable.Row(csv, edge); break;
            case ReceiptAnswer receipt: TraceTable.Row(csv, receipt); break;
            case ShipmentAnswer shipment: TraceTable.Row(csv, shipment); break;
            case StockAnswer stock: TraceTable.Row(csv, stock); break;
            case GapAnswer gap: TraceTable.Row(csv, gap); break;
            default: break; // The table has neither sums nor statistics.
        }
    }
}
