using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards.Asn;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>The door for ship notices and the handler behind it, on fakes.</summary>
internal sealed class AsnBench
{
    public static readonly AsnCaller Alder = new("alder-key", "ALDER");
    public static readonly AsnCaller House = new("ann", null);

    public AsnBench()
    {
        Ledger = new MemoryLedger(Clock);
        Intake = new AsnIntake(Blobs, Documents, References, Exceptions, Sender, Clock);
        Handler = HandlerWith(Documents, Ledger);
    }

    /// <summary>What the house's own rules say of lines, in addition.</summary>
    public List<ILineCheck> Checks { get; } = [];

    public MemoryLotRules LotRules { get; } = new();

    public IntakeOptions Options { get; init; } = new();

    private int pumped;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public MemoryLedger Ledger { get; }

    public MemoryBlobs Blobs { get; } = new();

    public MemoryDocuments Documents { get; } = new();

    public MemoryReferenceData References { get; } = new();

    public MemoryExceptions Exceptions { get; } = new();

    public MemorySender Sender { get; } = new();

    public AsnIntake Intake { get; }

    public AsnHandler Handler { get; }

    /// <summary>The handler on other ports, such as ones that fail.</summary>
    public AsnHandler HandlerWith(IDocuments documents, ILedger ledger) => new(
        documents, Blobs, ledger, References, Exceptions, Sender, Intake, new Acknowledger(Numbers, Blobs, Clock), Options, new CurrentRules(LotRules, Clock), Checks, Clock);

    public MemoryControlNumbers Numbers { get; } = new();

    public IReadOnlyList<LotEvent> Events => [.. Ledger.Events.Select(r => r.Event)];

    public Task<AsnResult> PostAsync(byte[] body, AsnCaller? caller = null) => Intake.PostAsync(body, caller ?? Alder, CancellationToken.None);

    public Task<Settlement> HandleAsync(SentMessage message) => Handler.HandleAsync(message.Body, CancellationToken.None);

    /// <summary>Posts an interchange and handles its message; the document after it.</summary>
    public async Task<Document> ProcessAsync(byte[] body, AsnCaller? caller = null)
    {
        var accepted = Assert.IsType<AsnResult.Accepted>(await PostAsync(body, caller));
        Assert.Equal(Settlement.Done, await HandleAsync(Sender.Sent[^1]));
        return (await Documents.FindAsync(accepted.Document.DocumentId, CancellationToken.None))!;
    }

    /// <summary>Posts without working on it.</summary>
    public async Task<string> PostedAsync(byte[] body, AsnCaller? caller = null) =>
        Assert.IsType<AsnResult.Accepted>(await PostAsync(body, caller)).Document.DocumentId;

    /// <summary>Works on all messages, also on those that come of it.</summary>
    public async Task PumpAsync(AsnHandler? handler = null)
    {
        for (; pumped < Sender.Sent.Count; pumped++)
        {
            Assert.Equal(Settlement.Done, await (handler ?? Handler).HandleAsync(Sender.Sent[pumped].Body, CancellationToken.None));
        }
    }

    public async Task<Document> FindAsync(string documentId) => (await Documents.FindAsync(documentId, CancellationToken.None))!;

    /// <summary>What is announced now: lot, quantity and unit.</summary>
    public IReadOnlyList<string> Announced() => [.. Ledger.Events
        .Where(r => r.Event.Type == LotEventType.Announce && r.VoidedBy is null)
        .Select(r => $"{r.Event.Lot!.Value.Lot} {r.Event.Quantity?.Value}{(r.Event.LogisticUnit is { } unit ? " " + unit[^3..] : "")}").Order(StringComparer.Ordinal)];

    public Task RegisterAsync(string supplier, params EdiParty[] identities) =>
        References.PutAsync(supplier, new Supplier { Name = supplier, EdiIdentities = identities }, CancellationToken.None);

    /// <summary>Records an event that somebody scanned.</summary>
    public async Task AppendAsync(LotEvent e) =>
        Assert.Equal(AppendStatus.Accepted, (await Ledger.AppendAsync([e], Story.Operator, CancellationToken.None))[0].Status);
}
