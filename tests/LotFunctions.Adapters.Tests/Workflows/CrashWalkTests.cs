using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>Kills the process at every write of a workflow's life; each time the next process ends it the same way.</summary>
public sealed class CrashWalkTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly WorkflowOptions Options = new() { Attempts = 2, AttemptTimeout = TimeSpan.FromDays(40), Parallelism = 2 };

    private static readonly WorkflowDefinition Plan = WorkflowDefinition.Of<int, string>("plan", async (context, n) =>
    {
        var first = await context.CallAsync<int>("double", n);
        context.SetStatus("spread");
        var rest = await context.CallAllAsync<int>("double", [first + 1, first + 2, first + 3, first + 4]);
        var word = await context.WaitForEventAsync<Word>("go", context.Now.AddHours(1));
        var late = await context.WaitForEventAsync<Word>("late", context.Now.AddHours(1));
        context.SetStatus("ends");
        try
        {
            return await context.CallAsync<string>("broken", n);
        }
        catch (ActivityFailedException e)
        {
            var last = await context.CallAsync<int>("double", 50);
            return $"{first} {string.Join(' ', rest)} {word!.Text} {late is null} {last} {e.Message}";
        }
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_KilledAtEachWrite_EndsTheSameWithEachEffectOnce(bool afterWriting)
    {
        var whole = await RunAsync(int.MaxValue, afterWriting);
        Assert.Equal("\"2 6 8 10 12 ahead True 100 Activity broken failed: out of order\"", whole.Result);
        Assert.Equal([1, 3, 4, 5, 6, 50], whole.Effects);
        // Two for the first and the last call, four for the fan-out, two waits, the failure, two statuses, the end.
        Assert.Equal(12, whole.Writes);

        for (var cutAt = 1; cutAt <= whole.Writes; cutAt++)
        {
            var cut = await RunAsync(cutAt, afterWriting);

            Assert.True(cut.WasCut, $"Write {cutAt} did not come.");
            Assert.Equal(whole.Result, cut.Result);
            Assert.Equal(whole.Effects, cut.Effects);
            // What was recorded is not done again: only what was under way, one step or as many as the fan-out's bound.
            Assert.InRange(cut.Repeats, 0, Options.Parallelism);
        }
    }

    private static async Task<Walk> RunAsync(int cutAt, bool afterWriting)
    {
        var folder = Directory.CreateTempSubdirectory("lot-crash-walk-");
        try
        {
            var clock = new FakeTimeProvider(Start);
            var ledger = new EffectLedger();
            WorkflowPart[] parts = [Plan, ledger.Double, ledger.Broken];
            await SeedAsync(folder.FullName);

            CutJournal? cut = null;
            await using (var killed = await JournalEngine.StartAsync(
                folder.FullName, clock, Options, parts, journal => cut = new CutJournal(journal, cutAt, afterWriting)))
            {
                await Polling.UntilAsync(async () =>
                {
                    clock.Advance(TimeSpan.FromMinutes(30));
                    return cut!.IsCut || (await killed.Workflows.FindAsync("i", CancellationToken.None))!.State != WorkflowRuntimeState.Running;
                });
            }

            await using var next = await JournalEngine.StartAsync(folder.FullName, clock, Options, parts);
            await Polling.EndedAsync(next.Workflows, "i", WorkflowRuntimeState.Completed, () => clock.Advance(TimeSpan.FromMinutes(30)));
            var ended = await next.Journal.FindAsync("i", CancellationToken.None);
            Assert.Equal("ends", ended!.Status);
            return new Walk(System.Text.Encoding.UTF8.GetString(ended.Result!), ledger.Effects, ledger.Repeats, cut!.IsCut, cut.Writes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The instance with an event that came before it was awaited, as a process before this one left them.</summary>
    private static async Task SeedAsync(string folder)
    {
        await using var database = Database.Open(folder, [WorkflowSchema.Part]);
        var workflows = new JournalWorkflows([Plan], new SqliteJournal(database), new WorkflowSignals(new FakeTimeProvider(Start)), new FakeTimeProvider(Start));
        await workflows.StartAsync("plan", "i", 1, CancellationToken.None);
        await workflows.RaiseAsync("i", "go", new Word("ahead"), CancellationToken.None);
    }

    private sealed record Word(string Text);

    private sealed record Walk(string Result, IReadOnlyList<int> Effects, int Repeats, bool WasCut, int Writes);

    /// <summary>Stands for the world outside: it outlives the process, and takes each effect once.</summary>
    private sealed class EffectLedger
    {
        private readonly Lock gate = new();
        private readonly SortedSet<int> effects = [];

        public ActivityDefinition Double => ActivityDefinition.Of<int, int>("double", (n, _) =>
        {
            lock (gate)
            {
                Repeats += effects.Add(n) ? 0 : 1;
            }

            return Task.FromResult(2 * n);
        });

        public ActivityDefinition Broken => ActivityDefinition.Of<int, string>(
            "broken", (_, _) => throw new InvalidOperationException("out of order"));

        public int Repeats { get; private set; }

        public IReadOnlyList<int> Effects => [.. effects];
    }
}
