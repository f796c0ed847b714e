using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Embedded.Files;

/// <summary>
/// Tokens by HMAC-SHA-256 under a secret of the house: 256 bits in <c>secret.key</c> in the data folder, made at the first
/// start and readable by the owner alone. Without that file, tokens that were given out are of no use any more.
/// </summary>
internal sealed class HmacTokenSource(byte[] secret) : ITokenSource
{
    private const int SecretLength = 32;

    public static HmacTokenSource Open(string folder)
    {
        var file = Path.Combine(folder, "secret.key");
        if (!File.Exists(file)) Create(folder, file);
        var secret = File.ReadAllBytes(file);
        return secret.Length == SecretLength
            ? new HmacTokenSource(secret)
            : throw new InvalidDataException($"{file} has {secret.Length} bytes; a secret has {SecretLength}.");
    }

    /// <summary>The parts go in as JSON, so that no two notices give the same text.</summary>
    public string TokenFor(string recallId, string customer, int version) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(secret, JsonSerializer.SerializeToUtf8Bytes(new object[] { recallId, customer, version })));

    private static void Create(string folder, string file)
    {
        var temporary = file + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
        {
#pragma warning disable RS0030 // The one secret that this host makes; it cannot be derived from anything.
            stream.Write(RandomNumberGenerator.GetBytes(SecretLength));
#pragma warning restore RS0030
            stream.Flush(flushToDisk: true);
        }

        DurableFiles.TryPublish(temporary, file);
        if (File.Exists(temporary)) File.Delete(temporary);
        DurableFiles.SyncFolder(folder);
    }
}
