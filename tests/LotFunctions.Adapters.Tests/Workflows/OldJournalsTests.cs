using System.Runtime.CompilerServices;
using System.Text.Json;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>
/// Journals of recalls that an older build wrote, before there were scope versions: the workflow of today plays them back to
/// their ends. They are never written anew; a change of the workflow that breaks one of them needs a way around it.
/// </summary>
public sealed class OldJournalsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lot-old-journal-");

    public static TheoryData<string> Lives { get; } = [.. Directory.EnumerateFiles(Journals()).Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Replay_OfAnOlderBuildsJournal_EndsAsItDidAndDoesNothing(string life)
    {
        var old = Read(life);

        var (info, result) = await ReplayAsync(old);

        Assert.Null(info.Failure);
        Assert.Equal(WorkflowRuntimeState.Completed, info.State);
        Assert.Equal(old.Result.GetProperty("status").GetString(), JsonDocument.Parse(result!).RootElement.GetProperty("status").GetString());
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Replay_OfAJournalOfAnotherWorkflow_FailsAndNamesTheStep(string life)
    {
        var old = Read(life);
        var step = old.Entries[^1];
        var spoilt = old with { Entries = [.. old.Entries.SkipLast(1), step with { InputHash = new string('0', 64) }] };

        var (info, _) = await ReplayAsync(spoilt);

        Assert.Equal(WorkflowRuntimeState.Failed, info.State);
        Assert.StartsWith($"Step {step.Seq}, ", info.Failure, StringComparison.Ordinal);
    }

    private async Task<(WorkflowInfo Info, byte[]? Result)> ReplayAsync(OldJournal old)
    {
        var clock = new FakeTimeProvider(old.Entries[^1].At);
        var id = old.Input.GetProperty("recallId").GetString()!;
        await using (var database = Database.Open(folder.FullName, [WorkflowSchema.Part]))
        {
            var journal = new SqliteJournal(database);
            await journal.StartAsync(RecallWorkflow.Name, id, JsonSerializer.SerializeToUtf8Bytes(old.Input), old.StartedAt, default);
            foreach (var e in old.Entries)
            {
                var result = e.Result is { } json ? JsonSerializer.SerializeToUtf8Bytes(json) : null;
                await journal.AppendAsync(id, new JournalEntry(e.Seq, Enum.Parse<JournalKind>(e.Kind), e.Name, e.InputHash, result, e.Failure, e.At), default);
            }
        }

        // Without the time that an activity or a wait would need: all of it must be in the journal.
        var options = new WorkflowOptions { Attempts = 1, AttemptTimeout = TimeSpan.FromDays(40) };
        await using var engine = await JournalEngine.StartAsync(folder.FullName, clock, options, [RecallWorkflow.Definition, .. Activities()]);
        WorkflowInfo? info = null;
        await Polling.UntilAsync(async () => (info = await engine.Workflows.FindAsync(id, default)) is { State: not WorkflowRuntimeState.Running });
        return (info!, (await engine.Journal.FindAsync(id, default))!.Result);
    }

    /// <summary>By their names alone, for none of them is to run.</summary>
    private static IEnumerable<WorkflowPart> Activities() =>
        new[] { "assemble-scope", "extend-scope", "release-lots", "notify-customers", "remind-customers", "escalate", "write-package", "move", "note" }
            .Select(name => ActivityDefinition.Of<JsonElement, JsonElement>($"recall-{name}", (_, _) => throw new InvalidOperationException($"{name} was asked for anew.")));

    private static OldJournal Read(string life) =>
        JsonSerializer.Deserialize<OldJournal>(File.ReadAllText(Path.Combine(Journals(), life + ".json")), JsonSerializerOptions.Web)!;

    private static string Journals([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Journals");

    private sealed record OldJournal(JsonElement Input, DateTimeOffset StartedAt, JsonElement Result, IReadOnlyList<OldEntry> Entries);

    private sealed record OldEntry(long Seq, string Kind, string Name, string InputHash, JsonElement? Result, string? Failure, DateTimeOffset At);
}
