namespace LotFunctions.Core.Evidence;

/// <summary>
/// Blob storage: named byte sequences that are written whole or not at all and never overwritten. Names are relative,
/// segments are separated by <c>/</c>, and hold letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>=</c>
/// (<see cref="BlobName.Escape"/> makes one of any text). An answer to a write means that the bytes are durable.
/// </summary>
public interface IBlobStore
{
    /// <summary>
    /// Writes a blob once. The same bytes again: the first write's info. Other bytes under the same name:
    /// <see cref="BlobConflictException"/>, nothing written.
    /// </summary>
    Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken);

    /// <summary>Streams a blob in, as <see cref="WriteAsync(string, ReadOnlyMemory{byte}, string, CancellationToken)"/>.</summary>
    Task<BlobInfo> WriteAsync(string name, Stream content, string contentType, CancellationToken cancellationToken);

    /// <summary>
    /// Streams a blob in whose name follows from its bytes; nothing is known of it, and nothing is left of it when the stream
    /// fails, before the last of them is there. Otherwise as
    /// <see cref="WriteAsync(string, Stream, string, CancellationToken)"/>. Memory does not grow with the content.
    /// </summary>
    /// <param name="nameOf">Makes the name of the content's SHA-256 in hex.</param>
    Task<BlobInfo> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken);

    /// <summary>Null when there is none.</summary>
    Task<BlobInfo?> FindAsync(string name, CancellationToken cancellationToken);

    /// <summary>The content; <see cref="FileNotFoundException"/> when there is none. The caller disposes it.</summary>
    Task<Stream> OpenAsync(string name, CancellationToken cancellationToken);

    /// <summary>The blobs whose names start with this, by name.</summary>
    IAsyncEnumerable<BlobInfo> ListAsync(string prefix, CancellationToken cancellationToken);
}

/// <summary>A blob's facts.</summary>
/// <param name="Sha256">Of its content, in hex.</param>
public sealed record BlobInfo(string Name, long Length, string Sha256, string ContentType);

/// <summary>A blob of this name exists with other content.</summary>
public sealed class BlobConflictException(string name) : IOException($"Blob {name} exists with other content.")
{
    public string Name => name;
}
