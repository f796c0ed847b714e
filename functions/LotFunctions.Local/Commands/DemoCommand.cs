using System.CommandLine;
using System.Globalization;
using LotFunctions.Local.Demo;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Tells the story of one bad lot on a fresh data folder, against a host of its own that is killed in the middle.</summary>
internal static class DemoCommand
{
    /// <summary>Into the recall's tracing and assembling.</summary>
    private static readonly TimeSpan BeforeTheKill = TimeSpan.FromMilliseconds(25);

    public static Command Create(TimeProvider clock)
    {
        var keep = new Option<bool>("--keep") { Description = "Leave the server running" };
        var command = new Command("demo", "Take in a sample ship notice and scans, trace, and run a recall to the customers' notices.");
        command.Options.Add(keep);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var stop = new StopSignals(cancellationToken);
            var console = Consoles.On(parsed.InvocationConfiguration.Output);
            return await RunAsync(parsed.GetValue(keep), console, clock, stop.Token);
        });
        return command;
    }

    private static async Task<int> RunAsync(bool keep, IAnsiConsole console, TimeProvider clock, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("lotfunctions-demo-").FullName;
        await using var host = new HostProcess(folder, clock);
        try
        {
            await host.StartAsync(cancellationToken);
            using var http = new HttpClient { BaseAddress = host.Address };
            var story = new Story(new StoryClient(http, clock));
            var start = clock.GetTimestamp();
            await TellAsync(story, host, console, clock, cancellationToken);
            console.WriteLine($"The story took {Seconds(clock.GetElapsedTime(start))}.");
            await EndAsync(host, story, keep, console, clock, cancellationToken);
            return ExitCode.Done;
        }
        catch (StoryException e)
        {
            console.WriteLine($"The story did not go as told: {e.Message}");
            return ExitCode.Findings;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.WriteLine($"Stopped. What was done until then is in {folder}");
            return ExitCode.Findings;
        }
    }

    private static async Task TellAsync(Story story, HostProcess host, IAnsiConsole console, TimeProvider clock, CancellationToken cancellationToken)
    {
        var stubborn = new Stubborn(clock);
        var number = 0;
        foreach (var step in story.Steps)
        {
            var start = clock.GetTimestamp();
            var done = stubborn.DoAsync(step.Run, cancellationToken);
            var notes = step.SurvivesAKill ? await KillAsync(host, done, clock, cancellationToken) : [];
            var lines = await done;
            console.MarkupLine($"[bold]{++number,2}. {Markup.Escape(step.Title)}[/] [dim]{Seconds(clock.GetElapsedTime(start))}[/]");
            foreach (var line in notes.Concat(lines)) console.WriteLine($"    {line}");
        }
    }

    /// <summary>Kills the host while the step is under way, and starts it again; the caller repeats what got no answer.</summary>
    private static async Task<IReadOnlyList<string>> KillAsync(HostProcess host, Task step, TimeProvider clock, CancellationToken cancellationToken)
    {
        await Task.WhenAny(step, Task.Delay(BeforeTheKill, clock, cancellationToken));
        await host.KillAsync();
        var start = clock.GetTimestamp();
        await host.StartAsync(cancellationToken);
        return [$"the host was killed (SIGKILL) in the middle of this and started again in {Seconds(clock.GetElapsedTime(start))}"];
    }

    private static async Task EndAsync(
        HostProcess host, Story story, bool keep, IAnsiConsole console, TimeProvider clock, CancellationToken cancellationToken)
    {
        var notices = Path.Combine(host.DataFolder, "blobs", "recalls", story.RecallId, "notices");
        if (!keep)
        {
            await host.KillAsync();
            var (exitCode, output) = await host.VerifyAsync(cancellationToken);
            console.WriteLine($"verify: {output.Trim().ReplaceLineEndings(" ")}");
            if (exitCode != ExitCode.Done) throw new StoryException("verify found something.");
        }

        console.WriteLine();
        console.WriteLine("The notices:");
        foreach (var file in Directory.EnumerateFiles(notices, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal)) console.WriteLine($"    {file}");
        console.WriteLine("The console:");
        if (keep)
        {
            console.WriteLine($"    {host.Address} (until you press Ctrl+C)");
            await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken));
            console.WriteLine($"Stopped. To go on: dotnet run --project functions/LotFunctions.Local -- serve --data {host.DataFolder}");
        }
        else
        {
            console.WriteLine($"    dotnet run --project functions/LotFunctions.Local -- serve --data {host.DataFolder}");
            console.WriteLine("    and open http://localhost:7071/");
        }
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture);
}
