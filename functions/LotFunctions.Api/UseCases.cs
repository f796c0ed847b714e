using LotFunctions.Core.Epcis;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Labels;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Reports;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LotFunctions.Api;

/// <summary>Registers what the system decides, over whatever ports the host has.</summary>
public static class UseCases
{
    /// <summary>Needs the ports and a <see cref="TimeProvider"/> in the container.</summary>
    /// <param name="configuration">Its section <c>LotFunctions</c> is read: <c>House</c>, the letterhead, <c>Intake</c> and <c>Recalls</c>.</param>
    /// <param name="answerBaseUrl">Where this host serves the customers' pages, unless <c>House:AnswerBaseUrl</c> says otherwise.</param>
    public static IServiceCollection AddUseCases(this IServiceCollection services, IConfiguration configuration, string answerBaseUrl)
    {
        services.AddSingleton(s => HouseSetup.Read(
            configuration.GetSection("LotFunctions:House"), answerBaseUrl, s.GetRequiredService<ILoggerFactory>().CreateLogger("LotFunctions.House")));
        services.TryAddSingleton(s => s.GetRequiredService<HouseOptions>().Templates);
        services.TryAddSingleton<AnswerPage>();
        services.AddSingleton(configuration.GetSection("LotFunctions:Recalls").Get<RecallOptions>() ?? new RecallOptions());
        services.AddSingleton(configuration.GetSection("LotFunctions:Intake").Get<IntakeOptions>() ?? new IntakeOptions());
        services.TryAddSingleton(s => NoticeFormats.Of(s.GetRequiredService<HouseOptions>()));
        services.TryAddSingleton(s => new Admission(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<ITracer, Tracer>();
        services.TryAddSingleton<AsnIntake>();
        services.TryAddSingleton<Acknowledger>();
        services.TryAddSingleton<ScanIntake>();
        services.TryAddSingleton<CurrentRules>();
        services.TryAddSingleton<LotIdentity>();
        services.TryAddSingleton<LotRuleChanges>();
        services.TryAddSingleton<LabelCheck>();
        services.TryAddSingleton<LabelReader>();
        services.TryAddSingleton<DocumentDiscrepancies>();
        services.TryAddSingleton<DocumentReplays>();
        services.TryAddSingleton<Inspections>();
        services.TryAddSingleton<Holds>();
        services.TryAddSingleton<LotQueries>();
        services.TryAddSingleton<LotLabels>();
        services.TryAddSingleton<DrillPicker>();
        services.TryAddSingleton<Fsma204Report>();
        services.TryAddSingleton<EpcisEvents>();
        services.TryAddSingleton<EpcisCapture>();
        services.TryAddSingleton<RecallStart>();
        services.TryAddSingleton<RecallCommands>();
        services.TryAddSingleton<RecallQueries>();
        services.TryAddSingleton<ScopeWatch>();
        services.TryAddSingleton<NoticeAnswers>();
        services.TryAddSingleton<EffectivenessChecks>();
        services.AddSingleton<IMessageHandler, AsnHandler>();
        services.AddSingleton<IMessageHandler, ScansHandler>();
        services.AddSingleton(RecallWorkflow.Definition);
        services.TryAddSingleton<RecallActivities>();
        services.AddSingleton<IEnumerable<ActivityDefinition>>(s => s.GetRequiredService<RecallActivities>().Definitions);
        return services;
    }
}
