namespace LotFunctions.Embedded.Files;

/// <summary>Whether a folder's disk takes a file, by writing one: one at a time, of a fixed size, gone after.</summary>
internal sealed class DiskRoom(string folder)
{
    /// <summary>More than the pages that one append of usual size writes: less room than that is none.</summary>
    private const int Size = 256 * 1024;

    private readonly Lock guard = new();
    private Task? running;

    /// <summary>The file that is written; one that a crash left is written over.</summary>
    public string FileName => Path.Combine(folder, "~room");

    /// <param name="and">What is to be tried also, after the file.</param>
    public Task ProbeAsync(Func<Task> and, CancellationToken cancellationToken)
    {
        Task probe;
        lock (guard)
        {
            if (running is null || running.IsCompleted) running = Task.Run(() => TryAsync(and), CancellationToken.None);
            probe = running;
        }

        return probe.WaitAsync(cancellationToken);
    }

    private async Task TryAsync(Func<Task> and)
    {
        try
        {
            await using var file = new FileStream(FileName, FileMode.Create, FileAccess.Write, FileShare.None, 1);
            // Zeros would do for most disks; those that compress them would say yes without room.
            var filler = new byte[Size];
            for (var i = 0; i < Size; i++) filler[i] = (byte)((i * 2654435761L >> 24) & 0xFF);
            await file.WriteAsync(filler);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(FileName);
        }

        await and();
    }
}
