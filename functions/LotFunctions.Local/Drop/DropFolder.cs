using LotFunctions.Embedded;

namespace LotFunctions.Local.Drop;

/// <summary>
/// Watches <c>asn-drop/{supplier}/</c> in the data folder, with the folders in it. A file is whole when two looks find it the same; a rename into
/// the folder, or from a name with a dot in front, is the safe way to bring one.
/// </summary>
internal sealed class DropFolder(EmbeddedOptions embedded, DropOptions options, DropIntake intake, TimeProvider clock, ILogger<DropFolder> logger) : BackgroundService
{
    private readonly string root = Path.Combine(embedded.DataFolder, "asn-drop");
    private readonly Dictionary<string, DateTimeOffset> failed = new(StringComparer.Ordinal);
    private Dictionary<string, FileState> seen = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A clean stop.
        }
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        Directory.CreateDirectory(root);
        using var timer = new PeriodicTimer(options.Interval, clock);
        do
        {
            try
            {
                await LookAsync(stopping);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogError(e, "The drop folder cannot be looked into; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        var now = new Dictionary<string, FileState>(StringComparer.Ordinal);
        foreach (var supplier in new DirectoryInfo(root).EnumerateDirectories().Where(IsPlain).OrderBy(d => d.Name, StringComparer.Ordinal).ToList())
        {
            foreach (var file in FilesIn(supplier).OrderBy(f => f.FullName, StringComparer.Ordinal).ToList())
            {
                var state = FileState.Of(file);
                var isWhole = seen.TryGetValue(file.FullName, out var before) && before == state;
                if (!isWhole || !await TryTakeAsync(supplier.Name, file, stopping)) now[file.FullName] = state;
            }
        }

        seen = now;
    }

    private static IEnumerable<FileInfo> FilesIn(DirectoryInfo folder) =>
        folder.EnumerateFiles().Where(IsPlain).Concat(folder.EnumerateDirectories().Where(IsPlain).SelectMany(FilesIn));

    // What a supplier can put there must not lead out of its folder.
    private static bool IsPlain(FileSystemInfo entry) => !entry.Name.StartsWith('.') && entry.LinkTarget is null;

    private async Task<bool> TryTakeAsync(string supplier, FileInfo file, CancellationToken stopping)
    {
        if (failed.TryGetValue(file.FullName, out var until) && clock.GetUtcNow() < until) return false;
        try
        {
            var answer = await intake.TakeAsync(root, supplier, file, stopping);
            failed.Remove(file.FullName);
            logger.LogInformation("A file of {Supplier} in the drop folder is {Outcome}: {DocumentId}", supplier, answer.Outcome, answer.DocumentId);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            throw;
        }
        catch (FileChangedException)
        {
            return false;
        }
        catch (Exception e)
        {
            logger.LogError(e, "A file of {Supplier} in the drop folder could not be taken; it is tried again", supplier);
            failed[file.FullName] = clock.GetUtcNow() + options.Pause;
            return false;
        }
    }
}
