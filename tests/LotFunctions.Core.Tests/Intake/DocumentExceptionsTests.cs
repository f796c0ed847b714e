using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>A document of which something is refused needs a person, once, until nothing is.</summary>
public sealed class DocumentExceptionsTests
{
    private readonly AsnBench bench = new();

    private ExceptionRecord Raised => bench.Exceptions.All.Single();

    [Theory]
    [InlineData(false, DocumentStatus.Rejected)]
    [InlineData(true, DocumentStatus.PartlyProcessed)]
    public async Task Handle_SomethingRefused_IsOneOpenException(bool otherLine, DocumentStatus status)
    {
        var document = await ProcessAsync(otherLine);
        await bench.HandleAsync(bench.Sender.Sent[0]);

        Assert.Equal(status, document.Status);
        var error = document.Errors.First(e => e.Severity == DiagnosticSeverity.Error);
        Assert.Equal(
            (Document.ExceptionIdOf(document.DocumentId), QueueNames.AsnInbound, "lot-required", error.Message, document.DocumentId, document.DocumentId, ExceptionStatus.Open),
            (Raised.ExceptionId, Raised.Source, Raised.Code, Raised.Detail, Raised.DocumentId!, Raised.MessageId!, Raised.Status));
    }

    [Fact]
    public async Task Handle_Processed_IsNone()
    {
        await bench.ProcessAsync(AsnText.Interchange("1", AsnText.TwoCartons()));

        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Replay_AfterTheItemNeedsNoLot_TakesEffectAndIsClosed()
    {
        var before = await ProcessAsync(otherLine: true);
        await bench.References.PutAsync("RM-9", new Item { LotControlled = false }, CancellationToken.None);

        var after = await ReplayAsync("ann", "the item has no lots");

        Assert.Equal((DocumentStatus.Processed, 0), (after.Status, after.Errors.Count(e => e.Severity == DiagnosticSeverity.Error)));
        Assert.Equal(["A 1", " 5"], bench.Announced().OrderByDescending(a => a, StringComparer.Ordinal));
        Assert.NotEqual(before.Acknowledgment!.ControlNumber, after.Acknowledgment!.ControlNumber);
        Assert.Equal((ExceptionStatus.Replayed, "ann", "the item has no lots"), (Raised.Status, Raised.ResolvedBy, Raised.Comment));
    }

    [Fact]
    public async Task Replay_RefusedForAnotherReason_StaysOpenWithThat()
    {
        await ProcessAsync(otherLine: false);
        await bench.References.PutAsync("RM-9", new Item { LotControlled = false }, CancellationToken.None);
        bench.Checks.Add(new Refuses());
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var handler = bench.HandlerWith(bench.Documents, bench.Ledger);

        await handler.HandleAsync(new AsnMessage(Raised.DocumentId!, Again: true, "ann").Write(), CancellationToken.None);

        Assert.Equal((ExceptionStatus.Open, "house-rule", bench.Clock.GetUtcNow()), (Raised.Status, Raised.Code, Raised.RaisedAt));
    }

    [Fact]
    public async Task Replay_RefusedAsBefore_IsRaisedAnewAndNothingElseChanges()
    {
        var before = await ProcessAsync(otherLine: false);
        bench.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = await ReplayAsync("ann", null);

        Assert.Same(before, after);
        Assert.Equal((ExceptionStatus.Open, bench.Clock.GetUtcNow()), (Raised.Status, Raised.RaisedAt));
    }

    [Fact]
    public async Task Handle_AgainAfterTheDismissal_StaysDismissedUntilTheReasonIsAnother()
    {
        var document = await ProcessAsync(otherLine: false);
        await bench.Exceptions.SaveAsync(Raised with { Status = ExceptionStatus.Dismissed }, CancellationToken.None);

        await bench.HandleAsync(bench.Sender.Sent[0]);
        Assert.Equal(ExceptionStatus.Dismissed, Raised.Status);

        await bench.References.PutAsync("RM-9", new Item { LotControlled = false }, CancellationToken.None);
        bench.Checks.Add(new Refuses());
        await bench.HandlerWith(bench.Documents, bench.Ledger).HandleAsync(new AsnMessage(document.DocumentId).Write(), CancellationToken.None);
        Assert.Equal((ExceptionStatus.Open, "house-rule"), (Raised.Status, Raised.Code));
    }

    [Fact]
    public async Task Handle_TheStoreOfExceptionsIsAway_IsToldByTheRedelivery()
    {
        bench.Exceptions.FailOnce = true;
        await bench.PostedAsync(AsnText.Interchange("1", AsnText.Made("00", "0800", "SH1", "RM-9 - 5")));
        await Assert.ThrowsAsync<IOException>(() => bench.HandleAsync(bench.Sender.Sent[0]));

        await bench.HandleAsync(bench.Sender.Sent[0]);

        Assert.Equal("lot-required", Raised.Code);
    }

    [Fact]
    public async Task Post_RefusedAtTheDoor_IsAnExceptionWithoutReplay()
    {
        for (var i = 0; i < 2; i++) Assert.IsType<AsnResult.Unreadable>(await bench.PostAsync("no interchange"u8.ToArray()));

        Assert.Equal(("format-unknown", null, ExceptionStatus.Open), (Raised.Code, Raised.MessageId, Raised.Status));
        Assert.Equal(Raised.ExceptionId, Document.ExceptionIdOf(Raised.DocumentId!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GS*FA*ALDER*WORKS*20260301*0805*7*X*004010~ST*997*0001~AK1*SH*1~AK9*A*1*1*1~SE*4*0001~GE*1*7~")]
    public async Task Handle_AcknowledgmentsAlone_AreKeptAndNotAnswered(string groups)
    {
        var text = $"ISA*00*          *00*          *ZZ*ALDER          *ZZ*WORKS          *260301*0805*U*00401*000000007*0*P*>~"
            + $"{(groups.Length == 0 ? "TA1*000000001*260301*0805*A*000~" : groups)}IEA*{(groups.Length == 0 ? 0 : 1)}*000000007~";

        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(text));

        Assert.Equal((DocumentStatus.Processed, null), (document.Status, document.Acknowledgment));
        Assert.Contains(document.Errors, e => e is { Code: "acknowledgment-received", Severity: DiagnosticSeverity.Warning });
        Assert.Empty(bench.Exceptions.All);
    }

    [Theory]
    [InlineData("CONTRL:D:3:UN", "UCI+5+9:14+8:14+7")]
    [InlineData("APERAK:D:96A:UN", "BGM+305+1+27")]
    public async Task Handle_EdifactAcknowledgmentsAlone_AreKeptAndNotAnswered(string type, string content)
    {
        var document = await bench.ProcessAsync(
            Encoding.ASCII.GetBytes($"UNB+UNOC:3+9:14+8:14+260301:0800+55'UNH+1+{type}'{content}'UNT+3+1'UNZ+1+55'"), AsnBench.House);

        Assert.Equal((DocumentStatus.Processed, null), (document.Status, document.Acknowledgment));
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Handle_NoticeWithoutLines_IsRefusedInTheAnswerToo()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("1", AsnText.Notice("SH1")));

        Assert.Equal((DocumentStatus.Rejected, "nothing-announced"), (document.Status, document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error).Code));
        var answer = Encoding.ASCII.GetString(bench.Blobs[document.Acknowledgment!.Blob]);
        Assert.Contains("OTI*TR*", answer, StringComparison.Ordinal);
        Assert.Contains("TED*007*nothing-announced", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_EveryLineRefused_IsNotCalledAcceptedInPart()
    {
        var rejected = await ProcessAsync(otherLine: false);
        Assert.Contains("OTI*TR*", Encoding.ASCII.GetString(bench.Blobs[rejected.Acknowledgment!.Blob]), StringComparison.Ordinal);

        var partly = await bench.ProcessAsync(AsnText.Interchange("2", AsnText.Made("00", "0800", "SH2", "RM-9 - 5", "RM-1 A 1")));
        Assert.DoesNotContain("OTI*T", Encoding.ASCII.GetString(bench.Blobs[partly.Acknowledgment!.Blob]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_SharesInUnitsUnknown_IsNoAdvice()
    {
        var notice = AsnText.Notice("SH1", $"HL*2*1*I|LIN*1*BP*RM-1*LT*A|SN1*1*10*KG|MAN*GM*00{AsnText.CartonA}|MAN*GM*00{AsnText.CartonB}");

        var document = await bench.ProcessAsync(AsnText.Interchange("1", notice));

        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Contains(document.Errors, e => e.Code == "unit-quantity-unknown");
        Assert.Equal(["997"], document.Acknowledgment!.Messages);
    }

    private Task<Document> ProcessAsync(bool otherLine) =>
        bench.ProcessAsync(AsnText.Interchange("1", AsnText.Made("00", "0800", "SH1", otherLine ? ["RM-9 - 5", "RM-1 A 1"] : ["RM-9 - 5"])));

    private async Task<Document> ReplayAsync(string by, string? comment)
    {
        var id = Raised.DocumentId!;
        Assert.Equal(Settlement.Done, await bench.Handler.HandleAsync(new AsnMessage(id, Again: true, by, comment).Write(), CancellationToken.None));
        return await bench.FindAsync(id);
    }

    private sealed class Refuses : ILineCheck
    {
        public Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<LineFinding>>([.. lots.Select((_, i) => new LineFinding(i, "house-rule", "The house takes nothing.", DiagnosticSeverity.Error))]);
    }
}
