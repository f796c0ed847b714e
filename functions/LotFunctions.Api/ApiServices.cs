using LotFunctions.Api.Endpoints;
using LotFunctions.Api.Http;
using LotFunctions.Api.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LotFunctions.Api;

/// <summary>Registers the API: the same on every host.</summary>
public static class ApiServices
{
    /// <summary>
    /// Adds <see cref="ApiCall"/> and every endpoint class. The host adds the ports, the use cases
    /// (<see cref="UseCases.AddUseCases"/>), an <see cref="IDeadLetters"/> and its health checks.
    /// </summary>
    /// <param name="openWithoutKeys">True only on a host that nobody but its own machine can reach.</param>
    public static IServiceCollection AddLotFunctionsApi(this IServiceCollection services, IConfiguration configuration, bool openWithoutKeys = false)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.Section)).Configure(o => o.OpenWithoutKeys = openWithoutKeys);
        services.AddOptions<RateOptions>().Bind(configuration.GetSection(RateOptions.Section));
        services.AddSingleton(s =>
        {
            var access = s.GetRequiredService<IOptions<AccessOptions>>();
            var entra = access.Value.Entra;
            return new CallerIdentity(access, entra.IsConfigured ? EntraTokens.Of(entra, s.GetRequiredService<TimeProvider>()) : null);
        });
        services.AddSingleton<CallerRate>();
        services.AddSingleton(s => new ApiCall(
            s.GetRequiredService<CallerIdentity>(), s.GetRequiredService<CallerRate>(), s.GetRequiredService<ILogger<ApiCall>>()));
        services.AddHealthChecks();
        services.TryAddSingleton<AsnEndpoints>();
        services.TryAddSingleton<DocumentEndpoints>();
        services.TryAddSingleton<ScanEndpoints>();
        services.TryAddSingleton<LotEndpoints>();
        services.TryAddSingleton<LabelEndpoints>();
        services.TryAddSingleton<TraceEndpoints>();
        services.TryAddSingleton<BarcodeEndpoints>();
        services.TryAddSingleton<ReportEndpoints>();
        services.TryAddSingleton<EpcisEndpoints>();
        services.TryAddSingleton<ReferenceEndpoints>();
        services.TryAddSingleton<LotRuleEndpoints>();
        services.TryAddSingleton<RecallEndpoints>();
        services.TryAddSingleton<NoticeEndpoints>();
        services.TryAddSingleton<EffectivenessEndpoints>();
        services.TryAddSingleton<ExceptionEndpoints>();
        services.TryAddSingleton<HealthEndpoints>();
        return services;
    }
}
