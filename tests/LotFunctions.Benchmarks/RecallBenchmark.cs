using System.Diagnostics;
using System.Globalization;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LotFunctions.Benchmarks;

/// <summary>A large recall on the embedded stores: from its start to the request for approval, and from the approval to the last notice.</summary>
internal static class RecallBenchmark
{
    private const int AppendBatch = 20_000;

#pragma warning disable RS0030 // What is measured is a host, by the clock that it has.
    private static readonly TimeProvider Clock = TimeProvider.System;
#pragma warning restore RS0030

    private static readonly Recorder Recorder = new("benchmark", IsQuality: false);

    /// <summary>Finished lots of the plant.</summary>
    public static int Lots { get; set; } = 100_000;

    public static async Task RunAsync(Report report)
    {
        var folder = Directory.CreateTempSubdirectory("lot-recall-benchmark-");
        try
        {
            await using var services = Services(folder.FullName);
            var ledger = services.GetRequiredService<ILedger>();
            foreach (var batch in RecallPlant.Events(Lots).Chunk(AppendBatch)) await ledger.AppendAsync(batch, Recorder, default);
            await FollowedAsync(services);
            GC.Collect();

            var hosted = services.GetServices<IHostedService>().ToList();
            foreach (var service in hosted) await service.StartAsync(default);
            var (recalls, commands) = (services.GetRequiredService<IRecalls>(), services.GetRequiredService<RecallCommands>());
            var request = new RecallRequest { Title = "Metal", Kind = RecallKind.Recall, Class = RecallClass.I, Reason = "Metal was found.", Lots = [RecallPlant.Root] };

            using var memory = new PeakMemory();
            var (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var recall = (await services.GetRequiredService<RecallStart>().StartAsync(request, "anna", default)).Recall!;
            recall = await UntilAsync(recalls, recall.RecallId, RecallStatus.AwaitingApproval);
            Note(report, "start to awaiting-approval", started, processor);
            var lines = await LinesAsync(services, recall);
            report.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"  {recall.Figures!.Lots:N0} lots, {lines:N0} shipment lines in {recall.Figures.Shipments:N0} shipments to {recall.Figures.Customers:N0} customers"));

            (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await commands.ApproveAsync(recall.RecallId, "ben", "go", default);
            await UntilAsync(recalls, recall.RecallId, RecallStatus.Monitoring);
            Note(report, "approval to the last notice", started, processor);

            (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await commands.CloseAsync(recall.RecallId, "ben", "done", default);
            recall = await UntilAsync(recalls, recall.RecallId, RecallStatus.Closed);
            Note(report, "close with the evidence package", started, processor);
            (started, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var findings = await VerifyAsync(services, recall);
            Note(report, $"verify the package ({findings} findings)", started, processor);
            report.Note(string.Create(CultureInfo.InvariantCulture, $"peak memory meanwhile: {memory.Megabytes:N0} MB of the process, {memory.ManagedMegabytes:N0} MB of it managed"));
            foreach (var service in hosted) await service.StopAsync(default);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A host that runs has its graph at hand; here it is made up to the last event.</summary>
    private static async Task FollowedAsync(IServiceProvider services)
    {
        await using var view = await services.GetRequiredService<ILedger>().ViewAsync(null, default);
        await services.GetRequiredService<ITracer>().CloseAsync(view, [LotKey.Create("NONE", "NONE")], TraceDirection.Forward, default);
    }

    private static async Task<long> LinesAsync(IServiceProvider services, Recall recall)
    {
        var scope = await services.GetRequiredService<RecallQueries>().ScopeAsync(recall.RecallId, recall.ScopeVersion, default);
        return await scope!.CustomersAsync(default).Select(c => (long)c.Lines).SumAsync();
    }

    private static async Task<int> VerifyAsync(IServiceProvider services, Recall recall)
    {
        await using var package = await services.GetRequiredService<IBlobStore>().OpenAsync(recall.PackageBlob!, default);
        return PackageVerifier.Verify(package).Count;
    }

    private static void Note(Report report, string what, long started, TimeSpan processor) => report.Note(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {Stopwatch.GetElapsedTime(started).TotalSeconds:N2} s, {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:N2} s of processor time"));

    private static async Task<Recall> UntilAsync(IRecalls recalls, string id, RecallStatus status)
    {
        while (true)
        {
            var recall = (await recalls.FindAsync(id, default))!;
            if (recall.Status == status) return recall;
            if (recall.EndedAt is not null) throw new InvalidOperationException($"The recall is {recall.Status}: {recall.Failure}");
            await Task.Delay(TimeSpan.FromMilliseconds(10), Clock);
        }
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Clock);
        services.AddSingleton(new Admission(Clock));
        services.AddEmbedded(new EmbeddedOptions { DataFolder = folder });
        services.AddEmbeddedWorkflows();
        services.AddSingleton(new HouseOptions { Name = "House", AnswerBaseUrl = "https://house.example/api/notices" });
        services.AddSingleton(new RecallOptions { CommandWait = TimeSpan.Zero });
        services.AddSingleton(NoticeFormats.All);
        services.AddSingleton<DrillPicker>();
        services.AddSingleton<RecallStart>();
        services.AddSingleton<RecallCommands>();
        services.AddSingleton<RecallQueries>();
        services.AddSingleton<RecallActivities>();
        services.AddSingleton(RecallWorkflow.Definition);
        services.AddSingleton<IEnumerable<ActivityDefinition>>(s => s.GetRequiredService<RecallActivities>().Definitions);
        return services.BuildServiceProvider();
    }

    /// <summary>Looks at the memory of this process every few milliseconds.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer timer;
        private long peak, managed;

        public PeakMemory() => timer = new Timer(_ => Look(), null, 0, 20);

        public double Megabytes => peak / 1e6;

        public double ManagedMegabytes => managed / 1e6;

        public void Dispose() => timer.Dispose();

        private void Look()
        {
            peak = Math.Max(peak, Environment.WorkingSet);
            managed = Math.Max(managed, GC.GetTotalMemory(false));
        }
    }
}
