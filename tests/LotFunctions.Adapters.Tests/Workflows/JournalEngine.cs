using LotFunctions.Core.Workflows;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>The journal engine on a folder, as a host sets it up.</summary>
internal sealed class JournalEngine : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Database database;

    private JournalEngine(ServiceProvider services, Database database) => (this.services, this.database) = (services, database);

    public IWorkflows Workflows => services.GetRequiredService<IWorkflows>();

    public IJournal Journal => services.GetRequiredService<IJournal>();

    /// <param name="wrap">Puts something between the engine and its journal.</param>
    public static async Task<JournalEngine> StartAsync(
        string folder,
        FakeTimeProvider clock,
        WorkflowOptions options,
        IEnumerable<WorkflowPart> parts,
        Func<IJournal, IJournal>? wrap = null)
    {
        var database = Database.Open(folder, [WorkflowSchema.Part]);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<TimeProvider>(clock);
        collection.AddSingleton(database);
        collection.AddEmbeddedWorkflows(options);
        collection.AddSingleton<IJournal>(_ => (wrap ?? (journal => journal))(new SqliteJournal(database)));
        foreach (var part in parts)
        {
            collection.AddSingleton(part.GetType(), part);
        }

        var engine = new JournalEngine(collection.BuildServiceProvider(), database);
        foreach (var hosted in engine.services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
