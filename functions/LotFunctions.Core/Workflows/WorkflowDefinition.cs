namespace LotFunctions.Core.Workflows;

/// <summary>A workflow or an activity by name, with the types that pass through the engine as <see cref="Ledger.CanonicalJson"/>.</summary>
/// <param name="Name">Stable: it stands in journals.</param>
public abstract record WorkflowPart(string Name, Type Input, Type Output);

/// <summary>A workflow: deterministic (<see cref="IWorkflowContext"/>).</summary>
public sealed record WorkflowDefinition(string Name, Type Input, Type Output, Func<IWorkflowContext, object, Task<object?>> Run)
    : WorkflowPart(Name, Input, Output)
{
    public static WorkflowDefinition Of<TIn, TOut>(string name, Func<IWorkflowContext, TIn, Task<TOut>> run) =>
        new(name, typeof(TIn), typeof(TOut), async (context, input) => await run(context, (TIn)input));
}

/// <summary>An activity: does I/O, runs at least once, so it is idempotent.</summary>
public sealed record ActivityDefinition(string Name, Type Input, Type Output, Func<object, CancellationToken, Task<object?>> Run)
    : WorkflowPart(Name, Input, Output)
{
    public static ActivityDefinition Of<TIn, TOut>(string name, Func<TIn, CancellationToken, Task<TOut>> run) =>
        new(name, typeof(TIn), typeof(TOut), async (input, cancellationToken) => await run((TIn)input, cancellationToken));
}
