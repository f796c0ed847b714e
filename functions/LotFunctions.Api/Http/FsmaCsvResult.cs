using LotFunctions.Core.Reports;

namespace LotFunctions.Api.Http;

/// <summary>The records of all critical tracking events as one table, written as they come.</summary>
internal sealed class FsmaCsvResult(IAsyncEnumerable<TrackingRecord> records) : IResult
{
    private const int FlushAt = 32 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        CsvText.Describe(response, "fsma204.csv");
        var columns = KeyDataElement.All;
        var csv = new CsvText(["Critical Tracking Event", .. columns.Select(c => c.Name)]);
        await foreach (var record in records.WithCancellation(httpContext.RequestAborted))
        {
            var own = KeyDataElement.ColumnsOf(record.Event);
            csv.Cell(record.Event.ToString());
            foreach (var column in columns)
            {
                _ = own.FirstOrDefault(c => c.Name == column.Name)?.Cell(record) switch
                {
                    decimal number => csv.Cell(number),
                    DateOnly date => csv.Cell(date),
                    var text => csv.Cell((string?)text),
                };
            }

            csv.EndRow();
            if (csv.Length > FlushAt) await response.WriteAsync(csv.Take(), httpContext.RequestAborted);
        }

        await response.WriteAsync(csv.Take(), httpContext.RequestAborted);
    }
}
