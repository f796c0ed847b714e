using System.Text;
using System.Text.Json;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>The intake of scans on fakes.</summary>
internal sealed class ScanBench
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public ScanBench()
    {
        Ledger = new MemoryLedger(Clock);
        Rules = new CurrentRules(LotRules, Clock);
        Identity = new LotIdentity(Rules, Ledger);
    }

    public MemoryLotRules LotRules { get; } = new();

    public CurrentRules Rules { get; }

    public LotIdentity Identity { get; }

    public IntakeOptions Options { get; init; } = new();

    public ScanIntake Intake => intake ??= new ScanIntake(Ledger, References, Exceptions, Recalls.Object, Rules, Options, new Admission(Clock));

    private ScanIntake? intake;

    /// <summary>As the next version, in force at once.</summary>
    public async Task PutRulesAsync(params LotRule[] rules)
    {
        LotRules.Put(rules);
        await Rules.ReadAgainAsync(CancellationToken.None);
    }

    public FakeTimeProvider Clock { get; } = new(Now);

    public MemoryLedger Ledger { get; }

    public MemoryReferenceData References { get; } = new();

    public MemoryExceptions Exceptions { get; } = new();

    public Mock<IRecalls> Recalls { get; } = new();

    public LotEvent Last => Ledger.Events[^1].Event;

    public Task<ScanOutcome> PostAsync(string json, Recorder? recorder = null) =>
        Intake.PostAsync(JsonDocument.Parse(json).RootElement, recorder ?? Story.Operator, CancellationToken.None);

    public Task<ScanOutcome> PostLinesAsync(string ndjson, int maxLine = NdjsonScans.DefaultMaxLineLength) => Intake.PostAsync(
        NdjsonScans.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(ndjson)), maxLine), Story.Operator, CancellationToken.None);

    public async Task<LotState> StateAsync(string item, string lot)
    {
        var key = LotKey.Create(item, lot);
        return (await Ledger.StatesAsync([key], CancellationToken.None))[key];
    }

    /// <summary>Records a recall and its hold of a lot.</summary>
    public async Task RecallAsync(string recallId, string item, string lot, DateTimeOffset? endedAt = null)
    {
        Recalls.Setup(r => r.FindAsync(recallId, It.IsAny<CancellationToken>())).ReturnsAsync(new Recall
        {
            RecallId = recallId,
            Request = new RecallRequest { Title = "Metal in flour", Kind = RecallKind.Recall, Reason = "Metal" },
            StartedBy = "q",
            StartedAt = Now,
            Status = endedAt is null ? RecallStatus.Monitoring : RecallStatus.Closed,
            EndedAt = endedAt,
        });
        var hold = EventIdentity.Seal(
            new LotEvent
            {
                EventId = "",
                ContentHash = "",
                Type = LotEventType.Hold,
                At = Clock.GetUtcNow(),
                Lot = LotKey.Create(item, lot),
                Recall = recallId,
                Reason = "Metal",
            },
            $"hold-{recallId}-{lot}");
        await Ledger.AppendAsync([hold], Story.Quality, CancellationToken.None);
    }

    public Task RegisterAsync(string id, Item item) => References.PutAsync(id, item, CancellationToken.None);
}
