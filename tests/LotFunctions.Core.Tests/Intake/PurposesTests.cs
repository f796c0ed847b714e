using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>What later notices do to earlier ones of the same shipment.</summary>
public sealed class PurposesTests
{
    private const string Original = "00";
    private const string Cancel = "01";
    private const string Add = "02";
    private const string Delete = "03";
    private const string Change = "04";
    private const string Replace = "05";
    private const string Duplicate = "07";
    private const string Advance = "14";
    private const string Reissue = "15";
    private const string Information = "22";

    private readonly AsnBench bench = new();
    private int control;

    [Fact]
    public async Task Cancel_Announced_TakesAllBackAndSaysWhy()
    {
        await SendAsync(Original, "0800", "RM-1 A 10", "RM-2 B 5");
        var cancelled = await SendAsync(Cancel, "0900");

        Assert.Equal(DocumentStatus.Processed, cancelled.Status);
        Assert.Empty(cancelled.Errors);
        Assert.Empty(bench.Announced());
        var voids = bench.Events.Where(e => e.Type == LotEventType.Void).ToList();
        Assert.Equal(2, voids.Count);
        Assert.All(voids, v => Assert.Equal((cancelled.DocumentId, cancelled.ReceivedAt), (v.Document, v.At)));
        Assert.All(voids, v => Assert.Contains(cancelled.DocumentId, v.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replace_Announced_StandsInItsPlace()
    {
        await SendAsync(Original, "0800", "RM-1 A 10", "RM-2 B 5");
        var replaced = await SendAsync(Replace, "0900", "RM-1 A 8");

        Assert.Equal((DocumentStatus.Processed, 0), (replaced.Status, replaced.Errors.Count));
        Assert.Equal(["A 8"], bench.Announced());
        Assert.Equal(replaced.DocumentId, bench.Events.Last(e => e.Type == LotEventType.Announce).Document);
    }

    [Fact]
    public async Task Change_OneLine_LeavesTheOthers()
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1", "RM-2 B 5 2", "RM-3 C 1 3");
        var changed = await SendAsync(Change, "0900", "RM-2 B 7 2");

        Assert.Equal(DocumentStatus.Processed, changed.Status);
        Assert.Equal(["A 10", "B 7", "C 1"], bench.Announced());
        Assert.Single(bench.Events, e => e.Type == LotEventType.Void);
    }

    [Fact]
    public async Task Change_AllLines_IsTheSameAsTheChangedOnes()
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1", "RM-2 B 5 2");
        await SendAsync(Change, "0900", "RM-1 A 10 1", "RM-2 B 7 2");
        Assert.Equal(["A 10", "B 7"], bench.Announced());
    }

    [Theory]
    [InlineData("RM-2 B 7 1", "B 7")]
    [InlineData("RM-2 X 7 2", "X 7")]
    [InlineData("RM-9 X 7 2", "X 7")]
    [InlineData("RM-2 B 7", "B 7")]
    public async Task Change_Line_IsFoundByGoodsThenById(string line, string expected)
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1", "RM-2 B 5 2");
        await SendAsync(Change, "0900", line);
        Assert.Equal(["A 10", expected], bench.Announced());
    }

    [Fact]
    public async Task Change_SameGoodsInSeveralCartons_ChangesTheOneNamed()
    {
        await SendAsync(Original, "0800", $"RM-1 A 10 1 {AsnText.CartonA}", $"RM-1 A 10 1 {AsnText.CartonB}");
        await SendAsync(Change, "0900", $"RM-1 A 4 1 {AsnText.CartonB}");
        Assert.Equal([$"A 10 {AsnText.CartonA[^3..]}", $"A 4 {AsnText.CartonB[^3..]}"], bench.Announced());
    }

    [Fact]
    public async Task Change_ToZero_TakesTheLineAway()
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1", "RM-2 B 5 2");
        var changed = await SendAsync(Change, "0900", "RM-2 B 0 2");
        Assert.Equal((DocumentStatus.Processed, 0), (changed.Status, changed.Errors.Count));
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Change_LineThatMayNotBeAnnounced_LeavesWhatItShouldChange()
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1");
        var changed = await SendAsync(Change, "0900", "RM-1 - 7 1");
        Assert.Equal((DocumentStatus.Rejected, RefusalCode.LotRequired), (changed.Status, changed.Errors.Single().Code));
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Delete_Lines_TakesThoseAndSaysWhichFitNone()
    {
        await SendAsync(Original, "0800", "RM-1 A 10 1", "RM-2 B 5 2", "RM-3 C 1 3");
        var deleted = await SendAsync(Delete, "0900", "RM-2 B 5", "RM-3 - 1 3", "RM-4 D 1");

        Assert.Equal(["A 10"], bench.Announced());
        var error = deleted.Errors.Single();
        Assert.Equal((DocumentStatus.PartlyProcessed, "line-unknown", "LIN"), (deleted.Status, error.Code, error.Position!.SegmentId));
    }

    [Fact]
    public async Task Add_Line_IsAnnouncedBesideTheOthers()
    {
        await SendAsync(Original, "0800", "RM-1 A 10");
        await SendAsync(Add, "0900", "RM-1 A 2", "RM-2 B 5");
        Assert.Equal(["A 10", "A 2", "B 5"], bench.Announced());
    }

    [Theory]
    [InlineData(Duplicate)]
    [InlineData(Reissue)]
    public async Task Again_SameContent_ChangesNothing(string purpose)
    {
        var first = await SendAsync(Original, "0800", "RM-1 A 10", "RM-2 B 5");
        var again = await SendAsync(purpose, "0900", "RM-2 B 5", "RM-1 A 10");
        Assert.Equal((DocumentStatus.Processed, 0), (again.Status, again.Errors.Count));
        Assert.All(bench.Events, e => Assert.Equal((LotEventType.Announce, first.DocumentId), (e.Type, e.Document)));

        await SendAsync(purpose, "1000", "RM-1 A 9");
        Assert.Equal(["A 9"], bench.Announced());
    }

    [Fact]
    public async Task Advance_ThenOriginal_TheOriginalStands()
    {
        await SendAsync(Advance, "0700", "RM-1 A 12");
        Assert.Equal(["A 12"], bench.Announced());
        var original = await SendAsync(Original, "0800", "RM-1 A 10");
        Assert.Empty(original.Errors);
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Original_Twice_RefusesWhatIsNotThereAlready()
    {
        await SendAsync(Original, "0800", "RM-1 A 10");
        var same = await SendAsync(Original, "0900", "RM-1 A 10");
        Assert.Equal((DocumentStatus.Processed, "shipment-duplicate", DiagnosticSeverity.Warning), (same.Status, same.Errors.Single().Code, same.Errors.Single().Severity));

        var other = await SendAsync(Original, "1000", "RM-1 A 10", "RM-1 A 11");
        Assert.Equal(DocumentStatus.PartlyProcessed, other.Status);
        Assert.Equal(["line-conflict", "shipment-duplicate"], other.Errors.Select(e => e.Code));

        var none = await SendAsync(Original, "1100", "RM-9 Z 11");
        Assert.Equal(DocumentStatus.Rejected, none.Status);
        Assert.Equal(["A 10"], bench.Announced());
        Assert.Single(bench.Events);
    }

    [Fact]
    public async Task Original_AfterACancellation_IsAnnounced()
    {
        await SendAsync(Original, "0800", "RM-1 A 10");
        await SendAsync(Cancel, "0900");
        var anew = await SendAsync(Original, "1000", "RM-1 A 10");
        Assert.Empty(anew.Errors);
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Change_AfterACancellation_IsRefused()
    {
        await SendAsync(Original, "0800", "RM-1 A 10");
        await SendAsync(Cancel, "0900");
        var changed = await SendAsync(Change, "1000", "RM-1 A 9");
        Assert.Equal((DocumentStatus.Rejected, "shipment-cancelled"), (changed.Status, changed.Errors.Single().Code));
        Assert.Empty(bench.Announced());
    }

    [Theory]
    [InlineData(Cancel)]
    [InlineData(Change)]
    [InlineData(Delete)]
    [InlineData(Add)]
    public async Task Correction_BeforeTheOriginal_WaitsAndTakesEffectByItself(string purpose)
    {
        var correction = await SendAsync(purpose, "0900", "RM-1 A 9");
        Assert.Equal((DocumentStatus.Rejected, "shipment-unknown"), (correction.Status, correction.Errors.Single().Code));
        var exception = bench.Exceptions.All.Single();
        Assert.Equal(("shipment-unknown", correction.DocumentId, ExceptionStatus.Open), (exception.Code, exception.MessageId, exception.Status));

        // What waits as an exception can be sent again: nothing changes, the answer neither.
        await bench.Handler.HandleAsync(System.Text.Encoding.UTF8.GetBytes(exception.Original), CancellationToken.None);
        Assert.Same(correction, await bench.FindAsync(correction.DocumentId));

        await SendAsync(Original, "0800", "RM-1 A 10");
        string[] expected = purpose switch { Change => ["A 9"], Add => ["A 10", "A 9"], _ => [] };
        Assert.Equal(expected, bench.Announced());
        var effective = await bench.FindAsync(correction.DocumentId);
        Assert.Equal((DocumentStatus.Processed, 0), (effective.Status, effective.Errors.Count));
        Assert.NotEqual(correction.Acknowledgment, effective.Acknowledgment);
        Assert.Equal(ExceptionStatus.Replayed, bench.Exceptions.All.Single().Status);
    }

    [Fact]
    public async Task Replace_OfAnUnknownShipment_IsTakenAsOriginalAndSaidSo()
    {
        var replaced = await SendAsync(Replace, "0900", "RM-1 A 9");
        Assert.Equal((DocumentStatus.Processed, "replaces-unknown", DiagnosticSeverity.Warning), (replaced.Status, replaced.Errors.Single().Code, replaced.Errors.Single().Severity));
        Assert.Equal(["A 9"], bench.Announced());

        var late = await SendAsync(Original, "0800", "RM-1 A 10");
        Assert.Equal((DocumentStatus.Processed, "superseded"), (late.Status, late.Errors.Single().Code));
        Assert.Equal(["A 9"], bench.Announced());
    }

    [Fact]
    public async Task Information_IsKeptAndAnnouncesNothing()
    {
        var information = await SendAsync(Information, "0900", "RM-1 A 9");
        Assert.Equal((DocumentStatus.Processed, "information-only"), (information.Status, information.Errors.Single().Code));
        Assert.Empty(bench.Events);
    }

    [Fact]
    public async Task Cancel_OfAnotherSupplier_HasNothingToDoWithIt()
    {
        await SendAsync(Original, "0800", "RM-1 A 10");
        var birch = new AsnCaller("birch-key", "BIRCH");
        var body = AsnText.Interchange("1", "BIRCH", 'P', AsnText.Made(Cancel, "0900", "SH1"));
        var id = await bench.PostedAsync(body, birch);
        await bench.PumpAsync();
        Assert.Equal("shipment-unknown", (await bench.FindAsync(id)).Errors.Single().Code);
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Cancel_InTheSameDocument_FollowsTheOrder()
    {
        var document = await SendAsync(AsnText.Made(Original, "0800", "SH1", "RM-1 A 10"), AsnText.Made(Cancel, "0801", "SH1"), AsnText.Made(Original, "0800", "SH2", "RM-2 B 5"));
        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Equal(["superseded"], document.Errors.Select(e => e.Code));
        Assert.Equal(["SH1", "SH2"], document.Shipments);
        Assert.Equal(["B 5"], bench.Announced());
    }

    [Fact]
    public async Task Replace_AnnouncedAgainAfterItWasTakenBack_IsANewEventOfTheSameDocument()
    {
        // The cancellation comes in first and takes effect on the second original only when the first one is known.
        var second = await SendAsync(Original, "1000", "RM-1 A 10");
        await SendAsync(Original, "0800", "RM-1 A 9");
        Assert.Equal(["A 9"], bench.Announced());
        Assert.Equal((DocumentStatus.Rejected, "line-conflict"), (Status(second), (await bench.FindAsync(second.DocumentId)).Errors[0].Code));

        await SendAsync(Cancel, "0900");
        Assert.Equal(["A 10"], bench.Announced());
        Assert.Equal(DocumentStatus.Processed, Status(second));
        var ids = bench.Ledger.Events.Where(r => r.Event.Document == second.DocumentId && r.Event.Type == LotEventType.Announce).Select(r => r.Event.EventId);
        Assert.Equal(2, ids.Distinct().Count());

        var hashes = bench.Ledger.Events.Select(r => r.Hash).ToList();
        foreach (var message in bench.Sender.Sent.ToList()) await bench.HandleAsync(message);
        Assert.Equal(hashes, bench.Ledger.Events.Select(r => r.Hash));
    }

    [Fact]
    public async Task Correction_TakenBackByAPerson_StaysTakenBack()
    {
        await SendAsync(Original, "0800", "RM-1 A 10", "RM-2 B 5");
        var e = bench.Events.Single(e => e.Lot!.Value.Lot == "A");
        await bench.AppendAsync(EventIdentity.Seal(new LotEvent { EventId = "", ContentHash = "", Type = LotEventType.Void, At = bench.Clock.GetUtcNow(), Reference = e.EventId }, null));
        await SendAsync(Change, "0900", "RM-2 B 6");
        Assert.Equal(["B 6"], bench.Announced());
    }

    [Fact]
    public async Task Cancel_OfGoodsReceivedByTheirUnit_LeavesThemReceived()
    {
        var story = new Story(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));
        await SendAsync(Original, "0800", $"RM-1 A 10 1 {AsnText.CartonA}", "RM-2 B 5 2");
        await bench.AppendAsync(story.OfUnit(LotEventType.Receive, AsnText.CartonA));
        var cancelled = await SendAsync(Cancel, "0900");

        Assert.Equal([$"A 10 {AsnText.CartonA[^3..]}"], bench.Announced());
        var lot = LotKey.Create("RM-1", "A");
        Assert.Equal(10, (await bench.Ledger.StatesAsync([lot], CancellationToken.None))[lot].OnHand);
        Assert.Equal((DocumentStatus.PartlyProcessed, "already-received"), (cancelled.Status, cancelled.Errors.Single().Code));

        // The same goods once more are no correction; others come too late.
        var same = await SendAsync(Replace, "1000", $"RM-1 A 10 1 {AsnText.CartonA}");
        Assert.Equal((DocumentStatus.Processed, 0), (same.Status, same.Errors.Count));
        var other = await SendAsync(Replace, "1100", $"RM-1 A 7 1 {AsnText.CartonA}", "RM-3 C 1");
        Assert.Equal((DocumentStatus.PartlyProcessed, "already-received"), (other.Status, other.Errors[0].Code));
        Assert.Equal([$"A 10 {AsnText.CartonA[^3..]}", "C 1"], bench.Announced());
        Assert.Equal(10, (await bench.Ledger.StatesAsync([lot], CancellationToken.None))[lot].OnHand);
    }

    [Fact]
    public async Task Replace_OfGoodsReceivedByHand_ShowsTheDifference()
    {
        var story = new Story(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));
        await SendAsync(Original, "0800", "RM-1 A 10");
        await bench.AppendAsync(story.Event(LotEventType.Receive, quantity: 10, with: e => e with { Lot = LotKey.Create("RM-1", "A") }));
        var replaced = await SendAsync(Replace, "0900", "RM-1 A 8");
        Assert.Equal((DiscrepancyKind.Over, 2m), await DiscrepancyAsync(replaced));

        await SendAsync(Cancel, "1000");
        Assert.Equal((DiscrepancyKind.Over, 10m), await DiscrepancyAsync(replaced));
    }

    private async Task<(DiscrepancyKind Kind, decimal Amount)> DiscrepancyAsync(Document document)
    {
        var found = await new DocumentDiscrepancies(bench.Ledger).OfAsync(document, CancellationToken.None);
        return (found.Single().Kind, found.Single().Amount.Value);
    }

    private DocumentStatus Status(Document document) => bench.Documents.All.Single(d => d.DocumentId == document.DocumentId).Status;

    private Task<Document> SendAsync(string purpose, string time, params string[] lines) => SendAsync(AsnText.Made(purpose, time, "SH1", lines));

    private async Task<Document> SendAsync(params string[][] notices)
    {
        var id = await bench.PostedAsync(AsnText.Interchange($"{++control}", notices));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.PumpAsync();
        return await bench.FindAsync(id);
    }
}
