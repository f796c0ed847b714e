using System.Globalization;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Local.Import;

/// <summary>What an import has come to so far.</summary>
internal sealed class ImportSummary
{
    /// <summary>The most errors that are listed; all are counted.</summary>
    public const int MostErrors = 20;

    private readonly List<ImportError> errors = [];

    public int Documents { get; private set; }

    public int DuplicateDocuments { get; private set; }

    /// <summary>Refused at the door, or rejected in whole or in part when they were processed.</summary>
    public int RefusedDocuments { get; private set; }

    public long Lots { get; private set; }

    public long Events { get; private set; }

    public long DuplicateEvents { get; private set; }

    public long RefusedEvents { get; private set; }

    public int RefusedFiles { get; private set; }

    public long ErrorCount { get; private set; }

    public IReadOnlyList<ImportError> Errors => errors;

    public bool HasRefusals => RefusedDocuments + RefusedEvents + RefusedFiles > 0;

    public void AddDocument(string file, DocumentAnswer document, bool isNew)
    {
        Lots += isNew ? document.Lots.Count : 0;
        var wrong = document.Errors.Where(e => e.Severity is null).ToList();
        if (document.Status == DocumentStatus.Rejected || wrong.Count > 0) RefusedDocuments++;
        else if (isNew) Documents++;
        else DuplicateDocuments++;
        foreach (var error in wrong) AddError(file, PlaceOf(error), error.Code, error.Message);
    }

    public void AddRefusedDocument(string file, IReadOnlyList<ApiError> wrong)
    {
        RefusedDocuments++;
        foreach (var error in wrong) AddError(file, PlaceOf(error), error.Code, error.Message);
    }

    public void AddRefusedFile(string file, string code, string message)
    {
        RefusedFiles++;
        AddError(file, "", code, message);
    }

    /// <param name="first">How many events of the file stand before these.</param>
    public void AddScans(string file, long first, ScanAnswer answer)
    {
        Events += answer.Accepted;
        DuplicateEvents += answer.Duplicates;
        RefusedEvents += answer.Refused;
        foreach (var result in answer.Results.Where(r => r.Status == ScanStatus.Refused))
        {
            AddError(file, string.Create(CultureInfo.InvariantCulture, $"event {first + result.Index + 1}"), result.Code ?? "", result.Detail ?? "");
        }
    }

    private static string PlaceOf(ApiError e)
    {
        if (e.Pointer is { Length: > 0 } pointer) return pointer;
        if (e.Segment is not { } segment) return "";
        var element = e.Element is { } number ? $" element {number}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"segment {segment} {e.SegmentId}{element}, byte {e.Offset}");
    }

    private void AddError(string file, string place, string code, string message)
    {
        ErrorCount++;
        if (errors.Count < MostErrors) errors.Add(new ImportError(file, place, code, message));
    }
}

/// <param name="Place">In the file; empty for the whole.</param>
internal sealed record ImportError(string File, string Place, string Code, string Message);
