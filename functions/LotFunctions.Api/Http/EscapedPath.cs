using LotFunctions.Api.Security;
using Microsoft.AspNetCore.Http.Features;

namespace LotFunctions.Api.Http;

/// <summary>
/// Gives route values back as they were before escaping. The host leaves <c>%2F</c> in a path as it is, so that <c>A/1</c>
/// sent as <c>A%2F1</c> and <c>A%2F1</c> sent as <c>A%252F1</c> would both read <c>A%2F1</c>; the raw target tells them apart.
/// </summary>
public static class EscapedPath
{
    /// <summary>Replaces the route values of a request by the unescaped segments of its raw target.</summary>
    public static void Restore(HttpContext context, ApiRoute route)
    {
        if (!route.HasParameters) return;
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target) || target[0] != '/') return;
        var raw = target.Split('?', 2)[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        var names = route.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (raw.Length < names.Length) return;
        for (var i = 1; i <= names.Length; i++)
        {
            if (names[^i] is ['{', .. var name, '}']) context.Request.RouteValues[name] = Uri.UnescapeDataString(raw[^i]);
        }
    }
}
