using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using LotFunctions.Core.Workflows;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

/// <summary>
/// A small plant with everything that recalls need, in memory. Lot R1 went into P1 and, with R2, possibly into P2 and P3;
/// P1 was shipped to C1 and C2, P2 to C1; P3 stands packed on a pallet. Lot X9 went elsewhere, to C3.
/// </summary>
internal sealed class RecallHouse : ITokenSource
{
    public const string Pallet = "340123450000000017";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public RecallHouse()
    {
        Ledger = new MemoryLedger(Clock);
        Activities = new RecallActivities(Recalls, Ledger, new Tracer(Clock), Blobs, Reference, this, Messages, House, NoticeFormats.All, Clock).Definitions;
        Workflows.Setup(w => w.StartAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string id, object input, CancellationToken _) => Started.TryAdd(id, (RecallRun)input))
            .Returns(Task.CompletedTask);
        Workflows.Setup(w => w.RaiseAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string _, object payload, CancellationToken _) => Raised.Enqueue((RecallCommand)payload))
            .Returns(Task.CompletedTask);
        Watch = new ScopeWatch(Recalls, Ledger, Blobs, Workflows.Object, Clock);
        Queries = new RecallQueries(Recalls, Blobs, Clock);
        Answers = new NoticeAnswers(Recalls, Blobs, Exceptions, Clock);
    }

    public static HouseOptions House { get; } = new()
    {
        Name = "Mill & Sons",
        Address = "1 Mill Lane\n12345 Milltown",
        Contact = "quality@mill.example, +1 555 0100",
        AnswerBaseUrl = "https://mill.example/api/notices/",
    };

    public FakeTimeProvider Clock { get; } = new(Start);

    public MemoryLedger Ledger { get; }

    public MemoryRecalls Recalls { get; } = new();

    public MemoryBlobs Blobs { get; } = new();

    public MemoryExceptions Exceptions { get; } = new();

    public MemoryReferenceData Reference { get; } = new();

    public SentMessages Messages { get; } = new();

    public Mock<IWorkflows> Workflows { get; } = new();

    public Dictionary<string, RecallRun> Started { get; } = [];

    public IReadOnlyList<ActivityDefinition> Activities { get; }

    public ScopeWatch Watch { get; }

    /// <summary>What workflows were told and no script has taken yet.</summary>
    public Queue<RecallCommand> Raised { get; } = [];

    public RecallQueries Queries { get; }

    public NoticeAnswers Answers { get; }

    public Story Story { get; } = new(Start.AddDays(-1));

    public static RecallRequest Request(RecallKind kind = RecallKind.Recall, RecallClass? @class = RecallClass.I) => new()
    {
        Title = "Metal in flour",
        Kind = kind,
        Class = @class,
        Reason = "Metal fragments were found.",
        Hazard = "May cut the mouth.",
        Instructions = "Return it to us.",
        Lots = [Story.Lot("R1")],
        ApprovalTimeoutHours = 8,
        ResponseDueHours = 48,
    };

    public static TimeSpan Hours(double hours) => TimeSpan.FromHours(hours);

    public static RecallCommand Command(RecallAction action, string by = "quinn", string? comment = null, string? id = null) =>
        new(id ?? $"c-{action}-{by}", action, by, comment, Start);

    public string TokenFor(string recallId, string customer, int version) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{recallId}|{customer}|{version}")));

    public async Task<RecallHouse> WithPlantAsync()
    {
        await Reference.PutAsync("ITEM-P", new Item { Description = "Bread flour 1 kg" }, default);
        await Reference.PutAsync(
            "C1", new Customer { Name = "Corner Shop", Address = new Address { City = "Cornerton" }, Contacts = [new Contact { Email = "in@corner.example" }] }, default);
        await AppendAsync(
            Story.Receive("R1", 100),
            Story.Receive("R2", 50),
            Story.Receive("X9", 10),
            Story.Consume("R1", 60, "W1"),
            Story.Produce("P1", 60, "W1"),
            Story.Consume("R1", 30, "W2"),
            Story.Consume("R2", 30, "W2"),
            Story.Produce("P2", 40, "W2"),
            Story.Produce("P3", 20, "W2"),
            Story.Ship("P1", 25, "S1", "C1"),
            Story.Ship("P1", 15, "S2", "C2"),
            Story.Ship("P2", 40, "S3", "C1"),
            Story.Pack("P3", 20, Pallet),
            Story.Ship("X9", 10, "S4", "C3"));
        return this;
    }

    public async Task AppendAsync(params LotEvent[] events)
    {
        foreach (var result in await Ledger.AppendAsync(events, Story.Quality, default)) Assert.Equal(AppendStatus.Accepted, result.Status);
    }

    public RecallStart StartWith(RecallOptions? options = null) => new(Recalls, Workflows.Object, Clock, options ?? new RecallOptions(), House, new DrillPicker(Ledger, Clock));

    public async Task<Recall> StartAsync(RecallRequest? request = null, RecallOptions? options = null)
    {
        var started = await StartWith(options).StartAsync(request ?? Request(), "sam", default);
        Assert.Empty(started.Errors);
        return started.Recall!;
    }

    /// <summary>Records events, and lets the watch look: what it tells comes to the workflow.</summary>
    public async Task<object?> AppendAndLookAsync(params LotEvent[] events)
    {
        await AppendAsync(events);
        await Watch.LookAsync(default);
        return Raised.TryDequeue(out var command) ? command : null;
    }

    public WorkflowScript Script(Recall recall, bool twice = false) => new(recall.RecallId, Clock, Activities) { Twice = twice };

    public Task<RecallOutcome?> RunAsync(WorkflowScript script) =>
        script.RunAsync<RecallOutcome>(RecallWorkflow.Definition, Started[script.InstanceId]);

    public async Task<Recall> FindAsync(Recall recall) => (await Recalls.FindAsync(recall.RecallId, default))!;

    public async Task<string[]> StepsAsync(Recall recall) => [.. (await Recalls.TimelineAsync(recall.RecallId, default)).Select(e => e.Step)];

    public async Task<string[]> HeldLotsAsync()
    {
        string[] names = ["R1", "R2", "P1", "P2", "P3", "X9"];
        var states = await Ledger.StatesAsync([.. names.Select(Story.Lot)], default);
        return [.. states.Values.Where(s => s.StatusOn(new DateOnly(2026, 3, 2)) == LotStatus.Recalled).Select(s => s.Lot.Lot).Order(StringComparer.Ordinal)];
    }

    /// <summary>A recall run to monitoring or, with <paramref name="close"/>, to its end.</summary>
    public async Task<Recall> RunToMonitoringAsync(RecallRequest? request = null, bool close = false)
    {
        var recall = await StartAsync(request);
        var script = Script(recall).Event(Hours(1), () => Command(RecallAction.Approve));
        if (close) script.Event(Hours(2), () => Command(RecallAction.Close, comment: "All found"));
        await RunAsync(script);
        return await FindAsync(recall);
    }
}
