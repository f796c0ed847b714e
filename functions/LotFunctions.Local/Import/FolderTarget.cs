using LotFunctions.Api.Answers;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Local.Hosting;
using LotFunctions.Local.Queues;

namespace LotFunctions.Local.Import;

/// <summary>A data folder that nobody serves: the intake and the queues' work in this process, and nothing that listens.</summary>
internal sealed class FolderTarget : IImportTarget
{
    public const string Caller = "import";

    private readonly ServiceProvider services;
    private readonly QueuePump pump;

    private FolderTarget(ServiceProvider services) =>
        (this.services, pump) = (services, ActivatorUtilities.CreateInstance<QueuePump>(services));

    /// <exception cref="ImportException">The folder cannot be opened, or is in use.</exception>
    public static async Task<FolderTarget> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var services = Services(folder, clock);
        try
        {
            services.GetRequiredService<IMessageReceiver>();
            services.GetRequiredService<ILedger>();
            var target = new FolderTarget(services);
            await services.GetRequiredService<AsnIntake>().ResumeAsync(cancellationToken);
            await target.pump.StartAsync(cancellationToken);
            return target;
        }
        catch (Exception e) when (e is DataFolderInUseException or UnauthorizedAccessException or IOException)
        {
            await services.DisposeAsync();
            throw new ImportException(e is DataFolderInUseException or DataFolderNotWritableException ? e.Message : $"The data folder {folder} cannot be opened: {e.Message}", e);
        }
    }

    private static ServiceProvider Services(string folder, TimeProvider clock)
    {
        try
        {
            var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddFolderSettings(folder).Build();
            return new ServiceCollection()
                .AddSingleton(clock)
                .AddLogging(logging => logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning))
                .AddIntake(configuration, new LocalOptions { DataFolder = folder }, LocalOptions.DefaultUrls)
                .BuildServiceProvider();
        }
        catch (LocalSetupException e)
        {
            throw new ImportException(e.Message, e);
        }
    }

    public async Task<ImportedDocument> PostAsync(Stream body, CancellationToken cancellationToken) =>
        ImportedDocument.Of(await services.GetRequiredService<AsnIntake>().PostAsync(body, new AsnCaller(Caller, null), cancellationToken));

    public async Task<DocumentAnswer> FindAsync(string documentId, CancellationToken cancellationToken) =>
        DocumentAnswer.Of(await services.GetRequiredService<IDocuments>().FindAsync(documentId, cancellationToken)
            ?? throw new ImportException($"The document {documentId} is gone."));

    /// <summary>Whoever has the folder may do everything with it.</summary>
    public async Task<ScanAnswer> PostScansAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(lines.ToArray(), writable: false);
        var scans = NdjsonScans.ReadAsync(stream, cancellationToken: cancellationToken);
        return ScanAnswer.Of(await services.GetRequiredService<ScanIntake>().PostAsync(scans, new Recorder(Caller, IsQuality: true), cancellationToken));
    }

    /// <summary>What is being worked on is finished, or goes back into its queue.</summary>
    public async ValueTask DisposeAsync()
    {
        await pump.StopAsync(CancellationToken.None);
        pump.Dispose();
        await services.DisposeAsync();
    }
}
