using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Workflows;
using LotFunctions.Embedded;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Workflows;
using LotFunctions.Standards;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Workflows;

/// <summary>
/// A whole recall, with a scope that grows while it is open, on all the stores of one machine. The process is killed at every
/// write to any of them, before it and after it; the next one brings the recall to the same end, with each effect once.
/// </summary>
public sealed class RecallCrashWalkTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly Recorder Operator = new("operator", IsQuality: false);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recall_KilledAtEachWrite_EndsTheSameWithEachEffectOnce(bool afterWriting)
    {
        var whole = await RunAsync(int.MaxValue, afterWriting);
        Assert.Equal("closed", whole.End.Status);
        Assert.Equal(["C1 v1 by 2 sent", "C1 v2 of 1 sent", "C2 v1 sent", "C3 v2 sent"], whole.End.Notices);
        Assert.True(whole.Writes > 60, $"{whole.Writes} writes");

        await Parallel.ForEachAsync(Enumerable.Range(1, whole.Writes), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (cutAt, _) =>
        {
            var cut = await RunAsync(cutAt, afterWriting);

            Assert.True(whole.End.Text == cut.End.Text, $"Killed at write {cutAt}:\n{cut.End.Text}\ninstead of\n{whole.End.Text}");
        });
    }

    private static async Task<(EndState End, int Writes)> RunAsync(int cutAt, bool afterWriting)
    {
        var folder = Directory.CreateTempSubdirectory("lot-recall-walk-");
        try
        {
            var clock = new FakeTimeProvider(Start);
            var cut = new Cut(cutAt, afterWriting);
            await LiveAsync(folder.FullName, clock, null, s => s.GetRequiredService<ILedger>().AppendAsync(Plant(), Operator, default));
            await LiveAsync(folder.FullName, clock, cut, s => TellAsync(s, clock, cut));
            EndState? end = null;
            await LiveAsync(folder.FullName, clock, null, async s =>
            {
                await TellAsync(s, clock, null);
                end = await EndState.ReadAsync(s);
            });
            return (end!, cut.Writes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>One process, from its start to its stop.</summary>
    private static async Task LiveAsync(string folder, FakeTimeProvider clock, Cut? cut, Func<IServiceProvider, Task> live)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new Admission(clock));
        services.AddEmbedded(new EmbeddedOptions { DataFolder = folder });
        services.AddEmbeddedWorkflows(new WorkflowOptions { Attempts = 1, AttemptTimeout = TimeSpan.FromDays(40), Parallelism = 1 });
        services.AddSingleton(new HouseOptions { Name = "House", AnswerBaseUrl = "https://house.example/api/notices" });
        services.AddSingleton(new RecallOptions { CommandWait = TimeSpan.Zero, NoticeBatch = 1 });
        services.AddSingleton(NoticeFormats.All);
        services.AddSingleton<DrillPicker>();
        services.AddSingleton<RecallStart>();
        services.AddSingleton<RecallCommands>();
        services.AddSingleton<ScopeWatch>();
        services.AddSingleton<RecallActivities>();
        services.AddSingleton(RecallWorkflow.Definition);
        services.AddSingleton<IEnumerable<ActivityDefinition>>(s => s.GetRequiredService<RecallActivities>().Definitions);
        cut?.Between(services);
        await using var provider = services.BuildServiceProvider();
        var hosted = provider.GetServices<IHostedService>().ToList();
        foreach (var service in hosted) await service.StartAsync(default);
        await live(provider);
        foreach (var service in hosted) await service.StopAsync(default);
    }

    /// <summary>What people and scanners do, each once for a state that the recall is in; ends with the recall, or with the process.</summary>
    private static async Task TellAsync(IServiceProvider s, FakeTimeProvider clock, Cut? cut)
    {
        var done = new HashSet<(RecallStatus, int, int)>();
        await Polling.UntilAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            try
            {
                return cut?.IsCut == true || await StepAsync(s, done);
            }
            catch (IOException) when (cut?.IsCut == true)
            {
                return true;
            }
        });
    }

    private static async Task<bool> StepAsync(IServiceProvider s, HashSet<(RecallStatus, int, int)> done)
    {
        var (recalls, commands) = (s.GetRequiredService<IRecalls>(), s.GetRequiredService<RecallCommands>());
        var recall = (await recalls.ListAsync(1, null, default)).Items.SingleOrDefault();
        if (recall is null || (recall.Status == RecallStatus.Tracing && done.Add((recall.Status, 0, 0))))
        {
            await s.GetRequiredService<RecallStart>().StartAsync(Request, "anna", default);
            return false;
        }

        if (recall.EndedAt is not null)
        {
            return await s.GetRequiredService<IWorkflows>().FindAsync(recall.RecallId, default) is { State: not WorkflowRuntimeState.Running };
        }

        if (!done.Add((recall.Status, recall.ScopeVersion, recall.ApprovedVersion))) return false;
        switch (recall.Status, recall.ApprovedVersion)
        {
            case (RecallStatus.AwaitingApproval, _):
                await commands.ApproveAsync(recall.RecallId, "ben", "go", default);
                break;
            case (RecallStatus.Monitoring, 1):
                await s.GetRequiredService<ILedger>().AppendAsync(Late(), Operator, default);
                await s.GetRequiredService<ScopeWatch>().LookAsync(default);
                break;
            case (RecallStatus.Monitoring, 2):
                await commands.CloseAsync(recall.RecallId, "ben", "all back", default);
                break;
            default:
                break;
        }

        return false;
    }

    private static RecallRequest Request { get; } = new()
    {
        Title = "Metal", Kind = RecallKind.Recall, Class = RecallClass.I, Reason = "Metal was found.", Lots = [Lot("R1")],
    };

    private static LotEvent[] Plant() =>
    [
        Event(1, LotEventType.Receive, "R1", 100, e => e with { Supplier = "S1" }),
        Event(2, LotEventType.Consume, "R1", 60, e => e with { WorkOrder = "W1" }),
        Event(3, LotEventType.Produce, "P1", 60, e => e with { WorkOrder = "W1" }),
        Event(4, LotEventType.Ship, "P1", 25, e => e with { Shipment = "S-1", Customer = "C1" }),
        Event(5, LotEventType.Ship, "P1", 15, e => e with { Shipment = "S-2", Customer = "C2" }),
    ];

    private static LotEvent[] Late() =>
    [
        Event(6, LotEventType.Consume, "R1", 10, e => e with { WorkOrder = "W2", AsExecuted = true }),
        Event(7, LotEventType.Produce, "P2", 10, e => e with { WorkOrder = "W2" }),
        Event(8, LotEventType.Ship, "P2", 5, e => e with { Shipment = "S-3", Customer = "C3" }),
        Event(9, LotEventType.Ship, "P1", 5, e => e with { Shipment = "S-4", Customer = "C1", AsExecuted = true }),
    ];

    private static LotKey Lot(string name) => LotKey.Create("ITEM", name);

    private static LotEvent Event(int minute, LotEventType type, string lot, decimal quantity, Func<LotEvent, LotEvent> with) => EventIdentity.Seal(
        with(new LotEvent { EventId = "", ContentHash = "", Type = type, At = Start.AddMinutes(minute - 60), Lot = Lot(lot), Quantity = new Quantity(quantity, "KGM") }), null);

    /// <summary>All that a recall leaves behind, but for its times.</summary>
    private sealed record EndState(string Status, IReadOnlyList<string> Notices, string Text)
    {
        public static async Task<EndState> ReadAsync(IServiceProvider s)
        {
            var (recalls, blobs) = (s.GetRequiredService<IRecalls>(), s.GetRequiredService<IBlobStore>());
            var recall = (await recalls.ListAsync(2, null, default)).Items.Single();
            var notices = (await recalls.NoticesAsync(recall.RecallId, 100, null, default)).Items
                .Select(n => $"{n.Customer} v{n.Version}{(n.Supersedes is { } of ? $" of {of}" : "")}{(n.SupersededBy is { } by ? $" by {by}" : "")}{(n.SentAt is null ? "" : " sent")}").ToList();
            var steps = (await recalls.TimelineAsync(recall.RecallId, default)).Select(e => $"{e.Step} v{e.ScopeVersion}");
            // The end of a hold's or a release's id follows from its time.
            var events = await s.GetRequiredService<ILedger>().ReadAllAsync(null, default)
                .Select(r => r.Event.Recall is null ? r.Event.EventId : $"{r.Event.EventId[..^32]}{r.Event.Lot}").ToListAsync();
            var messages = await s.GetRequiredService<Database>().ReadAsync(d => d.Query("SELECT message_id FROM message ORDER BY message_id", r => r.GetString(0)), default);
            var files = await blobs.ListAsync("recalls/", default).Select(b => b.Name).Where(n => !n.Contains("/scope/", StringComparison.Ordinal)).ToListAsync();
            await using var package = await blobs.OpenAsync(recall.PackageBlob!, default);
            Assert.Empty(PackageVerifier.Verify(package));
            var status = RecallTransitions.NameOf(recall.Status);
            string[] all = [status, $"v{recall.ScopeVersion}, approved v{recall.ApprovedVersion}", .. notices, .. steps, .. events.Order(StringComparer.Ordinal), .. messages, .. files];
            return new EndState(status, notices, string.Join('\n', all));
        }
    }
}
