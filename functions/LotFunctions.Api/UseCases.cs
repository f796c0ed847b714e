using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LotFunctions.Api;

/// <summary>Registers what the system decides, over whatever ports the host has.</summary>
public static class UseCases
{
    /// <summary>Needs the ports, a <see cref="TimeProvider"/> and <see cref="HouseOptions"/> in the container.</summary>
    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.TryAddSingleton(new RecallOptions());
        services.TryAddSingleton(NoticeFormats.All);
        services.TryAddSingleton(s => new Admission(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ITracer, Tracer>();
        services.TryAddSingleton<AsnIntake>();
        services.TryAddSingleton<ScanIntake>();
        services.TryAddSingleton<DocumentDiscrepancies>();
        services.TryAddSingleton<Inspections>();
        services.TryAddSingleton<Holds>();
        services.TryAddSingleton<LotQueries>();
        services.TryAddSingleton<RecallStart>();
        services.TryAddSingleton<RecallCommands>();
        services.TryAddSingleton<RecallQueries>();
        services.TryAddSingleton<NoticeAnswers>();
        services.AddSingleton<IMessageHandler, AsnHandler>();
        services.AddSingleton<IMessageHandler, ScansHandler>();
        services.AddSingleton(RecallWorkflow.Definition);
        services.TryAddSingleton<RecallActivities>();
        services.AddSingleton<IEnumerable<ActivityDefinition>>(s => s.GetRequiredService<RecallActivities>().Definitions);
        return services;
    }
}
