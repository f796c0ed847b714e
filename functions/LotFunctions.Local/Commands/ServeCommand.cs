using System.CommandLine;
using LotFunctions.Local.Hosting;

namespace LotFunctions.Local.Commands;

/// <summary>Serves the API and the console until it is stopped.</summary>
internal static class ServeCommand
{
    public static T Configure<T>(T command)
        where T : Command
    {
        var data = new Option<string>("--data")
        {
            Description = "The data folder", HelpName = "DIR", DefaultValueFactory = _ => LocalOptions.DefaultData,
        };
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, separated by semicolons", HelpName = "URLS", DefaultValueFactory = _ => LocalOptions.DefaultUrls,
        };
        var store = new Option<string?>("--store")
        {
            Description = "Where the ledger and the registers are: sqlite, in the data folder (the default), or cosmos, as the configuration says", HelpName = "STORE",
        };
        var untilInputEnds = new Option<bool>("--until-input-ends")
        {
            Description = "Stop when the standard input ends: for a program whose host must not outlive it", Hidden = true,
        };
        command.Options.Add(data);
        command.Options.Add(urls);
        command.Options.Add(store);
        command.Options.Add(untilInputEnds);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new LocalOptions { DataFolder = parsed.GetRequiredValue(data), Urls = parsed.GetRequiredValue(urls), Settings = Settings(parsed.GetValue(store)) },
            parsed.GetValue(untilInputEnds), parsed.InvocationConfiguration, cancellationToken));
        return command;
    }

    private static Dictionary<string, string?> Settings(string? store) => store is null ? [] : new() { [LocalOptions.StoreSetting] = store };

    private static async Task<int> RunAsync(LocalOptions options, bool untilInputEnds, InvocationConfiguration console, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = LocalHost.Build(options);
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                foreach (var url in app.Urls) console.Output.WriteLine($"Now listening on: {url}");
                console.Output.WriteLine($"Data folder: {Path.GetFullPath(options.DataFolder)}");
                console.Output.Flush();
            });
            await app.StartAsync(cancellationToken);
            if (untilInputEnds) _ = StopAfterAsync(Console.OpenStandardInput(), app.Lifetime);
            await app.WaitForShutdownAsync(cancellationToken);
            return ExitCode.Done;
        }
        catch (LocalSetupException e)
        {
            await console.Error.WriteLineAsync(e.Message);
            return ExitCode.Setup;
        }
        catch (IOException e)
        {
            // Kestrel's word for an address that is taken.
            await console.Error.WriteLineAsync(e.Message);
            return ExitCode.Setup;
        }
    }

    /// <summary>The pipe ends however the program at its other end did.</summary>
    private static async Task StopAfterAsync(Stream input, IHostApplicationLifetime lifetime)
    {
        await input.CopyToAsync(Stream.Null);
        lifetime.StopApplication();
    }
}
