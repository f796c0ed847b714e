using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace LotFunctions.Core.Recalls;

/// <summary>Tokens by HMAC-SHA-256 under a secret of the house. Under another secret, the tokens that were given out are of no use any more.</summary>
public sealed class HmacTokenSource : ITokenSource
{
    /// <summary>In bytes.</summary>
    public const int SecretLength = 32;

    private readonly byte[] secret;

    /// <exception cref="ArgumentException">The secret has not <see cref="SecretLength"/> bytes.</exception>
    public HmacTokenSource(byte[] secret)
    {
        if (secret.Length != SecretLength) throw new ArgumentException($"A secret has {SecretLength} bytes, not {secret.Length}.", nameof(secret));
        this.secret = secret;
    }

    /// <summary>The parts go in as JSON, so that no two notices give the same text.</summary>
    public string TokenFor(string recallId, string customer, int version) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, JsonSerializer.SerializeToUtf8Bytes(new object[] { recallId, customer, version })));
}
