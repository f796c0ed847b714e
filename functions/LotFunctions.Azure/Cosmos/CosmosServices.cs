using Azure.Core;
using LotFunctions.Azure.Cosmos.Audit;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LotFunctions.Azure.Cosmos;

/// <summary>Registers the stores in Azure Cosmos DB.</summary>
public static class CosmosServices
{
    /// <summary>
    /// Adds the ledger and the registers on Cosmos DB; after another adapter's registration it replaces that. Needs a
    /// <see cref="TimeProvider"/> and an <see cref="Core.Ledger.Admission"/> in the container. Without a key it uses the
    /// <see cref="TokenCredential"/> in the container, or the environment's identity when there is none. The account is asked at
    /// the first use; <see cref="CosmosUpkeep"/> does it earlier.
    /// </summary>
    public static IServiceCollection AddCosmosStores(this IServiceCollection services, CosmosOptions options)
    {
        services.AddSingleton(options);
        services.TryAddSingleton<RequestUnits>();
        services.AddSingleton(s => new CosmosDatabase(options, s.GetRequiredService<RequestUnits>(), s.GetService<TokenCredential>()));
        services.AddSingleton<CosmosLedger>();
        services.AddSingleton(s => new CosmosUpkeep(s.GetRequiredService<CosmosDatabase>(), s.GetRequiredService<CosmosLedger>()));
        services.AddSingleton(s => new CosmosAudit(s.GetRequiredService<CosmosDatabase>()));
        services.AddSingleton<ILedger>(s => s.GetRequiredService<CosmosLedger>());
        services.AddSingleton<IDocuments, CosmosDocuments>();
        services.AddSingleton<IRecalls, CosmosRecalls>();
        services.AddSingleton<IExceptions, CosmosExceptions>();
        services.AddSingleton<IReferenceData, CosmosReferenceData>();
        services.AddSingleton<ILotRules, CosmosLotRules>();
        services.AddSingleton<IControlNumbers, CosmosControlNumbers>();
        return services;
    }
}
