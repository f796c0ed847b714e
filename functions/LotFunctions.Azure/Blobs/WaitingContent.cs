using System.Security.Cryptography;

namespace LotFunctions.Azure.Blobs;

/// <summary>A content that waits for its name in a temporary file, which is gone when it is disposed or the process ends.</summary>
internal sealed class WaitingContent : IAsyncDisposable
{
    private WaitingContent(FileStream content, string sha256) => (Content, Sha256) = (content, sha256);

    /// <summary>At its first byte.</summary>
    public Stream Content { get; }

    /// <summary>In hex.</summary>
    public string Sha256 { get; }

    /// <param name="buffer">Full of the first bytes; used for the others.</param>
    public static async Task<WaitingContent> TakeAsync(Memory<byte> buffer, Stream rest, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var length = buffer.Length;
            while (length > 0)
            {
                hash.AppendData(buffer.Span[..length]);
                await file.WriteAsync(buffer[..length], cancellationToken);
                length = await rest.ReadAsync(buffer, cancellationToken);
            }

            file.Position = 0;
            return new WaitingContent(file, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
