// The embedded host: Kestrel, the queue pump and the commands; nothing else.
using System.CommandLine;
using LotFunctions.Local.Commands;

var root = ServeCommand.Configure(new RootCommand("LotFunctions on one machine: lots from ship notice to recall."));
root.Subcommands.Add(ServeCommand.Configure(new Command("serve", "Serve the API and the console (the default).")));
root.Subcommands.Add(VerifyCommand.Create());
root.Subcommands.Add(RebuildCommand.Create());
root.Subcommands.Add(GenerateCommand.Create());
#pragma warning disable RS0030 // The commands' composition names the system's clock.
root.Subcommands.Add(DemoCommand.Create(TimeProvider.System));
root.Subcommands.Add(ImportCommand.Create(TimeProvider.System));
#pragma warning restore RS0030

// The host itself ends at SIGTERM and SIGINT, in its own time: what is being written is finished first.
var command = root.Parse(args);
var exitCode = await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
return command.Errors.Count > 0 ? ExitCode.Setup : exitCode;
