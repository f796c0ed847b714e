using System.CommandLine;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Local.Hosting;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Checks a data folder: the hash chains, the states that follow from the events, the blobs.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder", HelpName = "DIR", DefaultValueFactory = _ => LocalOptions.DefaultData,
        };
        var command = new Command("verify", "Check the hash chains of the events, the states that follow from them, and the blobs.");
        command.Options.Add(data);
        command.SetAction((parsed, cancellationToken) =>
        {
            var console = Consoles.On(parsed.InvocationConfiguration.Output);
            return RunAsync(parsed.GetRequiredValue(data), console, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(string folder, IAnsiConsole console, TextWriter errors, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await errors.WriteLineAsync($"There is no data folder {folder}.");
            return ExitCode.Setup;
        }

        try
        {
            await using var services = Services(folder);
            var ledger = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(cancellationToken);
            var blobs = await services.GetRequiredService<BlobVerifier>().VerifyAsync(cancellationToken);
            return Report(ledger, blobs, console);
        }
        catch (DataFolderInUseException e)
        {
            await errors.WriteLineAsync(e.Message);
            return ExitCode.Setup;
        }
    }

    private static ServiceProvider Services(string folder) => new ServiceCollection()
#pragma warning disable RS0030 // The command's composition names the system's clock.
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new Admission(TimeProvider.System))
#pragma warning restore RS0030
        .AddEmbedded(new EmbeddedOptions { DataFolder = Path.GetFullPath(folder) })
        .BuildServiceProvider();

    private static int Report(LedgerReport ledger, BlobReport blobs, IAnsiConsole console)
    {
        console.WriteLine($"{ledger.Events} events in {ledger.Streams} chains, {blobs.Blobs} blobs; digest of the ledger {ledger.Digest}");
        if (ledger.Findings.Count == 0 && blobs.Findings.Count == 0)
        {
            console.WriteLine("Everything is as it was written.");
            return ExitCode.Done;
        }

        var table = new Table().AddColumns("Where", "What");
        foreach (var finding in ledger.Findings) table.AddRow(new Text(string.Join(" ", new[] { finding.Stream, finding.EventId }.OfType<string>())), new Text(finding.What));
        foreach (var finding in blobs.Findings) table.AddRow(new Text(finding.Name), new Text(finding.What));
        console.Write(table);
        return ExitCode.Findings;
    }
}
