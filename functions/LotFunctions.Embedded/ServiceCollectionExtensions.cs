using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Graph;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Embedded.Sqlite.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Embedded;

/// <summary>Registers the adapters for one machine.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds every port's adapter over one data folder. Needs a <see cref="TimeProvider"/> and an <see cref="Admission"/> in
    /// the container. The folder is opened when the first adapter is asked for; <see cref="DataFolderInUseException"/> is
    /// thrown then if another process has it. Disposing the container finishes what waits to be written.
    /// </summary>
    public static IServiceCollection AddEmbedded(this IServiceCollection services, EmbeddedOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(LedgerSchema.Part);
        services.AddSingleton(StoresSchema.Part);
        services.AddSingleton(QueueSchema.Part);
        services.AddSingleton(s => Database.Open(options.DataFolder, s.GetServices<SchemaPart>()));

        services.AddSingleton<ILedger, SqliteLedger>();
        services.AddSingleton(s => new GraphKeeper(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ITracer, GraphTracer>();
        services.AddSingleton<IDocuments, SqliteDocuments>();
        services.AddSingleton<IRecalls, SqliteRecalls>();
        services.AddSingleton<IExceptions, SqliteExceptions>();
        services.AddSingleton<IReferenceData, SqliteReferenceData>();
        services.AddSingleton<ILotRules, SqliteLotRules>();
        services.AddSingleton<IControlNumbers, SqliteControlNumbers>();

        services.AddSingleton(s => new SqliteQueue(s.GetRequiredService<Database>(), s.GetRequiredService<TimeProvider>(), options.DeliveryLimit));
        services.AddSingleton<IMessageSender>(s => s.GetRequiredService<SqliteQueue>());
        services.AddSingleton<IMessageReceiver>(s => s.GetRequiredService<SqliteQueue>());

        // The files are the database's neighbours: its lock on the folder guards them too.
        services.AddSingleton<IBlobStore>(s => new FileBlobStore(BlobFolder(s)));
        services.AddSingleton<ITokenSource>(s => new HmacTokenSource(SecretFile.Open(s.GetRequiredService<Database>().DataFolder)));
        services.AddSingleton(s => new BlobVerifier(BlobFolder(s)));
        services.AddSingleton(s => new LedgerVerifier(s.GetRequiredService<Database>()));
        services.AddSingleton(s => new LedgerRebuild(s.GetRequiredService<Database>()));
        return services;
    }

    private static string BlobFolder(IServiceProvider services) => Path.Combine(services.GetRequiredService<Database>().DataFolder, "blobs");
}
