namespace LotFunctions.Api.Security;

/// <summary>A configured API key. The key itself is nowhere stored: only its hash.</summary>
public sealed class ApiKey
{
    public string Name { get; set; } = "";

    /// <summary>SHA-256 of the key's UTF-8 bytes, 64 hex digits.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Role names in lower case.</summary>
    public string[] Roles { get; set; } = [];

    /// <summary>The supplier id that a key of role supplier is bound to; only such a key has one.</summary>
    public string? Supplier { get; set; }
}
