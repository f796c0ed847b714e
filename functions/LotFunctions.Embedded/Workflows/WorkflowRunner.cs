using System.Runtime.ExceptionServices;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Embedded.Workflows;

/// <summary>
/// Runs the instances, each on its own and one step at a time: those that had not ended when the process did, then those
/// that are started. A stop lets go of them where they are; the next start resumes them.
/// </summary>
internal sealed class WorkflowRunner(
    IEnumerable<WorkflowDefinition> definitions,
    IJournal journal,
    WorkflowSignals signals,
    ActivityRunner activities,
    WorkflowOptions options,
    TimeProvider clock,
    ILogger<WorkflowRunner> logger) : BackgroundService
{
    private readonly Dictionary<string, WorkflowDefinition> workflows =
        definitions.ToDictionary(workflow => workflow.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var runs = new List<Task>();
        try
        {
            foreach (var instanceId in await journal.RunningAsync(stoppingToken))
            {
                Launch(instanceId, runs, stoppingToken);
            }

            await foreach (var instanceId in signals.Started.ReadAllAsync(stoppingToken))
            {
                Launch(instanceId, runs, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A clean stop.
        }
        finally
        {
            await Task.WhenAll(runs);
        }
    }

    private void Launch(string instanceId, List<Task> runs, CancellationToken stopping)
    {
        runs.RemoveAll(run => run.IsCompleted);
        if (signals.TryOpen(instanceId, out var inbox))
        {
            runs.Add(Task.Run(() => RunToEndAsync(instanceId, inbox, stopping), CancellationToken.None));
        }
    }

    private async Task RunToEndAsync(string instanceId, InboxSignal inbox, CancellationToken stopping)
    {
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    await RunOnceAsync(instanceId, inbox, stopping);
                    return;
                }
                catch (Exception e) when (!stopping.IsCancellationRequested)
                {
                    logger.LogError(e, "Workflow {Instance} was interrupted; it is resumed from its journal.", instanceId);
                }

                await Task.Delay(options.PauseAfter(attempt), clock, stopping);
            }
        }
        catch (Exception e) when (stopping.IsCancellationRequested)
        {
            logger.LogDebug(e, "Workflow {Instance} was left to be resumed.", instanceId);
        }
        finally
        {
            signals.Close(instanceId);
        }
    }

    private async Task RunOnceAsync(string instanceId, InboxSignal inbox, CancellationToken stopping)
    {
        var instance = await journal.FindAsync(instanceId, stopping);
        if (instance is not { State: WorkflowRuntimeState.Running })
        {
            return;
        }

        if (!workflows.TryGetValue(instance.Workflow, out var definition))
        {
            // It may be there again with the next version of the program.
            logger.LogError("Workflow {Instance} is left alone: there is no workflow {Workflow}.", instanceId, instance.Workflow);
            return;
        }

        var recorded = new RecordedSteps(await journal.EntriesAsync(instanceId, stopping));
        var context = new JournalContext(instance, recorded, journal, activities, inbox, clock, stopping);
        var ended = await RunAsync(definition, instance, context);
        await journal.FinishAsync(
            instanceId,
            ended.Failure is null ? WorkflowRuntimeState.Completed : WorkflowRuntimeState.Failed,
            ended.Result,
            ended.Failure,
            CancellationToken.None);
    }

    /// <summary>The workflow's own end. An exception that leaves this is not the workflow's: the run was interrupted.</summary>
    private async Task<WorkflowEnd> RunAsync(WorkflowDefinition definition, StoredWorkflow instance, JournalContext context)
    {
        try
        {
            var input = JournalValue.Read(instance.Input, definition.Input, $"input of {definition.Name}");
            var work = RunDefinitionAsync(definition, context, input);
            if (await Task.WhenAny(work, context.Interrupted) != work)
            {
                ExceptionDispatchInfo.Throw(await context.Interrupted);
            }

            if (await work is { Failure: not null } failed)
            {
                return failed;
            }

            await context.CompleteAsync();
            return await work;
        }
        catch (WorkflowBrokenException e)
        {
            logger.LogError(e, "Workflow {Instance} cannot go on and has failed.", instance.InstanceId);
            return new WorkflowEnd(null, e.Message);
        }
    }

    private async Task<WorkflowEnd> RunDefinitionAsync(WorkflowDefinition definition, JournalContext context, object? input)
    {
        try
        {
            return new WorkflowEnd(JournalValue.Write(await definition.Run(context, input!), definition.Output), null);
        }
        catch (Exception e)
        {
            logger.LogError(e, "Workflow {Instance} failed.", context.InstanceId);
            return new WorkflowEnd(null, e.Message);
        }
    }

    /// <summary>The result (JSON), or why there is none.</summary>
    private sealed record WorkflowEnd(byte[]? Result, string? Failure);
}
