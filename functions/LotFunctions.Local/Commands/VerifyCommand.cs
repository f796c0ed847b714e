using System.CommandLine;
using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Sqlite.Ledger;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Checks a data folder: the hash chains, what follows from the events, the blobs.</summary>
internal static class VerifyCommand
{
    public static Command Create() =>
        FolderCommand.Create("verify", "Check the hash chains of the events, what follows from them, and the blobs.", RunAsync);

    private static async Task<int> RunAsync(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var ledger = await services.GetRequiredService<LedgerVerifier>().VerifyAsync(cancellationToken);
        var blobs = await services.GetRequiredService<BlobVerifier>().VerifyAsync(cancellationToken);
        console.WriteLine($"{ledger.Events} events in {ledger.Streams} chains, {blobs.Blobs} blobs; digest of the ledger {ledger.Digest}");
        if (ledger.Findings.Count == 0 && blobs.Findings.Count == 0)
        {
            console.WriteLine("Everything is as it was written.");
            return ExitCode.Done;
        }

        FolderCommand.Print(console, ledger.Findings.Select(FolderCommand.Row).Concat(blobs.Findings.Select(f => (f.Name, f.What))));
        return ExitCode.Findings;
    }
}
