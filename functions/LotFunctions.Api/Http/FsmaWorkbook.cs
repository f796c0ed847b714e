using LotFunctions.Core.Reports;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace LotFunctions.Api.Http;

/// <summary>
/// The records as a workbook, a sheet for each critical tracking event and one for their completeness. Rows go to a temporary file
/// as they come, for a workbook has its sheets one after the other and a ZIP's directory at its end. Text is text: no formula.
/// </summary>
internal sealed class FsmaWorkbook(Func<TrackingEvent, IAsyncEnumerable<TrackingRecord>> records) : IResult
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly Completeness completeness = new();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var cancelled = httpContext.RequestAborted;
        // The library takes its rows synchronously.
        await Task.Run(() => Write(file, cancelled), cancelled);
        file.Position = 0;
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = file.Length;
        response.Headers.ContentDisposition = "attachment; filename=\"fsma204.xlsx\"";
        response.Headers.XContentTypeOptions = "nosniff";
        await file.CopyToAsync(response.Body, cancelled);
    }

    private void Write(FileStream file, CancellationToken cancellationToken)
    {
        var sheets = new Dictionary<string, object>();
        foreach (var cte in Enum.GetValues<TrackingEvent>()) sheets[cte.ToString()] = Sheet(cte, cancellationToken);
        // Read when its turn comes, at last.
        sheets["Completeness"] = Lines();
        // Its fast mode would hold every sheet in memory.
        file.SaveAs(sheets, excelType: ExcelType.XLSX, configuration: new OpenXmlConfiguration { FastMode = false, EnableAutoWidth = false });
    }

    private IEnumerable<IDictionary<string, object?>> Rows(TrackingEvent cte, CancellationToken cancellationToken)
    {
        foreach (var record in records(cte).ToBlockingEnumerable(cancellationToken))
        {
            completeness.Add(record);
            yield return KeyDataElement.ColumnsOf(cte).ToDictionary(c => c.Name, c => c.Cell(record) is DateOnly date ? date.ToDateTime(TimeOnly.MinValue) : c.Cell(record));
        }
    }

    /// <summary>A sheet without rows still says what its columns would be: the library takes their names from a row, here of blanks.</summary>
    private IEnumerable<IDictionary<string, object?>> Sheet(TrackingEvent cte, CancellationToken cancellationToken) =>
        records(cte).ToBlockingEnumerable(cancellationToken).Any()
            ? Rows(cte, cancellationToken)
            : [KeyDataElement.ColumnsOf(cte).ToDictionary(c => c.Name, _ => (object?)null)];

    private IEnumerable<IDictionary<string, object?>> Lines()
    {
        foreach (var line in completeness.Lines())
        {
            yield return new Dictionary<string, object?>
            {
                ["Critical Tracking Event"] = line.Event.ToString(),
                ["Key Data Element"] = line.KeyDataElement,
                ["Records"] = line.Records,
                ["Missing"] = line.Missing,
                ["Incomplete"] = line.Incomplete,
            };
        }
    }
}
