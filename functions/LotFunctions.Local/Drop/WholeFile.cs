using LotFunctions.Local.Import;

namespace LotFunctions.Local.Drop;

/// <summary>A file that is taken to be whole.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Its bytes. Reading fails with <see cref="FileChangedException"/> when the file is no longer as it was seen, before its end at the
    /// latest, so that what is still being written never passes for a document.
    /// </summary>
    public static Stream Open(string path, FileState seen)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        return new ProgressStream(file, _ =>
        {
            if (FileState.Of(new FileInfo(path)) != seen) throw new FileChangedException(path);
        });
    }
}

/// <summary>Somebody still writes the file.</summary>
internal sealed class FileChangedException(string path) : IOException($"{path} changed while it was read.");

/// <summary>What changes when a file is written to.</summary>
internal readonly record struct FileState(long Length, DateTime WrittenAt)
{
    public static FileState Of(FileInfo file) => new(file.Length, file.LastWriteTimeUtc);
}
