using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Api.Endpoints;

/// <summary>What came in. A supplier sees its own; others' are not there for it.</summary>
public sealed class DocumentEndpoints(IDocuments documents, DocumentDiscrepancies discrepancies, IBlobStore blobs)
{
    public Task<IResult> ListAsync(
        Caller caller, string? status, string? supplier, string? limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var query = new QueryReader();
        var wanted = query.Choice<DocumentStatus>("status", status);
        return Lists.AnswerAsync(
            query, limit, continuationToken,
            async count => await documents.ListAsync(wanted, caller.Supplier ?? supplier, count, continuationToken, cancellationToken), DocumentAnswer.Brief);
    }

    public async Task<IResult> GetAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, id, cancellationToken) is not { } document) return Unknown(id);
        var found = await discrepancies.OfAsync(document, cancellationToken);
        return ApiJson.Result(DocumentAnswer.Of(document) with { Discrepancies = [.. found.Select(DiscrepancyAnswer.Of)] });
    }

    /// <summary>The bytes as they came.</summary>
    public async Task<IResult> GetRawAsync(Caller caller, string id, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, id, cancellationToken) is not { } document) return Unknown(id);
        return await BlobResult.OfAsync(blobs, document.RawBlob, TypeOf(document.Format), document.DocumentId, response, cancellationToken);
    }

    /// <summary>
    /// What answers its latest processing. 404 <c>acknowledgment-not-ready</c> until it is processed, and where nothing can answer
    /// it: a JSON ship notice, or a header that names no sender.
    /// </summary>
    public async Task<IResult> GetAcknowledgmentAsync(Caller caller, string id, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await FindAsync(caller, id, cancellationToken) is not { } document) return Unknown(id);
        if (document.Acknowledgment is not { } acknowledgment) return Problems.NoAcknowledgment(document.DocumentId).Result();
        return await BlobResult.OfAsync(
            blobs, acknowledgment.Blob, TypeOf(document.Format), $"{document.DocumentId}-{acknowledgment.ControlNumber}.edi", response, cancellationToken);
    }

    private async Task<Document?> FindAsync(Caller caller, string id, CancellationToken cancellationToken)
    {
        var document = await documents.FindAsync(id, cancellationToken);
        return caller.Supplier is null || document?.Supplier == caller.Supplier ? document : null;
    }

    private static string TypeOf(AsnFormat? format) => format switch
    {
        AsnFormat.X12 => "application/edi-x12",
        AsnFormat.Edifact => "application/edifact",
        AsnFormat.Json => Accepts.Json,
        _ => "application/octet-stream",
    };

    private static IResult Unknown(string id) => Problems.NotFound($"The document {id} is not known.").Result();
}
