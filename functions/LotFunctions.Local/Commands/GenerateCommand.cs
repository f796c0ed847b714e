using System.CommandLine;
using System.Globalization;
using LotFunctions.Local.Generate;
using Spectre.Console;

namespace LotFunctions.Local.Commands;

/// <summary>Writes a synthetic plant, or interchanges of many ship notices, into a folder.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var lots = new Option<int>("--lots") { Description = "How many lots the plant has", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same bytes", HelpName = "S", DefaultValueFactory = _ => 1 };
        var notices = new Option<int>("--notices")
        {
            Description = "Instead of a plant: one X12 interchange and one EDIFACT interchange of N ship notices each", HelpName = "N",
        };
        var output = new Option<string>("--out") { Description = "The folder to write to, made if it is not there", HelpName = "DIR", Required = true };
        foreach (var count in new[] { lots, notices })
        {
            count.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out var n) && n < 1) result.AddError($"{count.Name} is at least 1.");
            });
        }

        var command = new Command("generate", "Write a synthetic plant: ship notices in X12 and EDIFACT, events as NDJSON, reference data.");
        foreach (var option in new Option[] { lots, seed, notices, output }) command.Options.Add(option);
        command.SetAction((parsed, cancellationToken) =>
        {
            var console = Consoles.On(parsed.InvocationConfiguration.Output);
            var folder = Path.GetFullPath(parsed.GetRequiredValue(output));
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                parsed.InvocationConfiguration.Error.WriteLine($"{folder} is not empty.");
                return Task.FromResult(ExitCode.Setup);
            }

            if (parsed.GetValue(notices) is > 0 and var count) Notices(folder, count, console, cancellationToken);
            else Plant(folder, new PlantOptions(parsed.GetValue(lots), parsed.GetValue(seed)), console, cancellationToken);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Plant(string folder, PlantOptions options, IAnsiConsole console, CancellationToken cancellationToken) => console.Progress().Start(context =>
    {
        var task = context.AddTask("lots", maxValue: options.Lots);
        var figures = PlantGenerator.Write(options, folder, new Told(lots => task.Value = lots), cancellationToken);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{figures.Lots:N0} lots, {figures.Notices:N0} ship notices, {figures.Events:N0} events, {figures.Inspections:N0} inspections, {figures.Shipments:N0} shipments; {figures.Bytes:N0} bytes"));
        console.WriteLine($"Load it into a running host with {Path.Combine(folder, "load.sh")}");
    });

    private static void Notices(string folder, int count, IAnsiConsole console, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        foreach (var edifact in new[] { false, true })
        {
            var path = Path.Combine(folder, edifact ? "notices-desadv.edi" : "notices-856.edi");
            var length = NoticeSeries.Write(path, count, edifact, cancellationToken);
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {count:N0} ship notices, {length:N0} bytes"));
        }
    }

    /// <summary>Tells at once, in the order of the reports.</summary>
    private sealed class Told(Action<long> tell) : IProgress<long>
    {
        public void Report(long value) => tell(value);
    }
}
