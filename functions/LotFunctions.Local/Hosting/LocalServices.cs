using LotFunctions.Api;
using LotFunctions.Embedded;
using LotFunctions.Local.Queues;

namespace LotFunctions.Local.Hosting;

/// <summary>What takes in and works off, with or without a server in front of it.</summary>
internal static class LocalServices
{
    /// <summary>Adds the use cases over a data folder, and what the pump of its queues needs. The container has a <see cref="TimeProvider"/> already.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services, IConfiguration configuration, LocalOptions options, string url)
    {
        services.AddUseCases(configuration, $"{url.TrimEnd('/')}/api/notices");
        services.AddEmbedded(new EmbeddedOptions
        {
            DataFolder = Path.GetFullPath(options.DataFolder),
            DeliveryLimit = configuration.GetValue("LotFunctions:Queues:DeliveryLimit", 10),
        });
        services.AddSingleton(configuration.GetSection("LotFunctions:Queues").Get<PumpOptions>() ?? new PumpOptions());
        services.AddSingleton<DeadLetterWatch>();
        return services;
    }
}
