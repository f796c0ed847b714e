using System.Globalization;
using System.Text;
using LotFunctions.Core.Reports;

namespace LotFunctions.Api.Http;

/// <summary>
/// CSV (RFC 4180) that a spreadsheet opens as data: a text that it would take for a formula gets an apostrophe in front.
/// Numbers of ours stay numbers.
/// </summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText(params ReadOnlySpan<string> header)
    {
        foreach (var name in header) Cell(name);
        EndRow();
    }

    public CsvText Cell(string? value) => Raw(SpreadsheetText.Safe(value ?? ""));

    public CsvText Cell(decimal? value) => Raw(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvText Cell(int? value) => Raw(value?.ToString(CultureInfo.InvariantCulture) ?? "");

    public CsvText Cell(DateOnly? value) => Raw(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "");

    public CsvText Cell(DateTimeOffset? value) => Raw(value?.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Cells that do not apply to a row.</summary>
    public CsvText Empty(int count)
    {
        for (var i = 0; i < count; i++) Raw("");
        return this;
    }

    public void EndRow()
    {
        text.Length--;
        text.Append("\r\n");
    }

    public IResult Result(string fileName) => new CsvResult(text.ToString(), fileName);

    public override string ToString() => text.ToString();

    /// <summary>What was written since it was taken last, for an answer that is sent while it is made.</summary>
    public string Take()
    {
        var taken = text.ToString();
        text.Clear();
        return taken;
    }

    public int Length => text.Length;

    public static void Describe(HttpResponse response, string fileName)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.XContentTypeOptions = "nosniff";
    }

    private CsvText Raw(string value)
    {
        if (value.AsSpan().IndexOfAny(",\"\r\n;") >= 0) value = $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        text.Append(value).Append(',');
        return this;
    }

    private sealed class CsvResult(string csv, string fileName) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            Describe(httpContext.Response, fileName);
            return httpContext.Response.WriteAsync(csv, httpContext.RequestAborted);
        }
    }
}
