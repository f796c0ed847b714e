using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Local.Import;

/// <summary>Where an import goes to: a data folder, or a host that runs.</summary>
internal interface IImportTarget : IAsyncDisposable
{
    Task<ImportedDocument> PostAsync(Stream body, CancellationToken cancellationToken);

    /// <summary>The document as it is now.</summary>
    Task<DocumentAnswer> FindAsync(string documentId, CancellationToken cancellationToken);

    /// <param name="lines">NDJSON, whole lines.</param>
    Task<ScanAnswer> PostScansAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken);
}

/// <summary>What the door said to a document.</summary>
/// <param name="DocumentId">Null when it holds none of these bytes, or they may not come in.</param>
/// <param name="IsNew">False: the same bytes came before.</param>
/// <param name="Errors">Why it may not come in.</param>
internal sealed record ImportedDocument(string? DocumentId, bool IsNew, IReadOnlyList<ApiError> Errors)
{
    public static ImportedDocument Of(AsnResult result) => result switch
    {
        AsnResult.Accepted(var document) => new(document.DocumentId, true, []),
        AsnResult.AlreadyThere(var document) => new(document.DocumentId, false, []),
        AsnResult.Unreadable(var errors, _) => new(null, true, [.. errors.Select(ApiError.Of)]),
        AsnResult.Refused(var refusal, _) => new(null, true, [new ApiError(refusal.Code, refusal.Detail)]),
        var other => throw new InvalidOperationException($"{other.GetType()} is no answer."),
    };
}

/// <summary>The import cannot go on; the message is for whoever started it.</summary>
internal sealed class ImportException(string message, Exception? inner = null) : Exception(message, inner);
