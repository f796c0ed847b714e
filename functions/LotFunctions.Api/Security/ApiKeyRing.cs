using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Api.Security;

/// <summary>The configured keys, checked once. Finds a caller by its key in a time that tells nothing of the stored hashes.</summary>
internal sealed class ApiKeyRing
{
    private readonly List<(byte[] Hash, Caller Caller)> keys = [];

    /// <exception cref="FormatException">A key is not well configured; says which and why, and never its hash.</exception>
    public ApiKeyRing(IReadOnlyList<ApiKey> configured)
    {
        foreach (var key in configured)
        {
            var (hash, caller) = Check(key);
            if (keys.Exists(k => k.Caller.Name == caller.Name)) throw Wrong(key, "its name is used twice");
            if (keys.Exists(k => CryptographicOperations.FixedTimeEquals(k.Hash, hash))) throw Wrong(key, "another key has the same hash");
            keys.Add((hash, caller));
        }
    }

    /// <summary>Null for a key that is not configured.</summary>
    public Caller? Find(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        Caller? found = null;
        // All are compared, whichever matches: the time does not tell the place of a key.
        foreach (var (stored, caller) in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(stored, hash)) found = caller;
        }

        return found;
    }

    private static (byte[] Hash, Caller Caller) Check(ApiKey key)
    {
        if (!CallerName.IsValid(key.Name)) throw Wrong(key, CallerName.Rule);
        if (key.Sha256.Length != 64 || !key.Sha256.All(char.IsAsciiHexDigit)) throw Wrong(key, "sha256 is not 64 hex digits");
        var roles = Security.Roles.None;
        foreach (var name in key.Roles) roles |= RoleOf(key, name);
        if (roles == Security.Roles.None) throw Wrong(key, "it has no role");
        var supplier = string.IsNullOrWhiteSpace(key.Supplier) ? null : key.Supplier.Trim();
        if ((roles == Security.Roles.Supplier) != (supplier is not null))
        {
            throw Wrong(key, "the role supplier, alone, and a supplier id go together");
        }

        return (Convert.FromHexString(key.Sha256), new Caller(key.Name, roles, supplier));
    }

    private static Roles RoleOf(ApiKey key, string name) => RoleNames.Of(name) ?? throw Wrong(key, $"'{name}' is not a role ({RoleNames.All})");

    private static FormatException Wrong(ApiKey key, string why) => new($"The API key '{key.Name}' is not usable: {why}.");
}
