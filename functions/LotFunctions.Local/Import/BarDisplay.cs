using System.Globalization;
using Spectre.Console;

namespace LotFunctions.Local.Import;

/// <summary>A bar over the bytes of all files, with the counts beside it.</summary>
internal sealed class BarDisplay(ProgressTask bar) : IImportDisplay
{
    private long before;

    /// <summary>Runs the work under a bar.</summary>
    public static Task RunAsync(IAnsiConsole console, long bytes, Func<BarDisplay, Task> work) => console.Progress()
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
        .StartAsync(context => work(new BarDisplay(context.AddTask("reading", maxValue: Math.Max(1, bytes)))));

    public void Begin(string file)
    {
    }

    public void Progress(string file, long position, ImportSummary summary)
    {
        bar.Value = before + position;
        Describe(summary);
    }

    public void End(string file, ImportSummary summary)
    {
        before += new FileInfo(file).Length;
        bar.Value = before;
        Describe(summary);
    }

    public void Settled(int left, ImportSummary summary) => Describe(summary);

    private void Describe(ImportSummary s)
    {
        var refused = s.RefusedDocuments + s.RefusedEvents + s.RefusedFiles;
        var duplicates = s.DuplicateDocuments + s.DuplicateEvents;
        bar.Description = string.Create(
            CultureInfo.InvariantCulture, $"{s.Documents:N0} documents, {s.Lots:N0} lots, {s.Events:N0} events, {duplicates:N0} duplicate, {refused:N0} refused");
    }
}
