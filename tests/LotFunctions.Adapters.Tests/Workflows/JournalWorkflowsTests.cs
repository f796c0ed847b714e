using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Workflows;

public sealed class JournalWorkflowsTests : WorkflowsContract, IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lot-workflows-");
    private FakeTimeProvider clock = new(Start);
    private WorkflowOptions options = new() { Attempts = 3, FirstPause = TimeSpan.Zero, AttemptTimeout = TimeSpan.FromDays(40) };
    private WorkflowPart[] parts = [];
    private JournalEngine? engine;

    [Fact]
    public async Task Restart_CodeAsksForAnotherActivity_FailsAndSaysSo()
    {
        await RunToWaitAsync(Note, Double, Waits(async (context, n) => await context.CallAsync<int>("double", n)));

        var info = await ResumeAsync(Note, Double, Waits(async (context, n) => await context.CallAsync<string>("note", $"{n}")));

        Assert.Equal("Step 1 was activity double; now the workflow asks for activity note.", info.Failure);
        Assert.Empty(Notes);
    }

    [Fact]
    public async Task Restart_CodeGivesAnotherInput_FailsAndSaysSo()
    {
        await RunToWaitAsync(Double, Waits(async (context, n) => await context.CallAsync<int>("double", n)));

        var info = await ResumeAsync(Double, Waits(async (context, n) => await context.CallAsync<int>("double", n + 1)));

        Assert.Equal("Step 1, activity double, was asked for with another input.", info.Failure);
    }

    [Fact]
    public async Task Restart_CodeEndsBeforeWhatWasRecorded_FailsAndSaysSo()
    {
        await RunToWaitAsync(Double, Waits(async (context, n) => await context.CallAsync<int>("double", n)));

        var info = await ResumeAsync(Double, Workflow((_, _) => Task.FromResult("")));

        Assert.Equal("The workflow ended without step 1, activity double, which was recorded.", info.Failure);
    }

    [Fact]
    public async Task Restart_WorkflowIsNotRegistered_IsLeftForOneThatIs()
    {
        WorkflowPart[] good = [Note, Waits((context, n) => context.CallAsync<string>("note", $"{n}"))];
        await RunToWaitAsync(good);

        parts = [Note];
        var without = await RestartEngineAsync();
        Assert.Equal(WorkflowRuntimeState.Running, (await without.FindAsync("i", CancellationToken.None))?.State);

        parts = good;
        var again = await RestartEngineAsync();
        await again.RaiseAsync("i", "go", new Text(""), CancellationToken.None);
        await EndedAsync(again, "i", WorkflowRuntimeState.Completed);
        Assert.Single(Notes);
    }

    [Fact]
    public async Task Call_UnknownActivity_FailsTheInstance()
    {
        var workflows = await StartEngineAsync(Start, Workflow((context, n) => context.CallAsync<string>("missing", n)));

        await workflows.StartAsync("test", "i", 1, CancellationToken.None);

        Assert.Equal("There is no activity missing.", (await EndedAsync(workflows, "i", WorkflowRuntimeState.Failed)).Failure);
    }

    [Fact]
    public async Task Call_BeforeTheOneBeforeIsAnswered_FailsTheInstance()
    {
        var workflows = await StartEngineAsync(Start, Note, Workflow(async (context, _) =>
        {
            var never = context.WaitForEventAsync<Text>("go", null);
            await Task.WhenAll(never, context.CallAsync<string>("note", "two at a time"));
            return "";
        }));

        await workflows.StartAsync("test", "i", 1, CancellationToken.None);

        Assert.Contains("before the one before it", (await EndedAsync(workflows, "i", WorkflowRuntimeState.Failed)).Failure);
        Assert.Empty(Notes);
    }

    [Fact]
    public async Task Call_ActivityThatNeverEnds_TimesOutAndIsTriedAgain()
    {
        options = options with { AttemptTimeout = TimeSpan.FromMinutes(1) };
        var tries = 0;
        var stuck = ActivityDefinition.Of<int, string>(
            "stuck", async (_, _) => Interlocked.Increment(ref tries) < 3 ? await new TaskCompletionSource<string>().Task : "free");
        var workflows = await StartEngineAsync(Start, stuck, Workflow((context, n) => context.CallAsync<string>("stuck", n)));

        await workflows.StartAsync("test", "i", 1, CancellationToken.None);

        await EndedAsync(workflows, "i", WorkflowRuntimeState.Completed, advance: TimeSpan.FromMinutes(1));
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task CallAll_MoreInputsThanTheBound_RunsNoMoreThanTheBoundAtATime()
    {
        options = options with { Parallelism = 3 };
        var (now, most) = (0, 0);
        var gate = new object();
        var busy = ActivityDefinition.Of<int, int>("busy", async (n, _) =>
        {
            lock (gate) most = Math.Max(most, ++now);
            await Task.Yield();
            lock (gate) now--;
            return n;
        });
        var workflows = await StartEngineAsync(Start, busy, Workflow(async (context, _) =>
            $"{(await context.CallAllAsync<int>("busy", [.. Enumerable.Range(0, 200).Cast<object>()])).Count}"));

        await workflows.StartAsync("test", "i", 1, CancellationToken.None);

        await EndedAsync(workflows, "i", WorkflowRuntimeState.Completed);
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task Stop_DuringAnActivity_CancelsItAndTheNextStartRunsItAgain()
    {
        var tries = 0;
        var slow = ActivityDefinition.Of<int, string>("slow", async (n, cancellationToken) =>
        {
            if (Interlocked.Increment(ref tries) == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
            }

            return $"{n}";
        });
        var workflows = await StartEngineAsync(Start, slow, Workflow((context, n) => context.CallAsync<string>("slow", n)));
        await workflows.StartAsync("test", "i", 1, CancellationToken.None);
        await UntilAsync(() => Task.FromResult(Volatile.Read(ref tries) == 1));

        workflows = await RestartEngineAsync();

        await EndedAsync(workflows, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Restart_EndedInstance_IsLeftAlone()
    {
        var workflows = await StartEngineAsync(Start, Note, Workflow((context, n) => context.CallAsync<string>("note", $"{n}")));
        await workflows.StartAsync("test", "i", 1, CancellationToken.None);
        await EndedAsync(workflows, "i", WorkflowRuntimeState.Completed);

        workflows = await RestartEngineAsync();
        await workflows.StartAsync("test", "other", 2, CancellationToken.None);
        await EndedAsync(workflows, "other", WorkflowRuntimeState.Completed);

        Assert.Equal(["1", "2"], Notes);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    protected override async Task<IWorkflows> StartEngineAsync(DateTimeOffset now, params WorkflowPart[] parts)
    {
        clock = new FakeTimeProvider(now);
        this.parts = parts;
        return await RestartEngineAsync();
    }

    protected override async Task<IWorkflows> RestartEngineAsync()
    {
        if (engine is not null)
        {
            await engine.DisposeAsync();
        }

        engine = await JournalEngine.StartAsync(folder.FullName, clock, options, parts);
        return engine.Workflows;
    }

    protected override void Advance(TimeSpan time) => clock.Advance(time);

    private static WorkflowDefinition Waits<T>(Func<IWorkflowContext, int, Task<T>> first) => Workflow(async (context, n) =>
    {
        await first(context, n);
        context.SetStatus("waits");
        await context.WaitForEventAsync<Text>("go", null);
        return "";
    });

    private async Task RunToWaitAsync(params WorkflowPart[] these)
    {
        var workflows = await StartEngineAsync(Start, these);
        await workflows.StartAsync("test", "i", 1, CancellationToken.None);
        await UntilAsync(async () => (await workflows.FindAsync("i", CancellationToken.None))?.Status == "waits");
    }

    private async Task<WorkflowInfo> ResumeAsync(params WorkflowPart[] these)
    {
        parts = these;
        return await EndedAsync(await RestartEngineAsync(), "i", WorkflowRuntimeState.Failed);
    }
}
