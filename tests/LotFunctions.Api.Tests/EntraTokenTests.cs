using System.Security.Cryptography;
using LotFunctions.Api.Security;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace LotFunctions.Api.Tests;

/// <summary>Tokens of a tenant of our own: right ones are admitted, and each way of being wrong is not.</summary>
public sealed class EntraTokenTests : IDisposable
{
    private const string Tenant = "https://login.example/tenant/v2.0";
    private const string Api = "11111111-2222-3333-4444-555555555555";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA strangersKey = RSA.Create(2048);
    private readonly EntraTokens tokens;

    public EntraTokenTests()
    {
        var configuration = new OpenIdConnectConfiguration { Issuer = Tenant };
        configuration.SigningKeys.Add(new RsaSecurityKey(key) { KeyId = "k1" });
        tokens = new EntraTokens(
            new EntraOptions { TenantId = "tenant", ClientId = Api, Suppliers = { ["app-of-prairie"] = "PRAIRIE" } },
            new StaticConfigurationManager<OpenIdConnectConfiguration>(configuration),
            new FakeTimeProvider(Now));
    }

    public void Dispose()
    {
        key.Dispose();
        strangersKey.Dispose();
    }

    [Theory]
    [InlineData(Api)]
    [InlineData($"api://{Api}")]
    public async Task Find_PersonWithARole_IsThatPerson(string audience)
    {
        var (caller, reason) = await tokens.FindAsync(Token(audience: audience));

        Assert.Null(reason);
        Assert.Equal(new Caller("anna@alder.example", Roles.Quality), caller);
    }

    [Fact]
    public async Task Find_SeveralRoles_HasThemAllAndNoneThatWeDoNotKnow()
    {
        var (caller, _) = await tokens.FindAsync(Token(roles: ["quality", "auditor", "emperor"]));

        Assert.Equal(Roles.Quality | Roles.Auditor, caller!.Roles);
    }

    [Fact]
    public async Task Find_ProgramOfASupplier_IsBoundToItsSupplier()
    {
        var (caller, _) = await tokens.FindAsync(Token(roles: ["supplier"], person: null, application: "app-of-prairie"));

        Assert.Equal(new Caller("app-of-prairie", Roles.Supplier, "PRAIRIE"), caller);
    }

    [Fact]
    public async Task Find_WrongTokens_AreNobodys()
    {
        await RefusedAsync(Token(issuer: "https://login.example/other/v2.0"), "another tenant");
        await RefusedAsync(Token(audience: "another-api"), "another API");
        await RefusedAsync(Token(from: Now.AddHours(-2), until: Now.AddMinutes(-3)), "not in its time");
        await RefusedAsync(Token(from: Now.AddMinutes(3), until: Now.AddHours(1)), "not in its time");
        await RefusedAsync(Token(signer: strangersKey), "not valid");
        await RefusedAsync(Unsigned(), "not valid");
        await RefusedAsync(SharedSecret(), "not valid");
        await RefusedAsync("a.b.c", "not valid");
        await RefusedAsync(Token(roles: []), "app roles");
        await RefusedAsync(Token(roles: ["supplier"], application: "app-of-nobody"), "bound to no supplier");
        await RefusedAsync(Token(roles: ["supplier", "quality"], application: "app-of-prairie"), "stands alone");
        await RefusedAsync(Token(person: null, application: null), "whose it is");
    }

    [Fact]
    public async Task Find_ChangedPayload_IsNobodys()
    {
        var parts = Token().Split('.');
        var payload = Base64UrlEncoder.Decode(parts[1]).Replace("quality", "admin", StringComparison.Ordinal);

        await RefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(payload)}.{parts[2]}", "not valid");
    }

    private async Task RefusedAsync(string token, string reason)
    {
        var (caller, said) = await tokens.FindAsync(token);

        Assert.Null(caller);
        Assert.Contains(reason, said, StringComparison.Ordinal);
    }

    private string Token(
        string issuer = Tenant, string audience = Api, string[]? roles = null, string? person = "anna@alder.example", string? application = "console",
        DateTimeOffset? from = null, DateTimeOffset? until = null, RSA? signer = null) =>
        Sign(
            new SigningCredentials(new RsaSecurityKey(signer ?? key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
            issuer, audience, roles ?? ["quality"], person, application, from, until);

    private static string Unsigned() => Sign(null, Tenant, Api, ["admin"], "eve@alder.example", null, null, null);

    /// <summary>The well-known trick: signed with HMAC under something that everybody knows.</summary>
    private static string SharedSecret() => Sign(
        new SigningCredentials(new SymmetricSecurityKey(new byte[32]) { KeyId = "k1" }, SecurityAlgorithms.HmacSha256),
        Tenant, Api, ["admin"], "eve@alder.example", null, null, null);

    private static string Sign(
        SigningCredentials? credentials, string issuer, string audience, string[] roles, string? person, string? application, DateTimeOffset? from,
        DateTimeOffset? until)
    {
        var claims = new Dictionary<string, object> { ["roles"] = roles };
        if (person is not null) claims["preferred_username"] = person;
        if (application is not null) claims["azp"] = application;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            Claims = claims,
            NotBefore = (from ?? Now.AddMinutes(-5)).UtcDateTime,
            Expires = (until ?? Now.AddHours(1)).UtcDateTime,
            SigningCredentials = credentials,
        });
    }
}
