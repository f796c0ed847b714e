using System.CommandLine;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Makes everything that follows from the events anew.</summary>
internal static class RebuildCommand
{
    public static Command Create() => FolderCommand.Create(
        "rebuild", "Make the states, the marks of voids and the search's names anew from the events; a record that does not hold is left alone.", OnFolderAsync, OnCosmosAsync);

    private static async Task<int> OnFolderAsync(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken) =>
        Print(await services.GetRequiredService<LedgerRebuild>().RunAsync(cancellationToken), console);

    private static async Task<int> OnCosmosAsync(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken) =>
        Print(await CosmosLedger.RunAsync(services, console, (audit, progress) => audit.RebuildAsync(progress, cancellationToken)), console);

    private static int Print(LedgerReport ledger, IAnsiConsole console)
    {
        if (ledger.Findings.Count == 0)
        {
            console.WriteLine($"Made anew from {ledger.Events} events in {ledger.Streams} chains; digest of the ledger {ledger.Digest}");
            return ExitCode.Done;
        }

        console.WriteLine("The record does not hold, so nothing was made from it.");
        FolderCommand.Print(console, ledger.Findings.Select(FolderCommand.Row));
        return ExitCode.Findings;
    }
}
