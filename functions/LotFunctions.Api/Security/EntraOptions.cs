namespace LotFunctions.Api.Security;

/// <summary>The section <c>LotFunctions:Entra</c>: whose tokens are admitted. Empty: none.</summary>
public sealed class EntraOptions
{
    public string TenantId { get; set; } = "";

    /// <summary>The application (client) id of the API's registration. A token's audience is this id, or <c>api://</c> and it.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>The authority, where it is not that of the public cloud.</summary>
    public string Authority { get; set; } = "https://login.microsoftonline.com";

    /// <summary>The supplier id of each application (client id) or account (object id) that has the app role supplier.</summary>
    public Dictionary<string, string> Suppliers { get; set; } = [];

    public bool IsConfigured => TenantId.Length > 0 && ClientId.Length > 0;
}
