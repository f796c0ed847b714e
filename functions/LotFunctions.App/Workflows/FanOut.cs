using LotFunctions.Core.Workflows;
using Microsoft.DurableTask;

namespace LotFunctions.App.Workflows;

/// <summary>
/// Runs an activity for many inputs. Every step of an orchestration is read again at each of its turns, so that a great
/// many are parted among sub-orchestrations whose histories end with them.
/// </summary>
internal static class FanOut
{
    /// <summary>The function of the sub-orchestration.</summary>
    public const string Name = "fan-out";

    /// <summary>Activities of one orchestration at a time.</summary>
    public const int Most = 500;

    private static readonly TaskOptions Retries = TaskOptions.FromRetryPolicy(new RetryPolicy(
        maxNumberOfAttempts: 8,
        firstRetryInterval: TimeSpan.FromSeconds(1),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromMinutes(1)));

    /// <param name="Inputs">Each in JSON.</param>
    internal sealed record Part(string Activity, IReadOnlyList<string> Inputs);

    /// <summary>One input. Throws <see cref="ActivityFailedException"/> when the retries are used up.</summary>
    public static Task<string> CallAsync(TaskOrchestrationContext durable, string activity, string input) =>
        FailingAsync(activity, () => durable.CallActivityAsync<string>(activity, input, Retries));

    /// <summary>All inputs, the results in their order. All run to their end; of several failures the first in order is thrown.</summary>
    public static async Task<IReadOnlyList<string>> CallAllAsync(TaskOrchestrationContext durable, string activity, IReadOnlyList<string> inputs)
    {
        if (inputs.Count <= Most) return await Task.WhenAll(inputs.Select(input => CallAsync(durable, activity, input)));
        // A sub-orchestration is not tried again: its activities were.
        var parts = await Task.WhenAll(inputs.Chunk(Most).Select(part => FailingAsync(
            activity, () => durable.CallSubOrchestratorAsync<string>(Name, WorkflowJson.Write(new Part(activity, part), typeof(Part))))));
        return [.. parts.SelectMany(part => (IReadOnlyList<string>)WorkflowJson.Read(part, typeof(IReadOnlyList<string>))!)];
    }

    /// <summary>The sub-orchestration.</summary>
    public static async Task<string> RunAsync(TaskOrchestrationContext durable)
    {
        var part = (Part)WorkflowJson.Read(durable.GetInput<string>() ?? throw new InvalidOperationException($"{Name} has no input."), typeof(Part))!;
        return WorkflowJson.Write(await CallAllAsync(durable, part.Activity, part.Inputs), typeof(IReadOnlyList<string>));
    }

    private static async Task<string> FailingAsync(string activity, Func<Task<string>> call)
    {
        try
        {
            return await call();
        }
        catch (TaskFailedException e)
        {
            throw new ActivityFailedException(activity, e.FailureDetails.ErrorMessage);
        }
    }
}
