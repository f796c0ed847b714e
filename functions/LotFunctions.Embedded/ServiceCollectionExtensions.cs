using LotFunctions.Embedded.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Embedded;

/// <summary>Registers the adapters for one machine.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds every port's adapter over one data folder. Needs a <see cref="TimeProvider"/> and
    /// <see cref="Core.Ledger.Admission"/> in the container. The folder is opened when the first adapter is asked for, and
    /// <see cref="DataFolderInUseException"/> is thrown then if another process has it.
    /// </summary>
    public static IServiceCollection AddEmbedded(this IServiceCollection services, EmbeddedOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(s => Database.Open(options.DataFolder, s.GetServices<SchemaPart>()));
        return services;
    }
}
