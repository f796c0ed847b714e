using System.CommandLine;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Local.Hosting;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>A command that works on a data folder while no host has it, or on the stores in Cosmos DB that the configuration names.</summary>
internal static class FolderCommand
{
    public delegate Task<int> Run(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken);

    public static Command Create(string name, string description, Run onFolder, Run onCosmos)
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder", HelpName = "DIR", DefaultValueFactory = _ => LocalOptions.DefaultData,
        };
        var store = new Option<string?>("--store")
        {
            Description = "Where the ledger is: sqlite, in the data folder (the default), or cosmos, as the configuration says; then the folder may be missing", HelpName = "STORE",
        };
        var command = new Command(name, description);
        command.Options.Add(data);
        command.Options.Add(store);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var folder = parsed.GetRequiredValue(data);
            var errors = parsed.InvocationConfiguration.Error;
            try
            {
                var configuration = Configuration(folder, parsed.GetValue(store));
                var cosmos = LocalServices.Cosmos(configuration);
                if (cosmos is null && !Directory.Exists(folder)) throw new LocalSetupException($"There is no data folder {folder}.");
                var services = Services(folder);
                // Nothing is made where it is only looked at: a name that is misspelt is to be told.
                if (cosmos is not null) services.AddCosmosStores(cosmos with { CreateMissing = false });
                await using var provider = services.BuildServiceProvider();
                var console = Consoles.On(parsed.InvocationConfiguration.Output);
                return await (cosmos is null ? onFolder : onCosmos)(provider, console, cancellationToken);
            }
            catch (Exception e) when (e is DataFolderInUseException or DataFolderNotWritableException or DataFolderVersionException or LocalSetupException
                or FileNotFoundException or UnauthorizedAccessException)
            {
                await errors.WriteLineAsync(e.Message);
                return ExitCode.Setup;
            }
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

    private static IConfiguration Configuration(string folder, string? store)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddFolderSettings(folder);
        if (store is not null) configuration.AddInMemoryCollection(new Dictionary<string, string?> { [LocalOptions.StoreSetting] = store });
        return configuration.Build();
    }

    private static IServiceCollection Services(string folder) => new ServiceCollection()
        .AddLogging()
#pragma warning disable RS0030 // The command's composition names the system's clock.
        .AddSingleton(TimeProvider.System)
        .AddSingleton(new Admission(TimeProvider.System))
#pragma warning restore RS0030
        .AddEmbedded(new EmbeddedOptions { DataFolder = Path.GetFullPath(folder) });
}
