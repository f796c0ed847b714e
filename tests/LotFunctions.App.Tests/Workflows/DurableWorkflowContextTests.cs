using System.Text.Json;
using LotFunctions.App.Workflows;
using LotFunctions.Core.Workflows;

namespace LotFunctions.App.Tests.Workflows;

public sealed class DurableWorkflowContextTests
{
    private static readonly ActivityDefinition Double = ActivityDefinition.Of<decimal, decimal>("double", (n, _) => Task.FromResult(2 * n));

    private FakeOrchestration durable = new(0, []);

    [Fact]
    public async Task Call_Decimal_LosesNoDigit()
    {
        var run = Start(0.1234567890123456789012345m, (context, n) => context.CallAsync<decimal>("double", n), Double);

        Assert.Equal("0.2469135780246913578024690", await run);
    }

    [Fact]
    public async Task Call_ActivityFails_ThrowsThePortsException()
    {
        var broken = ActivityDefinition.Of<int, int>("broken", (_, _) => throw new InvalidOperationException("out of order"));
        var run = Start(1, async (context, n) =>
        {
            var failed = await Assert.ThrowsAsync<ActivityFailedException>(() => context.CallAsync<int>("broken", n));
            return $"{failed.Activity}: {failed.Message}";
        }, broken);

        Assert.Equal("\"broken: Activity broken failed: out of order\"", await run);
    }

    [Fact]
    public async Task CallAll_Inputs_ResultsComeInTheirOrder()
    {
        var run = Start(1, async (context, _) => await context.CallAllAsync<decimal>("double", [1m, 2m, 3m]), Double);

        Assert.Equal("[2,4,6]", await run);
    }

    [Fact]
    public async Task CallAll_MoreThanAnOrchestrationBears_IsPartedAndInOrder()
    {
        var run = Start(1, async (context, _) =>
            await context.CallAllAsync<decimal>("double", [.. Enumerable.Range(0, 1201).Select(n => (object)(decimal)n)]), Double);

        Assert.Equal(JsonSerializer.Serialize(Enumerable.Range(0, 1201).Select(n => 2 * n)), await run);
        Assert.Equal([500, 500, 201], durable.SubOrchestrations);
    }

    [Fact]
    public async Task CallAll_OneOfManyFails_FailsByTheActivitysName()
    {
        var fails = ActivityDefinition.Of<int, int>("picky", (n, _) => n == 700 ? throw new InvalidOperationException("not 700") : Task.FromResult(n));
        var run = Start(1, async (context, _) => await context.CallAllAsync<int>("picky", [.. Enumerable.Range(0, 1000).Select(n => (object)n)]), fails);

        var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => run);

        Assert.Equal("picky", failure.Activity);
        Assert.Contains("not 700", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForEvent_SeveralBeforeItWaits_OldestFirst()
    {
        var early = ActivityDefinition.Of<int, int>("early", (n, _) =>
        {
            durable.Raise("go", new Word("a"));
            durable.Raise("go", new Word("b"));
            return Task.FromResult(n);
        });
        var run = Start(1, async (context, n) =>
        {
            await context.CallAsync<int>("early", n);
            var first = await context.WaitForEventAsync<Word>("go", null);
            var second = await context.WaitForEventAsync<Word>("go", context.Now.AddHours(1));
            return first!.Text + second!.Text;
        }, early);

        Assert.Equal("\"ab\"", await run);
        Assert.Equal(0, durable.RunningTimers);
    }

    [Fact]
    public async Task WaitForEvent_DeadlinePasses_IsNull()
    {
        var run = Start(1, async (context, _) =>
        {
            var start = context.Now;
            var none = await context.WaitForEventAsync<Word>("go", start.AddDays(30));
            return $"{none is null} {(context.Now - start).TotalDays}";
        });

        durable.PassTime();

        Assert.Equal("\"True 30\"", await run);
    }

    [Fact]
    public async Task WaitForEvent_EventIsFirst_StopsTheTimer()
    {
        var run = Start(1, async (context, _) => (await context.WaitForEventAsync<Word>("go", context.Now.AddDays(30)))!.Text);

        durable.Raise("go", new Word("a"));

        Assert.Equal("\"a\"", await run);
        Assert.Equal(0, durable.RunningTimers);
    }

    [Fact]
    public async Task WaitForEvent_EventComesBetweenAPassedDeadlineAndTheNextWait_IsNotLost()
    {
        var meanwhile = ActivityDefinition.Of<int, int>("meanwhile", (n, _) =>
        {
            durable.Raise("go", new Word("a"));
            durable.Raise("go", new Word("b"));
            return Task.FromResult(n);
        });
        var run = Start(1, async (context, n) =>
        {
            await context.WaitForEventAsync<Word>("go", context.Now.AddHours(1));
            await context.CallAsync<int>("meanwhile", n);
            var first = await context.WaitForEventAsync<Word>("go", context.Now.AddHours(1));
            var second = await context.WaitForEventAsync<Word>("go", context.Now.AddHours(1));
            return first!.Text + second!.Text;
        }, meanwhile);

        durable.PassTime();

        Assert.Equal("\"ab\"", await run);
    }

    [Fact]
    public async Task Now_OfTheOrchestration_IsUtc()
    {
        var run = Start(1, (context, _) => Task.FromResult(context.Now));

        Assert.Equal("\"2026-03-01T08:00:00Z\"", await run);
    }

    private Task<string> Start<TIn, TOut>(TIn input, Func<IWorkflowContext, TIn, Task<TOut>> workflow, params ActivityDefinition[] activities)
        where TIn : notnull
    {
        durable = new FakeOrchestration(input, activities);
        return DurableOrchestration.RunAsync(WorkflowDefinition.Of("test", workflow), durable);
    }

    private sealed record Word(string Text);
}
