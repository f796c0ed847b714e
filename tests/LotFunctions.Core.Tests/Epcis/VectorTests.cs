using System.Runtime.CompilerServices;
using LotFunctions.Core.Epcis;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards.Epcis;
using LotFunctions.Standards.Json;

namespace LotFunctions.Core.Tests.Epcis;

/// <summary>Documents of EPCIS 2.0 that others wrote: what becomes of each event stands in <c>vectors.tsv</c>, read over by a person.</summary>
public sealed class VectorTests
{
    /// <summary>Set to 1 to write what is found; then it is to be read over.</summary>
    private const string Update = "UPDATE_EPCIS_VECTORS";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [EpcisVectorsFact]
    public async Task Import_EveryVector_IsAsExpected()
    {
        var folder = EpcisVectorsFactAttribute.Folder!;
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            found.AddRange((await OutcomesAsync(await File.ReadAllBytesAsync(file))).Select(o => $"{name}\t{o}"));
        }

        if (Environment.GetEnvironmentVariable(Update) == "1") await File.WriteAllLinesAsync(Expected(), found);
        Assert.Equal(await File.ReadAllLinesAsync(Expected()), found);
    }

    /// <summary>A line for each kind of outcome of each kind of event, in the order in which they are met, with how often.</summary>
    private static async Task<IEnumerable<string>> OutcomesAsync(byte[] bytes)
    {
        var document = EpcisReader.Read(bytes);
        if (document.Errors.Count > 0) return [$"1\tdocument\t{Text(document.Errors)}"];

        var import = new EpcisImport(new MemoryReferenceData());
        var outcomes = new List<string>();
        foreach (var entry in document.Entries)
        {
            var read = entry.Event is { } e ? await import.ReadAsync(e, entry.Pointer, default) : new EpcisRead([], entry.Errors);
            var refused = read.Events.Select(x => EventRules.Check(x, Now)).Where(r => r is not null).Select(r => new FieldError(r!.Code, "", entry.Pointer));
            var errors = read.Errors.Concat(refused).ToList();
            outcomes.Add($"{Kind(entry.Event)}\t{(errors.Count > 0 ? Text(errors) : string.Join(" + ", read.Events.Take(4).Select(Text)) + (read.Events.Count > 4 ? $" + {read.Events.Count - 4} more" : ""))}");
        }

        return outcomes.GroupBy(o => document.Entries.Count > 100 ? Shape(o) : o).Select(g => $"{g.Count()}\t{g.Key}");
    }

    private static string Shape(string outcome) => outcome.Contains("refused", StringComparison.Ordinal) ? outcome : outcome[..outcome.IndexOf('\t', StringComparison.Ordinal)] + "\taccepted";

    private static string Kind(EpcisEvent? e) => e is null ? "event" : $"{e.Type} {e.Action} {e.BizStep}{(e.ErrorDeclaration is null ? "" : " in error")}".Replace("  ", " ", StringComparison.Ordinal).TrimEnd();

    private static string Text(IEnumerable<FieldError> errors) =>
        "refused: " + string.Join(", ", errors.Select(e => $"{e.Code} at {e.Pointer[(e.Pointer.IndexOf("eventList/", StringComparison.Ordinal) + 1)..].Split('/') switch { ["ventList", _, .. var rest] => string.Join('/', rest), var all => string.Join('/', all) }}").Take(6));

    private static string Text(LotEvent e) => string.Join(' ', new[]
    {
        e.Type.ToString().ToLowerInvariant(), e.Lot?.ToString(), e.Quantity?.ToString(), Named("unit", e.LogisticUnit), Named("outer", e.OuterUnit), Named("order", e.WorkOrder),
        e.Inputs is { } inputs ? $"inputs {inputs.Count}" : null, Named("shipment", e.Shipment), Named("customer", e.Customer), Named("supplier", e.Supplier), Named("location", e.Location),
        e.Type == LotEventType.Void ? Named("of", e.Reference) : null, Named("reason", e.Reason),
    }.Where(t => t is not null));

    private static string? Named(string name, string? value) => value is null ? null : $"{name} {value}";

    private static string Expected([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "vectors.tsv");
}

/// <summary>A test over public test vectors, which are no part of the repository; skipped, and said so, where they are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EpcisVectorsFactAttribute : FactAttribute
{
    public EpcisVectorsFactAttribute() =>
        Skip = Folder is null ? "No folder shared/vectors/epcis2 beside the repository, and LOTFUNCTIONS_VECTORS names none." : null;

    /// <summary>Null when there is none.</summary>
    public static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "vectors", "epcis2");
            if (Directory.Exists(candidate)) return candidate;
        }

        return Environment.GetEnvironmentVariable("LOTFUNCTIONS_VECTORS") is { } named && Directory.Exists(Path.Combine(named, "epcis2")) ? Path.Combine(named, "epcis2") : null;
    }
}
