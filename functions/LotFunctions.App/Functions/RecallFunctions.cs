using LotFunctions.App.Workflows;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LotFunctions.App.Functions;

/// <summary>The recall workflow and its activities. Durable finds functions by static names; the work is the core's definition of that name.</summary>
public sealed class RecallFunctions(IEnumerable<ActivityDefinition> activities)
{
    [Function(RecallWorkflow.Name)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        DurableOrchestration.RunAsync(RecallWorkflow.Definition, context);

    [Function(FanOut.Name)]
    public static Task<string> FanOutAsync([OrchestrationTrigger] TaskOrchestrationContext context) => FanOut.RunAsync(context);

    [Function("recall-assemble-scope")]
    public Task<string> AssembleScopeAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-extend-scope")]
    public Task<string> ExtendScopeAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-release-lots")]
    public Task<string> ReleaseLotsAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-notify-customers")]
    public Task<string> NotifyCustomersAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-remind-customers")]
    public Task<string> RemindCustomersAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-escalate")]
    public Task<string> EscalateAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-write-package")]
    public Task<string> WritePackageAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-move")]
    public Task<string> MoveAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    [Function("recall-note")]
    public Task<string> NoteAsync([ActivityTrigger] string input, FunctionContext context) => CallAsync(input, context);

    /// <summary>The activity that bears the running function's own name.</summary>
    private Task<string> CallAsync(string input, FunctionContext context)
    {
        var activity = activities.Single(a => a.Name == context.FunctionDefinition.Name);
        return DurableOrchestration.RunAsync(activity, input, context.CancellationToken);
    }
}
