using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Logging;

namespace LotFunctions.Embedded.Workflows;

/// <summary>Runs activities by name: each attempt with a time-out, the attempts with growing pauses.</summary>
internal sealed class ActivityRunner(
    IEnumerable<ActivityDefinition> definitions, WorkflowOptions options, TimeProvider clock, ILogger<ActivityRunner> logger)
{
    private readonly Dictionary<string, ActivityDefinition> activities =
        definitions.ToDictionary(activity => activity.Name, StringComparer.Ordinal);

    public int Parallelism => options.Parallelism;

    public ActivityCall Prepare(string name, object input)
    {
        if (!activities.TryGetValue(name, out var activity))
        {
            throw new WorkflowBrokenException($"There is no activity {name}.");
        }

        // By its own type, as Durable Functions does it: a workflow that works on one engine works on the other.
        var json = JournalValue.Write(input, input.GetType());
        return new ActivityCall(activity, json, JournalValue.Hash(json));
    }

    /// <summary>Ends with a result or a failure for good; throws only when it is told to stop.</summary>
    public async Task<ActivityOutcome> RunAsync(ActivityCall call, CancellationToken stopping)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new ActivityOutcome(await AttemptAsync(call, stopping), null);
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                logger.LogWarning(e, "Activity {Activity} failed, attempt {Attempt} of {Attempts}.", call.Name, attempt, options.Attempts);
                if (attempt >= options.Attempts)
                {
                    return new ActivityOutcome(null, e.Message);
                }
            }

            await Task.Delay(options.PauseAfter(attempt), clock, stopping);
        }
    }

    private async Task<byte[]> AttemptAsync(ActivityCall call, CancellationToken stopping)
    {
        using var timeout = new CancellationTokenSource(options.AttemptTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, stopping);
        try
        {
            // Read from its JSON, so that the activity never shares an object with the workflow, here as after a restart.
            var input = JournalValue.Read(call.Input, call.Activity.Input, $"input of {call.Name}");
            var result = await call.Activity.Run(input!, either.Token).WaitAsync(timeout.Token);
            return JournalValue.Write(result, call.Activity.Output);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            throw new TimeoutException($"No result within {options.AttemptTimeout}.", e);
        }
    }
}

internal sealed record ActivityCall(ActivityDefinition Activity, byte[] Input, string InputHash)
{
    public string Name => Activity.Name;
}

/// <summary>A result (JSON) or the reason of the failure.</summary>
internal sealed record ActivityOutcome(byte[]? Result, string? Failure);
