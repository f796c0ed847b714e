using System.CommandLine;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Local.Hosting;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>A command that works on a data folder while no host has it.</summary>
internal static class FolderCommand
{
    public static Command Create(string name, string description, Func<IServiceProvider, IAnsiConsole, CancellationToken, Task<int>> run)
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder", HelpName = "DIR", DefaultValueFactory = _ => LocalOptions.DefaultData,
        };
        var command = new Command(name, description);
        command.Options.Add(data);
        command.SetAction((parsed, cancellationToken) =>
        {
            var console = Consoles.On(parsed.InvocationConfiguration.Output);
            return RunAsync(parsed.GetRequiredValue(data), run, console, parsed.InvocationConfiguration.Error, cancellationToken);
        });
        return command;
    }

    public static (string Where, string What) Row(LedgerFinding finding) =>
        (string.Join(" ", new[] { finding.Stream, finding.EventId }.OfType<string>()), finding.What);

    public static void Print(IAnsiConsole console, IEnumerable<(string Where, string What)> findings)
    {
        var table = new Table().AddColumns("Where", "What");
        foreach (var (where, what) in findings) table.AddRow(new Text(where), new Text(what));
        console.Write(table);
    }

    private static async Task<int> RunAsync(
        string folder, Func<IServiceProvider, IAnsiConsole, CancellationToken, Task<int>> run, IAnsiConsole console, TextWriter errors,
        CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder))
        {
            await errors.WriteLineAsync($"There is no data folder {folder}.");
            return ExitCode.Setup;
        }

        try
        {
            await using var services = Services(folder);
            return await run(services, console, cancellationToken);
        }
        catch (Exception e) when (e is DataFolderInUseException or DataFolderVersionException)
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
}
