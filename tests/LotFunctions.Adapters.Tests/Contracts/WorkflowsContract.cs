using System.Collections.Concurrent;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>What every engine of <see cref="IWorkflows"/> does.</summary>
public abstract class WorkflowsContract
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly ConcurrentQueue<string> notes = new();

    /// <summary>An engine that runs these parts; retries come without a pause.</summary>
    protected abstract Task<IWorkflows> StartEngineAsync(DateTimeOffset now, params WorkflowPart[] parts);

    /// <summary>Stops the engine and starts it again on what it stored.</summary>
    protected abstract Task<IWorkflows> RestartEngineAsync();

    protected abstract void Advance(TimeSpan time);

    [Fact]
    public async Task Start_ActivitiesInARow_EachGetsTheResultBefore()
    {
        var engine = await StartEngineAsync(Start, Note, Double, Workflow(async (context, n) =>
        {
            var twice = await context.CallAsync<int>("double", n);
            var fourfold = await context.CallAsync<int>("double", twice);
            return await context.CallAsync<string>("note", $"{n} {twice} {fourfold}");
        }));

        await engine.StartAsync("test", "i", 3, CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["3 6 12"], notes);
    }

    [Fact]
    public async Task Start_SameInstanceAgain_RunsOnceWithTheFirstInput()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow((context, n) => context.CallAsync<string>("note", $"{n}")));

        await engine.StartAsync("test", "i", 1, CancellationToken.None);
        await engine.StartAsync("test", "i", 2, CancellationToken.None);
        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        await engine.StartAsync("test", "i", 3, CancellationToken.None);
        await engine.StartAsync("test", "other", 4, CancellationToken.None);
        await EndedAsync(engine, "other", WorkflowRuntimeState.Completed);

        Assert.Equal(["1", "4"], notes);
    }

    [Fact]
    public async Task Start_UnknownWorkflow_Throws()
    {
        var engine = await StartEngineAsync(Start, Workflow((_, _) => Task.FromResult("")));

        await Assert.ThrowsAsync<ArgumentException>(() => engine.StartAsync("missing", "i", 1, CancellationToken.None));
        Assert.Null(await engine.FindAsync("i", CancellationToken.None));
    }

    [Fact]
    public async Task Find_UnknownInstance_IsNull()
    {
        var engine = await StartEngineAsync(Start, Workflow((_, _) => Task.FromResult("")));

        Assert.Null(await engine.FindAsync("i", CancellationToken.None));
    }

    [Fact]
    public async Task Find_WorkflowThatWaits_TellsItsStatus()
    {
        var engine = await StartEngineAsync(Start, Workflow(async (context, _) =>
        {
            context.SetStatus("first");
            context.SetStatus("waits");
            await context.WaitForEventAsync<Text>("go", null);
            return "";
        }));
        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        await UntilAsync(async () => (await engine.FindAsync("i", CancellationToken.None))?.Status == "waits");

        Assert.Equal(
            new WorkflowInfo("i", "test", WorkflowRuntimeState.Running, "waits", null), await engine.FindAsync("i", CancellationToken.None));
    }

    [Fact]
    public async Task Call_ActivityFailsAtFirst_IsTriedAgain()
    {
        var tries = 0;
        var flaky = ActivityDefinition.Of<int, int>(
            "flaky", (n, _) => ++tries < 3 ? throw new IOException("not yet") : Task.FromResult(n + tries));
        var engine = await StartEngineAsync(Start, Note, flaky, Workflow(async (context, n) =>
            await context.CallAsync<string>("note", $"{await context.CallAsync<int>("flaky", n)}")));

        await engine.StartAsync("test", "i", 10, CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["13"], notes);
    }

    [Fact]
    public async Task Call_ActivityFailsForGood_TheWorkflowMayCatchIt()
    {
        var engine = await StartEngineAsync(Start, Note, Broken, Workflow(async (context, n) =>
        {
            try
            {
                return await context.CallAsync<string>("broken", n);
            }
            catch (ActivityFailedException e)
            {
                return await context.CallAsync<string>("note", e.Message);
            }
        }));

        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["Activity broken failed: out of order"], notes);
    }

    [Fact]
    public async Task Start_WorkflowThrows_FailsWithTheReason()
    {
        var engine = await StartEngineAsync(Start, Workflow((_, _) => throw new InvalidOperationException("no such plan")));

        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        var info = await EndedAsync(engine, "i", WorkflowRuntimeState.Failed);
        Assert.Contains("no such plan", info.Failure);
    }

    [Fact]
    public async Task CallAll_ManyInputs_ResultsComeInTheirOrder()
    {
        var engine = await StartEngineAsync(Start, Note, Double, Workflow(async (context, n) =>
        {
            var results = await context.CallAllAsync<int>("double", [.. Enumerable.Range(0, n).Cast<object>()]);
            Assert.Equal(Enumerable.Range(0, n).Select(i => 2 * i), results);
            return await context.CallAsync<string>("note", $"{results.Count}");
        }));

        await engine.StartAsync("test", "i", 500, CancellationToken.None);

        var info = await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Null(info.Failure);
        Assert.Equal(["500"], notes);
    }

    [Fact]
    public async Task CallAll_NoInputs_IsEmpty()
    {
        var engine = await StartEngineAsync(Start, Note, Double, Workflow(async (context, _) =>
            await context.CallAsync<string>("note", $"{(await context.CallAllAsync<int>("double", [])).Count}")));

        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["0"], notes);
    }

    [Fact]
    public async Task CallAll_OneFailsForGood_TheOthersRunAndItThrows()
    {
        var ran = new ConcurrentBag<int>();
        var odd = ActivityDefinition.Of<int, int>("odd", (n, _) =>
        {
            ran.Add(n);
            return n % 2 == 0 ? throw new InvalidOperationException($"{n} is even") : Task.FromResult(n);
        });
        var engine = await StartEngineAsync(Start, odd, Workflow(async (context, _) =>
            $"{await context.CallAllAsync<int>("odd", [1, 2, 3, 4, 5])}"));

        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        var info = await EndedAsync(engine, "i", WorkflowRuntimeState.Failed);
        Assert.Contains("2 is even", info.Failure);
        Assert.Equal([1, 2, 3, 4, 5], ran.Distinct().Order());
    }

    [Fact]
    public async Task WaitForEvent_SeveralOfAName_OldestFirstAndOtherNamesLeft()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow(async (context, _) =>
        {
            var last = await context.WaitForEventAsync<Text>("last", null);
            var first = await context.WaitForEventAsync<Text>("more", null);
            var second = await context.WaitForEventAsync<Text>("more", null);
            return await context.CallAsync<string>("note", $"{first!.Value} {second!.Value} {last!.Value}");
        }));
        await engine.StartAsync("test", "i", 1, CancellationToken.None);

        await engine.RaiseAsync("i", "more", new Text("a"), CancellationToken.None);
        await engine.RaiseAsync("i", "more", new Text("b"), CancellationToken.None);
        await engine.RaiseAsync("i", "last", new Text("c"), CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["a b c"], notes);
    }

    [Fact]
    public async Task WaitForEvent_DeadlinePasses_IsNullAndTheTimeIsTheDeadlines()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow(async (context, hours) =>
        {
            var deadline = context.Now.AddHours(hours);
            var none = await context.WaitForEventAsync<Text>("go", deadline);
            return await context.CallAsync<string>("note", $"{none is null} {context.Now >= deadline}");
        }));
        await engine.StartAsync("test", "i", 24 * 60, CancellationToken.None);

        var info = await EndedAsync(engine, "i", WorkflowRuntimeState.Completed, advance: TimeSpan.FromHours(24));

        Assert.Null(info.Failure);
        Assert.Equal(["True True"], notes);
    }

    [Fact]
    public async Task Raise_UnknownInstance_Throws()
    {
        var engine = await StartEngineAsync(Start, Workflow((_, _) => Task.FromResult("")));

        await Assert.ThrowsAsync<KeyNotFoundException>(
            () => engine.RaiseAsync("missing", "go", new Text("a"), CancellationToken.None));
    }

    [Fact]
    public async Task Raise_EndedInstance_IsDropped()
    {
        var engine = await StartEngineAsync(Start, Workflow((_, _) => Task.FromResult("")));
        await engine.StartAsync("test", "i", 1, CancellationToken.None);
        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);

        await engine.RaiseAsync("i", "go", new Text("a"), CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
    }

    [Fact]
    public async Task Start_SeveralInstances_OneThatWaitsHoldsUpNoOther()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow(async (context, n) =>
        {
            if (n == 0)
            {
                await context.WaitForEventAsync<Text>("go", null);
            }

            return await context.CallAsync<string>("note", $"{n}");
        }));

        await engine.StartAsync("test", "waits", 0, CancellationToken.None);
        await engine.StartAsync("test", "runs", 1, CancellationToken.None);
        await EndedAsync(engine, "runs", WorkflowRuntimeState.Completed);
        await engine.RaiseAsync("waits", "go", new Text(""), CancellationToken.None);
        await EndedAsync(engine, "waits", WorkflowRuntimeState.Completed);

        Assert.Equal(["1", "0"], notes);
    }

    [Fact]
    public async Task Restart_WorkflowThatWaits_GoesOnWithoutDoingAgainWhatIsDone()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow(async (context, _) =>
        {
            var before = context.Now;
            await context.CallAsync<string>("note", "before");
            var after = context.Now;
            context.SetStatus("waits");
            var text = await context.WaitForEventAsync<Text>("go", null);
            return await context.CallAsync<string>("note", $"{text!.Value} {before:HH:mm} {after:HH:mm} {context.IsReplaying}");
        }));
        await engine.StartAsync("test", "i", 1, CancellationToken.None);
        await UntilAsync(async () => (await engine.FindAsync("i", CancellationToken.None))?.Status == "waits");
        Advance(TimeSpan.FromHours(1));

        engine = await RestartEngineAsync();
        await engine.RaiseAsync("i", "go", new Text("after"), CancellationToken.None);

        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed);
        Assert.Equal(["before", "after 08:00 08:00 False"], notes);
    }

    [Fact]
    public async Task Restart_DeadlinePassedMeanwhile_EndsTheWait()
    {
        var engine = await StartEngineAsync(Start, Note, Workflow(async (context, _) =>
        {
            context.SetStatus("waits");
            var none = await context.WaitForEventAsync<Text>("go", context.Now.AddHours(2));
            return await context.CallAsync<string>("note", $"{none is null}");
        }));
        await engine.StartAsync("test", "i", 1, CancellationToken.None);
        await UntilAsync(async () => (await engine.FindAsync("i", CancellationToken.None))?.Status == "waits");
        Advance(TimeSpan.FromHours(1));

        engine = await RestartEngineAsync();
        Assert.Equal(WorkflowRuntimeState.Running, (await engine.FindAsync("i", CancellationToken.None))?.State);
        await EndedAsync(engine, "i", WorkflowRuntimeState.Completed, advance: TimeSpan.FromMinutes(30));

        Assert.Equal(["True"], notes);
    }

    protected static WorkflowDefinition Workflow(Func<IWorkflowContext, int, Task<string>> run) => WorkflowDefinition.Of("test", run);

    protected static ActivityDefinition Double { get; } = ActivityDefinition.Of<int, int>("double", (n, _) => Task.FromResult(2 * n));

    protected static ActivityDefinition Broken { get; } =
        ActivityDefinition.Of<int, string>("broken", (_, _) => throw new InvalidOperationException("out of order"));

    protected ActivityDefinition Note => ActivityDefinition.Of<string, string>("note", (text, _) =>
    {
        notes.Enqueue(text);
        return Task.FromResult(text);
    });

    protected IReadOnlyCollection<string> Notes => notes;

    protected Task<WorkflowInfo> EndedAsync(
        IWorkflows engine, string instanceId, WorkflowRuntimeState expected, TimeSpan? advance = null) =>
        Polling.EndedAsync(engine, instanceId, expected, () => Advance(advance ?? TimeSpan.Zero));

    protected static Task UntilAsync(Func<Task<bool>> holds) => Polling.UntilAsync(holds);

    protected sealed record Text(string Value);
}
