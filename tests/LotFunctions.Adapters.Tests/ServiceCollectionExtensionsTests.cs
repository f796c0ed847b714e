using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Files;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests;

public sealed class ServiceCollectionExtensionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("lot-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AddEmbedded_EveryPort_IsServedFromOneFolder()
    {
        await using (var services = Services())
        {
            Assert.NotNull(services.GetRequiredService<ILedger>());
            Assert.NotNull(services.GetRequiredService<IDocuments>());
            Assert.NotNull(services.GetRequiredService<IRecalls>());
            Assert.NotNull(services.GetRequiredService<IExceptions>());
            Assert.NotNull(services.GetRequiredService<IReferenceData>());
            Assert.NotNull(services.GetRequiredService<IControlNumbers>());
            Assert.NotNull(services.GetRequiredService<IBlobStore>());
            Assert.NotNull(services.GetRequiredService<ITokenSource>());
            Assert.Same(services.GetRequiredService<IMessageSender>(), services.GetRequiredService<IMessageReceiver>());
            Assert.Empty((await services.GetRequiredService<LedgerVerifier>().VerifyAsync(CancellationToken.None)).Findings);
            Assert.Empty((await services.GetRequiredService<BlobVerifier>().VerifyAsync(CancellationToken.None)).Findings);
        }

        Assert.Contains("lot.db", Directory.GetFiles(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task AddEmbedded_SecondOnTheFolder_IsRefusedUntilTheFirstEnds()
    {
        await using (var first = Services())
        {
            first.GetRequiredService<ILedger>();
            await using var second = Services();
            Assert.Throws<DataFolderInUseException>(() => second.GetRequiredService<IBlobStore>());
        }

        await using var third = Services();
        Assert.NotNull(third.GetRequiredService<ILedger>());
    }

    private ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<TimeProvider>(new FakeTimeProvider())
        .AddSingleton(s => new Admission(s.GetRequiredService<TimeProvider>()))
        .AddEmbedded(new EmbeddedOptions { DataFolder = folder })
        .BuildServiceProvider();
}
