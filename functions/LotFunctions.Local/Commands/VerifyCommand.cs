using System.CommandLine;
using System.CommandLine.Invocation;
using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>
/// Checks a data folder, or the ledger in Cosmos DB: the hash chains, what follows from the events; and the folder's blobs. Or, with <c>--package</c>, a recall's
/// evidence package: on any machine, with nothing but the file.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = FolderCommand.Create(
            "verify", "Check the hash chains of the events, what follows from them, and the blobs; or an evidence package.", OnFolderAsync, OnCosmosAsync);
        var package = new Option<string?>("--package") { Description = "A recall's evidence package; no data folder is needed", HelpName = "FILE" };
        command.Options.Add(package);
        var ofFolder = (AsynchronousCommandLineAction)command.Action!;
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(package) is { } file
            ? PackageAsync(file, parsed.InvocationConfiguration, cancellationToken)
            : ofFolder.InvokeAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> OnFolderAsync(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken)
    {
        LedgerVerifier verifier;
        try
        {
            verifier = services.GetRequiredService<LedgerVerifier>();
        }
        catch (DataFolderNotWritableException)
        {
            // A backup or a write-once medium is checked as it lies there.
            using var folder = ReadOnlyFolder.Open(services.GetRequiredService<EmbeddedOptions>().DataFolder);
            return Print(await folder.Ledger.VerifyAsync(cancellationToken), await folder.Blobs.VerifyAsync(cancellationToken), console);
        }

        return await PrintAsync(services, await verifier.VerifyAsync(cancellationToken), console, cancellationToken);
    }

    private static async Task<int> OnCosmosAsync(IServiceProvider services, IAnsiConsole console, CancellationToken cancellationToken) =>
        await PrintAsync(
            services, await CosmosLedger.RunAsync(services, console, (audit, progress) => audit.VerifyAsync(progress, cancellationToken)), console, cancellationToken);

    private static async Task<int> PrintAsync(IServiceProvider services, LedgerReport ledger, IAnsiConsole console, CancellationToken cancellationToken)
    {
        // The ledger in Cosmos DB can be checked from any machine.
        var blobs = Directory.Exists(services.GetRequiredService<EmbeddedOptions>().DataFolder)
            ? await services.GetRequiredService<BlobVerifier>().VerifyAsync(cancellationToken)
            : new BlobReport(0, []);
        return Print(ledger, blobs, console);
    }

    private static int Print(LedgerReport ledger, BlobReport blobs, IAnsiConsole console)
    {
        console.WriteLine($"{ledger.Events} events in {ledger.Streams} chains, {blobs.Blobs} blobs; digest of the ledger {ledger.Digest}");
        if (ledger.Findings.Count == 0 && blobs.Findings.Count == 0)
        {
            console.WriteLine("Everything is as it was written.");
            return ExitCode.Done;
        }

        FolderCommand.Print(console, ledger.Findings.Select(FolderCommand.Row).Concat(blobs.Findings.Select(f => (f.Name, f.What))));
        return ExitCode.Findings;
    }

    private static async Task<int> PackageAsync(string file, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            await console.Error.WriteLineAsync($"There is no file {file}.");
            return ExitCode.Setup;
        }

        await using var package = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(package, cancellationToken));
        await console.Output.WriteLineAsync($"SHA-256 of the file {sha256}");
        package.Position = 0;
        var findings = PackageVerifier.Verify(package);
        // One line each, for those who read them with a program.
        foreach (var f in findings) await console.Output.WriteLineAsync($"{f.Code} {f.Entry}: {f.Detail}");
        if (findings.Count > 0)
        {
            await console.Output.WriteLineAsync($"{findings.Count} things do not hold: this is not the package that was written.");
            return ExitCode.Findings;
        }

        foreach (var note in PackageWrapping.Notes(package)) await console.Output.WriteLineAsync($"{note} This is not the file that was written, though all that is in it holds.");
        await console.Output.WriteLineAsync("Every entry is as the manifest says, what they say agrees, and every event follows the one before it.");
        await console.Output.WriteLineAsync("Whoever makes everything anew can still forge that: compare the hash above with the one in the recall's timeline, at \"packaged\".");
        return ExitCode.Done;
    }
}
