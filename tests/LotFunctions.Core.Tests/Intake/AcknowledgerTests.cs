using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Core.Tests.Intake;

public sealed class AcknowledgerTests
{
    private readonly MemoryBlobs blobs = new();
    private readonly MemoryControlNumbers numbers = new();
    private readonly Acknowledger acknowledger;

    public AcknowledgerTests() =>
        acknowledger = new Acknowledger(numbers, blobs, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero)));

    [Fact]
    public async Task Write_ShipNotice_IsKeptAsABlobThatCanBeSent()
    {
        var written = await WriteAsync(Report(AsnText.Interchange("12", AsnText.TwoCartons())), DocumentStatus.Processed);

        Assert.NotNull(written);
        Assert.Equal("acknowledgments/d-1/000000001.edi", written.Blob);
        Assert.Equal(("000000001", AcknowledgmentOutcome.Accepted), (written.ControlNumber, written.Outcome));
        Assert.Equal(["997"], written.Messages);
        var info = (await blobs.FindAsync(written.Blob, CancellationToken.None))!;
        Assert.Equal((written.Sha256, "application/edi-x12"), (info.Sha256, info.ContentType));
        Assert.StartsWith("ISA*00*          *00*          *ZZ*WORKS          *ZZ*ALDER          *260301*1230*U*00401*000000001*0*P*>~", Text(written));
        Assert.Contains("GS*FA*WORKS*ALDER*20260301*1230*2*X*004010~", Text(written), StringComparison.Ordinal);
        Assert.Contains("~AK1*SH*12~AK2*856*0001~AK5*A~AK9*A*1*1*1~", Text(written), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_AdviceOfALine_IsTold()
    {
        var advice = new ApplicationAdvice
        {
            GroupControlNumber = "12",
            ControlNumber = "0001",
            ShipmentId = "SH1",
            LineNumber = 2,
            LineId = "2",
            Item = "RM-2",
            Lot = "B1",
            Diagnostic = new Diagnostic("lot-recalled", "The lot is under recall."),
        };

        var written = await WriteAsync(Report(AsnText.Interchange("12", AsnText.TwoCartons())), DocumentStatus.PartlyProcessed, advice);

        Assert.Equal(["997", "824"], written!.Messages);
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, written.Outcome);
        Assert.Contains("~OTI*IR*SI*SH1*ALDER*WORKS***12*0001*856*004010~REF*LI*2~REF*IX*RM-2~REF*LT*B1~TED*024*lot-recalled: The lot is under recall.~", Text(written), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Again_HasNewNumbersAndLeavesTheFirst()
    {
        var report = Report(AsnText.Interchange("12", AsnText.TwoCartons()));

        var first = await WriteAsync(report, DocumentStatus.PartlyProcessed);
        var second = await WriteAsync(report, DocumentStatus.Processed);

        Assert.Equal(("000000001", "000000003"), (first!.ControlNumber, second!.ControlNumber));
        Assert.Equal(2, blobs.Names.Count);
    }

    [Fact]
    public async Task Write_ToAnotherPartner_CountsForItself()
    {
        await WriteAsync(Report(AsnText.Interchange("12", AsnText.TwoCartons())), DocumentStatus.Processed);

        var other = await WriteAsync(Report(AsnText.Interchange("12", "BIRCH", 'P', AsnText.TwoCartons())), DocumentStatus.Processed, id: "d-2");

        Assert.Equal("000000001", other!.ControlNumber);
        Assert.Equal(2, numbers.Last.Count);
    }

    [Fact]
    public async Task Write_OfARejectedDocument_IsNeverCalledAccepted()
    {
        var written = await WriteAsync(Report(AsnText.Interchange("12", AsnText.TwoCartons())), DocumentStatus.Rejected);

        Assert.Equal(AcknowledgmentOutcome.Rejected, written!.Outcome);
    }

    [Fact]
    public async Task Write_Edifact_IsAControlMessage()
    {
        var report = new InterchangeReport
        {
            Header = new InterchangeHeader { Format = AsnFormat.Edifact, Sender = new EdiParty("14", "ALDER"), Receiver = new EdiParty("", "WORKS"), ControlNumber = "7", Version = "UNOC:3" },
            Groups = [new GroupReport(null, [new MessageReport(new MessageHeader { Type = "DESADV", ControlNumber = "1" }, true, "SH1", [])], null, [])],
        };

        var written = await WriteAsync(report, DocumentStatus.Processed);

        Assert.Equal(("1", "application/edifact"), (written!.ControlNumber, (await blobs.FindAsync(written.Blob, CancellationToken.None))!.ContentType));
        Assert.StartsWith("UNB+UNOC:3+WORKS+ALDER:14+260301:1230+1'", Text(written));
    }

    [Fact]
    public async Task Write_NothingThatCanBeAnswered_TakesNoNumber()
    {
        Assert.Null(await WriteAsync(new InterchangeReport { Header = new InterchangeHeader { Format = AsnFormat.Json } }, DocumentStatus.Processed));
        Assert.Empty(numbers.Last);
        Assert.Empty(blobs.Names);
    }

    private Task<DocumentAcknowledgment?> WriteAsync(InterchangeReport report, DocumentStatus status, params ApplicationAdvice[] advice) => WriteAsync(report, status, "d-1", advice);

    private Task<DocumentAcknowledgment?> WriteAsync(InterchangeReport report, DocumentStatus status, string id, params ApplicationAdvice[] advice) => acknowledger.WriteAsync(
        new Document { DocumentId = id, Status = status, ReceivedAt = default, ReceivedBy = "alder", Sha256 = new string('1', 64), Length = 1 },
        report, advice, CancellationToken.None);

    private string Text(DocumentAcknowledgment written) => Encoding.ASCII.GetString(blobs[written.Blob]);

    private static InterchangeReport Report(byte[] interchange)
    {
        var reporter = new InterchangeReporter();
        return AsnReader.Read(interchange).Select(reporter.Add).First(r => r is not null)!;
    }
}
