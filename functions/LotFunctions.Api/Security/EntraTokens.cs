using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LotFunctions.Api.Security;

/// <summary>
/// Tells who calls by a Microsoft Entra ID access token: signed by the tenant, meant for this API, in its time, and with at
/// least one of our app roles. The tenant's keys are fetched when they are first needed, and anew when it has changed them.
/// </summary>
internal sealed class EntraTokens
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private readonly EntraOptions options;
    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters parameters;

    /// <param name="issuer">What the tenant says of itself: its name and its keys.</param>
    public EntraTokens(EntraOptions options, BaseConfigurationManager issuer, TimeProvider clock)
    {
        this.options = options;
        parameters = new TokenValidationParameters
        {
            ConfigurationManager = issuer,
            ValidAudiences = [options.ClientId, $"api://{options.ClientId}"],
            // No key of ours signs tokens: what is signed with a shared secret, or not at all, is nobody's.
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            LifetimeValidator = (from, until, _, _) => IsInTime(from, until, clock.GetUtcNow().UtcDateTime),
        };
    }

    public static EntraTokens Of(EntraOptions options, TimeProvider clock) => new(
        options,
        new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{options.Authority.TrimEnd('/')}/{options.TenantId}/v2.0/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever()),
        clock);

    /// <summary>A JSON Web Token has three parts; no API key of ours has a dot.</summary>
    public static bool IsToken(string credential) => credential.Count(c => c == '.') == 2;

    /// <summary>The caller, or why the token is not admitted: for people, without a word of the token itself.</summary>
    public async Task<(Caller? Caller, string? Reason)> FindAsync(string token)
    {
        var result = await handler.ValidateTokenAsync(token, parameters);
        if (!result.IsValid) return (null, ReasonOf(result.Exception));
        var claims = (JsonWebToken)result.SecurityToken;
        var roles = Roles.None;
        foreach (var claim in claims.Claims.Where(c => c.Type == "roles")) roles |= RoleNames.Of(claim.Value) ?? Roles.None;
        if (roles == Roles.None) return (null, "The token has none of this API's app roles.");
        if (NameOf(claims) is not { } name) return (null, "The token does not say whose it is.");
        if ((roles & Roles.Supplier) == 0) return (new Caller(name, roles), null);
        if (roles != Roles.Supplier) return (null, "The app role supplier stands alone.");
        return SupplierOf(claims) is { } supplier
            ? (new Caller(name, roles, supplier), null)
            : (null, "The token's application is bound to no supplier.");
    }

    private static bool IsInTime(DateTime? from, DateTime? until, DateTime now) =>
        until is { } end && now <= end + Skew && (from is not { } start || start - Skew <= now);

    private static string ReasonOf(Exception e) => e switch
    {
        SecurityTokenInvalidLifetimeException => "The token is not in its time.",
        SecurityTokenInvalidAudienceException => "The token is for another API.",
        SecurityTokenInvalidIssuerException => "The token is of another tenant.",
        _ => "The token is not valid.",
    };

    /// <summary>A person by the sign-in name, a program by its application's id.</summary>
    private static string? NameOf(JsonWebToken token)
    {
        var names = new[] { "preferred_username", "upn", "azp", "appid", "oid" };
        return names.Select(n => Value(token, n)).FirstOrDefault(v => v is not null && CallerName.IsValid(v));
    }

    private string? SupplierOf(JsonWebToken token) =>
        new[] { "azp", "appid", "oid" }.Select(n => Value(token, n))
            .Select(v => v is null ? null : options.Suppliers.GetValueOrDefault(v)).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s));

    private static string? Value(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
