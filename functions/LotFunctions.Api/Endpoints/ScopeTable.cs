using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;

namespace LotFunctions.Api.Endpoints;

/// <summary>A scope as a flat table (<see cref="TraceTable"/>), sent as it is read: memory does not grow with it.</summary>
internal sealed class ScopeTable(ScopeAnswer scope) : IResult
{
    private const int SendAt = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, csv) = (httpContext.Response, TraceTable.Header());
        CsvText.Describe(response, $"scope-v{scope.Version}.csv");
        await RowsAsync(scope.Nodes, TraceTable.Row);
        await RowsAsync(scope.Edges, TraceTable.Row);
        await RowsAsync(scope.Receipts, TraceTable.Row);
        await RowsAsync(scope.Shipments, TraceTable.Row);
        await RowsAsync(scope.Stock, TraceTable.Row);
        await RowsAsync(scope.Stoppable, TraceTable.Row);
        await RowsAsync(scope.Gaps, TraceTable.Row);
        await response.WriteAsync(csv.Take(), httpContext.RequestAborted);

        async Task RowsAsync<T>(IAsyncEnumerable<T> rows, Action<CsvText, T> write)
        {
            await foreach (var row in rows.WithCancellation(httpContext.RequestAborted))
            {
                write(csv, row);
                if (csv.Length >= SendAt) await response.WriteAsync(csv.Take(), httpContext.RequestAborted);
            }
        }
    }
}
