using System.CommandLine;
using System.Globalization;
using LotFunctions.Local.Hosting;
using LotFunctions.Local.Import;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Brings files into a data folder, or into a host that runs.</summary>
internal static class ImportCommand
{
    public static Command Create(TimeProvider clock)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Interchanges (X12, EDIFACT), JSON ship notices, or NDJSON of lot events; recognised from the bytes", Arity = ArgumentArity.OneOrMore,
        };
        var data = new Option<string>("--data")
        {
            Description = "The data folder, which no host may be serving", HelpName = "DIR", DefaultValueFactory = _ => LocalOptions.DefaultData,
        };
        var url = new Option<string?>("--url") { Description = "A host that runs, in the place of a data folder", HelpName = "URL" };
        var key = new Option<string?>("--key") { Description = "The API key for that host", HelpName = "KEY" };
        var command = new Command("import", "Bring in files and wait until they are processed. It can be repeated: what is there already counts as duplicate.");
        command.Arguments.Add(files);
        command.Options.Add(data);
        command.Options.Add(url);
        command.Options.Add(key);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var stop = new StopSignals(cancellationToken);
            Func<Task<IImportTarget>> open = parsed.GetValue(url) is { } address
                ? () => Task.FromResult<IImportTarget>(new HostTarget(AddressOf(address), parsed.GetValue(key), clock))
                : async () => await FolderTarget.OpenAsync(parsed.GetRequiredValue(data), clock, stop.Token);
            var console = Consoles.On(parsed.InvocationConfiguration.Output);
            return await RunAsync(parsed.GetRequiredValue(files), open, console, parsed.InvocationConfiguration.Error, clock, stop.Token);
        });
        return command;
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : throw new ImportException($"'{url}' is no address of a host; one looks like {LocalOptions.DefaultUrls}.");

    private static async Task<int> RunAsync(
        string[] files, Func<Task<IImportTarget>> open, IAnsiConsole console, TextWriter errors, TimeProvider clock, CancellationToken stop)
    {
        if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing)
        {
            await errors.WriteLineAsync($"There is no file {missing}.");
            return ExitCode.Setup;
        }

        var summary = new ImportSummary();
        var start = clock.GetTimestamp();
        try
        {
            await using (var target = await open())
            {
                await ShowAsync(files, console, display => new ImportRun(target, summary, display, clock).RunAsync(files, stop));
            }

            Print(summary, console, clock.GetElapsedTime(start));
            return summary.HasRefusals ? ExitCode.Findings : ExitCode.Done;
        }
        catch (Exception e) when (e is ImportException or IOException or UnauthorizedAccessException)
        {
            Print(summary, console, clock.GetElapsedTime(start));
            await errors.WriteLineAsync(e.Message);
            return ExitCode.Setup;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Print(summary, console, clock.GetElapsedTime(start));
            await errors.WriteLineAsync("Stopped. What was taken in stays; run the same import again for the rest.");
            return ExitCode.Findings;
        }
    }

    private static Task ShowAsync(string[] files, IAnsiConsole console, Func<IImportDisplay, Task> run) => console.Profile.Capabilities.Ansi
        ? BarDisplay.RunAsync(console, files.Sum(f => new FileInfo(f).Length), run)
        : run(new LineDisplay(console, files.Length));

    private static void Print(ImportSummary s, IAnsiConsole console, TimeSpan took)
    {
        Line($"documents: {s.Documents} accepted, {s.DuplicateDocuments} duplicate, {s.RefusedDocuments} refused; {(s.MoreLots ? "at least " : "")}{s.Lots} lots announced");
        Line($"events: {s.Events} accepted, {s.DuplicateEvents} duplicate, {s.RefusedEvents} refused");
        if (s.RefusedFiles > 0) Line($"files: {s.RefusedFiles} refused");
        foreach (var e in s.Errors) Line($"  {e.File}{(e.Place.Length > 0 ? $", {e.Place}" : "")}: {e.Code}: {e.Message}");
        if (s.ErrorCount > s.Errors.Count) Line($"  and {s.ErrorCount - s.Errors.Count} more errors");
        Line($"It took {took.TotalSeconds:0.0} s.");

        void Line(FormattableString text) => console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
    }
}
