using LotFunctions.Api;
using LotFunctions.Azure.Cosmos;
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
        services.AddStore(configuration);
        services.AddSingleton(configuration.GetSection("LotFunctions:Queues").Get<PumpOptions>() ?? new PumpOptions());
        services.AddSingleton<DeadLetterWatch>();
        return services;
    }

    /// <summary>Where the ledger and the registers are, as <c>LotFunctions:Store</c> says; null: in the data folder.</summary>
    public static CosmosOptions? Cosmos(IConfiguration configuration)
    {
        switch (configuration[LocalOptions.StoreSetting]?.ToLowerInvariant())
        {
            case null or "" or LocalOptions.Sqlite:
                return null;
            case LocalOptions.Cosmos:
                var options = configuration.GetSection(CosmosOptions.Section).Get<CosmosOptions>();
                return options?.Endpoint is null
                    ? throw new LocalSetupException($"The store cosmos needs {CosmosOptions.Section}:Endpoint, and a Key or an identity.")
                    : options;
            case var other:
                throw new LocalSetupException($"There is no store {other}; there are {LocalOptions.Sqlite} and {LocalOptions.Cosmos}.");
        }
    }

    /// <summary>Queues, blobs and workflows stay in the folder.</summary>
    private static void AddStore(this IServiceCollection services, IConfiguration configuration)
    {
        if (Cosmos(configuration) is not { } options) return;
        services.AddCosmosStores(options);
        services.AddHostedService<CosmosSweep>();
    }
}
