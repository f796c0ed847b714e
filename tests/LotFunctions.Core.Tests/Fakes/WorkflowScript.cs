using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>
/// Runs a workflow to its end in one go: activities run at once, events come when the script says, and time passes only in
/// waits. Everything passes through JSON, as in an engine. The run is recorded, and can be played back as after a restart.
/// </summary>
internal sealed class WorkflowScript(string instanceId, FakeTimeProvider clock, IReadOnlyList<ActivityDefinition> activities) : IWorkflowContext
{
    private readonly PriorityQueue<Func<Task<object?>>, (DateTimeOffset, int)> script = new();
    private readonly List<(string What, string? Result, DateTimeOffset Now)> history = [];
    private readonly DateTimeOffset start = clock.GetUtcNow();
    private int position = -1;
    private DateTimeOffset now = clock.GetUtcNow();

    public string InstanceId => instanceId;

    public DateTimeOffset Now => now;

    public bool IsReplaying => position >= 0;

    public string? Status { get; private set; }

    /// <summary>Activities that fail for good.</summary>
    public HashSet<string> Failing { get; } = [];

    /// <summary>True: each activity runs twice, as after a crash between its work and its record.</summary>
    public bool Twice { get; init; }

    /// <summary>The activities called, in order.</summary>
    public List<string> Calls { get; } = [];

    /// <summary>An event some time after the start.</summary>
    public WorkflowScript Event(TimeSpan after, Func<object> payload) => Then(after, () => Task.FromResult<object?>(payload()));

    /// <summary>Something that happens elsewhere some time after the start.</summary>
    public WorkflowScript Meanwhile(TimeSpan after, Func<Task> action) => Then(after, async () =>
    {
        await action();
        return null;
    });

    /// <summary>Something that happens elsewhere and may raise an event; null when it does not.</summary>
    public WorkflowScript Perhaps(TimeSpan after, Func<Task<object?>> action) => Then(after, action);

    /// <summary>The output; null when the workflow waits and nothing more comes.</summary>
    public async Task<T?> RunAsync<T>(WorkflowDefinition workflow, object input)
        where T : class
    {
        try
        {
            return (T?)await workflow.Run(this, Copy(input, workflow.Input));
        }
        catch (NothingComesException)
        {
            return null;
        }
    }

    /// <summary>Runs the workflow again on what was recorded; it must ask for the same things in the same order.</summary>
    public async Task<T?> ReplayAsync<T>(WorkflowDefinition workflow, object input)
        where T : class
    {
        (position, now) = (0, start);
        var result = await RunAsync<T>(workflow, input);
        Assert.Equal(history.Count, position);
        return result;
    }

    public async Task<TResult> CallAsync<TResult>(string activity, object input)
    {
        var definition = activities.Single(a => a.Name == activity);
        Assert.Equal(typeof(TResult), definition.Output);
        var json = JsonSerializer.Serialize(input, definition.Input, CanonicalJson.Options);
        var result = await RecordAsync($"call {activity} {json}", async () =>
        {
            Calls.Add(activity);
            if (Failing.Contains(activity)) throw new ActivityFailedException(activity, "Connection to 10.1.2.3 refused");
            var output = await RunAsync(definition, json);
            if (Twice) Assert.Equal(output, await RunAsync(definition, json));
            return output;
        });
        return CanonicalJson.Read<TResult>(System.Text.Encoding.UTF8.GetBytes(result!));
    }

    public async Task<IReadOnlyList<TResult>> CallAllAsync<TResult>(string activity, IReadOnlyList<object> inputs)
    {
        var results = new List<TResult>();
        foreach (var input in inputs) results.Add(await CallAsync<TResult>(activity, input));
        return results;
    }

    public async Task<T?> WaitForEventAsync<T>(string name, DateTimeOffset? deadline)
        where T : class
    {
        var result = await RecordAsync($"wait {name} {deadline:O}", async () =>
        {
            while (script.TryPeek(out var next, out var at) && (deadline is null || at.Item1 <= deadline))
            {
                script.Dequeue();
                PassTo(at.Item1);
                if (await next() is { } payload) return JsonSerializer.Serialize(payload, CanonicalJson.Options);
            }

            PassTo(deadline ?? throw new NothingComesException());
            return null;
        });
        return result is null ? null : JsonSerializer.Deserialize<T>(result, CanonicalJson.Options);
    }

    public void SetStatus(string status) => Status = status;

    private static async Task<string> RunAsync(ActivityDefinition definition, string input)
    {
        var output = await definition.Run(JsonSerializer.Deserialize(input, definition.Input, CanonicalJson.Options)!, CancellationToken.None);
        return JsonSerializer.Serialize(output, definition.Output, CanonicalJson.Options);
    }

    private static object Copy(object value, Type type) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(value, type, CanonicalJson.Options), type, CanonicalJson.Options)!;

    private async Task<string?> RecordAsync(string what, Func<Task<string?>> run)
    {
        if (position >= 0)
        {
            if (position == history.Count) throw new NothingComesException();
            var recorded = history[position++];
            Assert.Equal(recorded.What, what);
            now = recorded.Now;
            return recorded.Result;
        }

        var result = await run();
        now = clock.GetUtcNow();
        history.Add((what, result, now));
        return result;
    }

    private WorkflowScript Then(TimeSpan after, Func<Task<object?>> step)
    {
        script.Enqueue(step, (start + after, script.Count));
        return this;
    }

    private void PassTo(DateTimeOffset time)
    {
        if (time > clock.GetUtcNow()) clock.SetUtcNow(time);
    }

    private sealed class NothingComesException : Exception;
}
