using System.Net;
using LotFunctions.Api.Http;
using Microsoft.Extensions.Options;

namespace LotFunctions.Api.Security;

/// <summary>Tells who calls: by an Entra ID token, by API key, or on an open host by the header X-User.</summary>
internal sealed class CallerIdentity
{
    public const string KeyHeader = "X-Api-Key";
    public const string UserHeader = "X-User";

    private static readonly Caller Local = new("local", Roles.All);

    private readonly ApiKeyRing keys;
    private readonly EntraTokens? tokens;
    private readonly bool open;

    /// <param name="tokens">Null where no tenant is configured.</param>
    public CallerIdentity(IOptions<AccessOptions> options, EntraTokens? tokens)
    {
        keys = new ApiKeyRing(options.Value.ApiKeys);
        this.tokens = tokens;
        open = options.Value.IsOpen;
    }

    /// <summary>The caller, or the problem that answers a request that is nobody's.</summary>
    public async ValueTask<(Caller? Caller, ApiProblem? Problem)> IdentifyAsync(HttpRequest request)
    {
        if (open) return OfUser(request);
        var key = KeyOf(request);
        if (key is null) return (null, Problems.Unauthenticated("Name yourself by an Entra ID token, or by an API key in the header X-Api-Key."));
        if (tokens is not null && EntraTokens.IsToken(key))
        {
            var (bearer, reason) = await tokens.FindAsync(key);
            return bearer is null ? (null, Problems.Unauthenticated(reason!)) : (bearer, null);
        }

        return keys.Find(key) is { } caller ? (caller, null) : (null, Problems.Unauthenticated("The API key is not known."));
    }

    private static string? KeyOf(HttpRequest request)
    {
        const string bearer = "Bearer ";
        if (request.Headers[KeyHeader].ToString() is { Length: > 0 } key) return key;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) ? authorization[bearer.Length..].Trim() : null;
    }

    private static (Caller?, ApiProblem?) OfUser(HttpRequest request)
    {
        if (ForeignPage(request))
        {
            return (null, Problems.Of(StatusCodes.Status403Forbidden, "foreign-origin", "An open host answers no page of another site."));
        }

        if (!request.Headers.TryGetValue(UserHeader, out var header)) return (Local, null);
        var name = header.ToString().Trim();
        return CallerName.IsValid(name)
            ? (new Caller(name, Roles.All), null)
            : (null, Problems.Of(StatusCodes.Status400BadRequest, "user-invalid", $"The header {UserHeader}: {CallerName.Rule}."));
    }

    /// <summary>
    /// Without a login, any web page open in a browser of this machine could call us: by another site's address for our
    /// loopback (the Host is not ours), or straight (the Origin is not ours).
    /// </summary>
    private static bool ForeignPage(HttpRequest request)
    {
        if (!IsLoopback(request.Host.Host)) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
                && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
