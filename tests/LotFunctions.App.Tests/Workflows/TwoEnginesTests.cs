using System.Collections.Concurrent;
using LotFunctions.App.Functions;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.App.Tests.Workflows;

/// <summary>One recall workflow, two engines: what happens outside being the same, so is what the workflow does.</summary>
public sealed class TwoEnginesTests
{
    private static readonly RecallCommand Approve = Command(RecallAction.Approve);
    private static readonly RecallCommand Reject = Command(RecallAction.Reject);
    private static readonly RecallCommand Close = Command(RecallAction.Close);

    /// <summary>What happens whenever the workflow waits; null: time passes to its next deadline.</summary>
    public static TheoryData<string, RecallCommand?[], string?, string> Lives { get; } = new()
    {
        { "approved, closed", [Approve, Close], null, "closed" },
        { "approved late, reminded, escalated, closed", [null, Approve, null, null, null, Close], null, "closed" },
        { "rejected", [Reject], null, "rejected" },
        { "nobody decides", [null, null], null, "cancelled" },
        { "closed too early, approved, closed", [Close, Approve, Close], null, "closed" },
        { "no scope", [], "recall-assemble-scope", "failed" },
        { "a notice cannot be written", [Approve], "recall-notify-customers", "failed" },
    };

    [Theory]
    [MemberData(nameof(Lives))]
    public async Task Recall_TheSameLifeOnBothEngines_CallsTheSameActivities(string life, RecallCommand?[] happens, string? fails, string end)
    {
        var (durable, atEachWait) = await RunDurableAsync(happens, fails);
        var journal = await RunJournalAsync(happens, fails, atEachWait);

        Assert.True(durable.Calls.Count > 1, life);
        Assert.Equal(durable.Calls, journal.Calls);
        Assert.Equal((end, end), (durable.Status, journal.Status));
    }

    private static async Task<(Life Life, List<int> AtEachWait)> RunDurableAsync(RecallCommand?[] happens, string? fails)
    {
        var calls = new List<string>();
        var durable = new FakeOrchestration(RecallParts.Run, RecallParts.Activities(calls.Add, fails));
        var run = RecallFunctions.RunAsync(durable);
        var atEachWait = new List<int>();
        foreach (var command in happens)
        {
            Assert.False(run.IsCompleted);
            atEachWait.Add(calls.Count);
            if (command is null)
            {
                durable.PassTime();
            }
            else
            {
                durable.Raise(RecallWorkflow.CommandEvent, command);
            }
        }

        Assert.True(run.IsCompleted, "The workflow waits for more.");
        await run;
        Assert.Equal(0, durable.RunningTimers);
        return (new Life(calls, (string?)durable.Status), atEachWait);
    }

    private static async Task<Life> RunJournalAsync(RecallCommand?[] happens, string? fails, List<int> atEachWait)
    {
        var folder = Directory.CreateTempSubdirectory("lot-two-engines-");
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var calls = new ConcurrentQueue<string>();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddEmbedded(new EmbeddedOptions { DataFolder = folder.FullName });
        services.AddEmbeddedWorkflows(new WorkflowOptions { Attempts = 1, AttemptTimeout = TimeSpan.FromDays(40) });
        services.AddSingleton(RecallWorkflow.Definition);
        foreach (var activity in RecallParts.Activities(calls.Enqueue, fails))
        {
            services.AddSingleton(activity);
        }

        try
        {
            await using var provider = services.BuildServiceProvider();
            var runner = provider.GetServices<IHostedService>().OfType<BackgroundService>().Single();
            await runner.StartAsync(CancellationToken.None);
            var workflows = provider.GetRequiredService<IWorkflows>();
            await workflows.StartAsync(RecallWorkflow.Name, "i", RecallParts.Run, CancellationToken.None);
            for (var i = 0; i < happens.Length; i++)
            {
                await UntilAsync(() => Task.FromResult(calls.Count >= atEachWait[i]));
                if (happens[i] is { } command)
                {
                    await workflows.RaiseAsync("i", RecallWorkflow.CommandEvent, command, CancellationToken.None);
                    continue;
                }

                await UntilAsync(() =>
                {
                    clock.Advance(TimeSpan.FromMinutes(10));
                    return Task.FromResult(calls.Count > atEachWait[i]);
                });
            }

            await UntilAsync(async () => (await workflows.FindAsync("i", CancellationToken.None))!.State == WorkflowRuntimeState.Completed);
            var status = (await workflows.FindAsync("i", CancellationToken.None))!.Status;
            await runner.StopAsync(CancellationToken.None);
            return new Life([.. calls], status);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(giveUp.Token);
        }
    }

    private static RecallCommand Command(RecallAction action) =>
        new($"{action}-1", action, "bert", null, new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));

    private sealed record Life(IReadOnlyList<string> Calls, string? Status);
}
