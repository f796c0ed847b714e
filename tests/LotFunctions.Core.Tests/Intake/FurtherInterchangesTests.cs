using LotFunctions.Core.Intake;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>Several interchanges in one body: each becomes a document of its own.</summary>
public sealed class FurtherInterchangesTests
{
    private readonly AsnBench bench = new();

    [Fact]
    public async Task Handle_ThreeInterchanges_EachIsADocumentAsIfPosted()
    {
        var second = Of("2", "ALDER", "SH2", "RM-2 B 5");
        var third = Of("3", "ALDER", "SH3", "RM-3 - 1");
        var first = await FirstAsync([.. Of("1", "ALDER", "SH1", "RM-1 A 10"), .. second, .. third]);

        Assert.Equal((DocumentStatus.Processed, "000000001"), (first.Status, first.ControlNumber));
        Assert.Equal(["SH1"], first.Shipments);
        Assert.Equal(2, first.Further.Count);
        Assert.Equal(["interchange-further", "interchange-further"], first.Errors.Select(e => e.Code));
        Assert.All(first.Errors, e => Assert.Equal(("ISA", DiagnosticSeverity.Warning), (e.Position!.SegmentId, e.Severity)));

        var others = new[] { await bench.FindAsync(first.Further[0]), await bench.FindAsync(first.Further[1]) };
        Assert.Equal([(DocumentStatus.Processed, "000000002"), (DocumentStatus.Rejected, "000000003")], others.Select(d => (d.Status, d.ControlNumber!)));
        Assert.All(others, d => Assert.Equal(("alder-key", "ALDER", "ALDER"), (d.ReceivedBy, d.BoundTo, d.Supplier)));
        Assert.Equal(System.Text.Encoding.ASCII.GetString(second).Trim(), System.Text.Encoding.ASCII.GetString(bench.Blobs[others[0].RawBlob]).Trim());
        Assert.Equal(3, new[] { first, others[0], others[1] }.Select(d => d.Acknowledgment!.Blob).Distinct().Count());
        Assert.Equal(["A 10", "B 5"], bench.Announced());

        var (documents, messages) = (bench.Documents.All.Count, bench.Sender.Sent.Count);
        await bench.Documents.SaveAsync(first with { Status = DocumentStatus.Accepted, Further = [], Errors = [], ProcessedAt = null }, CancellationToken.None);
        await bench.HandleAsync(bench.Sender.Sent[0]);
        Assert.Equal((documents, messages), (bench.Documents.All.Count, bench.Sender.Sent.Count));
        Assert.Equal(first.Further, (await bench.FindAsync(first.DocumentId)).Further);
    }

    [Fact]
    public async Task Handle_FurtherOfAnotherSender_IsRefusedAsAtTheDoor()
    {
        var first = await FirstAsync([.. Of("1", "ALDER", "SH1", "RM-1 A 10"), .. Of("2", "BIRCH", "SH2", "RM-2 B 5")]);
        Assert.Equal((DocumentStatus.PartlyProcessed, RefusalCode.SenderMismatch), (first.Status, first.Errors.Single().Code));
        Assert.Equal(["A 10"], bench.Announced());
        Assert.Equal(DocumentStatus.Rejected, (await bench.FindAsync(first.Further.Single())).Status);

        var house = await FirstAsync([.. Of("3", "ALDER", "SH3", "RM-3 C 1"), .. Of("4", "BIRCH", "SH4", "RM-4 D 1")], AsnBench.House);
        Assert.Equal((DocumentStatus.Processed, null), (house.Status, house.BoundTo));
        Assert.Equal(["A 10", "C 1", "D 1"], bench.Announced());
    }

    [Fact]
    public async Task Handle_FurtherWithAControlNumberOfOtherBytes_IsAnErrorThere()
    {
        await FirstAsync(Of("2", "ALDER", "SH9", "RM-9 Z 1"));
        var first = await FirstAsync([.. Of("1", "ALDER", "SH1", "RM-1 A 10"), .. Of("2", "ALDER", "SH2", "RM-2 B 5")]);
        Assert.Equal((DocumentStatus.PartlyProcessed, RefusalCode.ControlNumberReused), (first.Status, first.Errors.Single().Code));
        Assert.Empty(first.Further);
    }

    [Fact]
    public async Task Handle_TheSameInterchangeTwice_CountsOnce()
    {
        var one = Of("1", "ALDER", "SH1", "RM-1 A 10");
        var two = Of("2", "ALDER", "SH2", "RM-2 B 5");
        var first = await FirstAsync([.. one, .. one, .. two, .. two]);

        Assert.Equal(DocumentStatus.Processed, first.Status);
        Assert.Equal(["interchange-duplicate", "interchange-further", "interchange-duplicate"], first.Errors.Select(e => e.Code));
        Assert.Single(first.Further);
        Assert.Equal(["A 10", "B 5"], bench.Announced());
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Handle_FirstOfAFilePostedAloneBefore_CountsOnceAndTheOthersAreTaken()
    {
        var (one, two, three) = (Of("1", "ALDER", "SH1", "RM-1 A 10"), Of("2", "ALDER", "SH2", "RM-2 B 5"), Of("3", "ALDER", "SH3", "RM-3 C 1"));
        var alone = await FirstAsync(one);
        byte[] file = [.. one, .. two, .. three];

        var document = await FirstAsync(file);

        Assert.Equal((DocumentStatus.Processed, "000000002"), (document.Status, document.ControlNumber));
        Assert.Equal(["interchange-duplicate", "interchange-further"], document.Errors.Select(e => e.Code));
        Assert.Contains(alone.DocumentId, document.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(2, document.Further.Count);
        Assert.Equal(["SH2"], document.Shipments);
        Assert.Equal(["A 10", "B 5", "C 1"], bench.Announced());
        Assert.Empty(bench.Exceptions.All);
        Assert.Contains("~AK1*SH*2~", Answer(document), StringComparison.Ordinal);

        // The same file once more, and a redelivery after a crash: nothing changes.
        Assert.Equal(document.DocumentId, Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync(file)).Document.DocumentId);
        var count = bench.Documents.All.Count;
        await bench.Documents.SaveAsync(document with { Status = DocumentStatus.Accepted, Further = [], Errors = [], ProcessedAt = null }, CancellationToken.None);
        await bench.HandleAsync(new SentMessage(QueueNames.AsnInbound, "again", new AsnMessage(document.DocumentId).Write()));
        Assert.Equal((count, 3), (bench.Documents.All.Count, bench.Events.Count));
        Assert.Equal(document.Further, (await bench.FindAsync(document.DocumentId)).Further);
    }

    [Fact]
    public async Task Handle_EdifactWithServiceCharacters_IsKnownAgainByAllOfItsBytes()
    {
        byte[] one = [.. Despatch("1", "SH1", "A"), .. "\r\n"u8];
        await FirstAsync(one);
        var document = await FirstAsync([.. one, .. Despatch("2", "SH2", "B"), .. one]);
        Assert.Equal(("2", DocumentStatus.Processed), (document.ControlNumber!, document.Status));
        Assert.Equal(["interchange-duplicate", "interchange-duplicate"], document.Errors.Select(e => e.Code));
        Assert.Equal(["A 2.5", "B 2.5"], bench.Announced());
    }

    [Fact]
    public async Task Handle_FileThatGrows_TakesWhatIsNew()
    {
        var (one, two, three) = (Of("1", "ALDER", "SH1", "RM-1 A 10"), Of("2", "ALDER", "SH2", "RM-2 B 5"), Of("3", "ALDER", "SH3", "RM-3 C 1"));
        await FirstAsync([.. one, .. two]);
        var document = await FirstAsync([.. one, .. two, .. three]);
        Assert.Equal(("000000003", DocumentStatus.Processed), (document.ControlNumber!, document.Status));
        Assert.Equal(["interchange-duplicate", "interchange-duplicate"], document.Errors.Select(e => e.Code));
        Assert.Equal(["A 10", "B 5", "C 1"], bench.Announced());
    }

    [Fact]
    public async Task Post_InterchangesThatAllCameBefore_AreTheDocumentThatWasThere()
    {
        var (one, two) = (Of("1", "ALDER", "SH1", "RM-1 A 10"), Of("2", "ALDER", "SH2", "RM-2 B 5"));
        var file = await FirstAsync([.. one, .. two]);
        Assert.Equal(file.DocumentId, Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync(one)).Document.DocumentId);
        Assert.Equal(file.DocumentId, Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync([.. one, .. two, .. two])).Document.DocumentId);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_FirstOfAFileWithOtherBytes_IsRefused()
    {
        await FirstAsync(Of("1", "ALDER", "SH1", "RM-1 A 10"));
        var refused = Assert.IsType<AsnResult.Refused>(await bench.PostAsync([.. Of("1", "ALDER", "SH1", "RM-1 A 11"), .. Of("2", "ALDER", "SH2", "RM-2 B 5")]));
        Assert.Equal(RefusalCode.ControlNumberReused, refused.Refusal.Code);
        Assert.Single(bench.Exceptions.All);
        Assert.Equal(["A 10"], bench.Announced());
    }

    [Fact]
    public async Task Handle_BetweenOneThatCameAndOneThatIsNew_RefusesWhatIsToBeRefused()
    {
        var one = Of("1", "ALDER", "SH1", "RM-1 A 10");
        await FirstAsync(one);
        await FirstAsync(Of("2", "ALDER", "SH2", "RM-2 B 5"));
        var document = await FirstAsync([.. one, .. Of("2", "ALDER", "SH2", "RM-2 B 6"), .. Of("9", "BIRCH", "SH9", "RM-9 Z 1"), .. Of("3", "ALDER", "SH3", "RM-3 C 1")]);
        Assert.Equal((DocumentStatus.PartlyProcessed, "000000003"), (document.Status, document.ControlNumber));
        Assert.Equal([RefusalCode.ControlNumberReused, RefusalCode.SenderMismatch, "interchange-duplicate"], document.Errors.Select(e => e.Code));
        Assert.Equal(["A 10", "B 5", "C 1"], bench.Announced());
    }

    [Fact]
    public async Task Handle_CorrectionInAFileBehindOneThatCameBefore_TakesItsOwnNoticesAlone()
    {
        var one = Of("1", "ALDER", "SH1", "RM-1 A 10");
        await FirstAsync(one);
        await FirstAsync([.. one, .. AsnText.Interchange("2", "ALDER", 'P', AsnText.Made("05", "0900", "SH1", "RM-1 A 12"))]);
        Assert.Equal(["A 12"], bench.Announced());
    }

    private string Answer(Document document) => System.Text.Encoding.ASCII.GetString(bench.Blobs[document.Acknowledgment!.Blob]);

    private static byte[] Despatch(string control, string shipment, string lot) => System.Text.Encoding.ASCII.GetBytes(
        $"UNA*|,! ~UNB|UNOC*3|ALDER*ZZ|WORKS*ZZ|260301*0805|{control}~UNH|1|DESADV*D*96A*UN~BGM|351|{shipment}|9~CPS|1~LIN|1||RM-1*BP~PIA|1|{lot}*NB~QTY|12*2,5*KGM~UNT|7|1~UNZ|1|{control}~");

    private static byte[] Of(string control, string sender, string shipment, string line) =>
        AsnText.Interchange(control, sender, 'P', AsnText.Made("00", "0800", shipment, line));

    private async Task<Document> FirstAsync(byte[] body, AsnCaller? caller = null)
    {
        var id = await bench.PostedAsync(body, caller);
        await bench.PumpAsync();
        return await bench.FindAsync(id);
    }
}
