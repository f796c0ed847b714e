using LotFunctions.Core.Evidence;

namespace LotFunctions.Api.Http;

/// <summary>A blob as it is, byte for byte, in a way that no browser runs anything in it.</summary>
internal static class BlobResult
{
    /// <param name="downloadAs">The name that a browser saves it under; null shows it.</param>
    public static async Task<IResult> OfAsync(
        IBlobStore blobs, string name, string contentType, string? downloadAs, HttpResponse response, CancellationToken cancellationToken)
    {
        var content = await blobs.OpenAsync(name, cancellationToken);
        response.Headers.XContentTypeOptions = "nosniff";
        // A browser's own viewer of PDF does not start in a sandbox, and needs none: it runs nothing of the site.
        if (contentType != "application/pdf") response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Stream(content, contentType, downloadAs);
    }
}
