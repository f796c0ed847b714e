using LotFunctions.Core.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LotFunctions.Embedded.Workflows;

/// <summary>Registers the engine that runs workflows on one machine.</summary>
public static class WorkflowServices
{
    /// <summary>
    /// Adds <see cref="IWorkflows"/> and the hosted runner, over the database of <c>AddEmbedded</c>, for every
    /// <see cref="WorkflowDefinition"/> and <see cref="ActivityDefinition"/> in the container. An activity may ask for
    /// <see cref="IWorkflows"/>; a workflow's definition may not. Needs a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddEmbeddedWorkflows(this IServiceCollection services, WorkflowOptions? options = null)
    {
        services.AddSingleton(WorkflowSchema.Part);
        services.TryAddSingleton(options ?? new WorkflowOptions());
        services.AddSingleton<IJournal, SqliteJournal>();
        services.AddSingleton<WorkflowSignals>();
        services.AddSingleton<ActivityRunner>();
        services.AddSingleton<IWorkflows, JournalWorkflows>();
        services.AddHostedService<WorkflowRunner>();
        return services;
    }
}
