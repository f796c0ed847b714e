namespace LotFunctions.Local.Drop;

/// <summary>
/// Reads a file that is taken to be whole, and fails with <see cref="IOException"/> before its end when it is not: when it
/// changed since it was looked at, so that what is still being written never passes for a document.
/// </summary>
internal sealed class WholeFile(string path, FileState seen) : FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken);
        return count > 0 || FileState.Of(new FileInfo(Name)) == seen ? count : throw new IOException($"{Name} changed while it was read.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}

/// <summary>What changes when a file is written to.</summary>
internal readonly record struct FileState(long Length, DateTime WrittenAt)
{
    public static FileState Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc);
}
