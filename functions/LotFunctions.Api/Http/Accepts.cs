using Microsoft.Net.Http.Headers;

namespace LotFunctions.Api.Http;

/// <summary>Content negotiation (RFC 9110 section 12.5.1).</summary>
internal static class Accepts
{
    public const string Json = "application/json";
    public const string Ndjson = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string JsonLd = "application/ld+json";
    public const string Html = "text/html";

    /// <summary>The offer that the caller likes best; the first when it does not say, or likes none.</summary>
    public static string Best(HttpRequest request, params ReadOnlySpan<string> offers)
    {
        request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wishes)) return offers[0];
        var (best, quality) = (offers[0], 0.0);
        foreach (var offer in offers)
        {
            var type = MediaTypeHeaderValue.Parse(offer);
            // The most exact range that covers the offer decides how it is liked.
            var wish = wishes.Where(w => type.IsSubsetOf(w)).OrderBy(w => w.MatchesAllTypes).ThenBy(w => w.MatchesAllSubTypes).FirstOrDefault();
            var liked = wish is null ? 0 : wish.Quality ?? 1.0;
            if (liked > quality) (best, quality) = (offer, liked);
        }

        return best;
    }
}
