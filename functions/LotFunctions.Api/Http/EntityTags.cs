using System.Globalization;

namespace LotFunctions.Api.Http;

/// <summary>Entity tags that are versions (RFC 9110, sections 8.8.3 and 13.1).</summary>
internal static class EntityTags
{
    /// <summary>What If-Match can ask for that no version is.</summary>
    public const int NoVersion = -1;

    public static string Of(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the request is made from; null when any will do.</summary>
    /// <param name="current">Chosen when it is among several.</param>
    public static int? IfMatch(HttpRequest request, int current)
    {
        var tags = Tags(request.Headers.IfMatch);
        return tags.Count == 0 || tags.Contains("*") ? null : tags.Contains(Of(current)) ? current : NoVersion;
    }

    public static bool IsNoneMatch(HttpRequest request, int current) =>
        Tags(request.Headers.IfNoneMatch).Select(t => t.StartsWith("W/", StringComparison.Ordinal) ? t[2..] : t).Contains(Of(current));

    private static List<string> Tags(IEnumerable<string?> header) =>
        [.. header.SelectMany(h => (h ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
