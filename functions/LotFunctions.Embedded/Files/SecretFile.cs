using System.Security.Cryptography;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Embedded.Files;

/// <summary>
/// The house's secret, <c>secret.key</c> in the data folder, made at the first start and readable by the owner alone. Without
/// that file, tokens that were given out are of no use any more.
/// </summary>
internal static class SecretFile
{
    /// <exception cref="InvalidDataException">The file is not a secret.</exception>
    public static byte[] Open(string folder)
    {
        var file = Path.Combine(folder, "secret.key");
        if (!File.Exists(file)) Create(folder, file);
        var secret = File.ReadAllBytes(file);
        return secret.Length == HmacTokenSource.SecretLength
            ? secret
            : throw new InvalidDataException($"{file} has {secret.Length} bytes; a secret has {HmacTokenSource.SecretLength}.");
    }

    private static void Create(string folder, string file)
    {
        var temporary = file + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(temporary, options))
        {
#pragma warning disable RS0030 // The one secret that this host makes; it cannot be derived from anything.
            stream.Write(RandomNumberGenerator.GetBytes(HmacTokenSource.SecretLength));
#pragma warning restore RS0030
            stream.Flush(flushToDisk: true);
        }

        DurableFiles.TryPublish(temporary, file);
        if (File.Exists(temporary)) File.Delete(temporary);
        DurableFiles.SyncFolder(folder);
    }
}
