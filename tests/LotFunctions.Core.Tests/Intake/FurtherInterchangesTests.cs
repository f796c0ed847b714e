using LotFunctions.Core.Intake;
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

    private static byte[] Of(string control, string sender, string shipment, string line) =>
        AsnText.Interchange(control, sender, 'P', AsnText.Made("00", "0800", shipment, line));

    private async Task<Document> FirstAsync(byte[] body, AsnCaller? caller = null)
    {
        var id = await bench.PostedAsync(body, caller);
        await bench.PumpAsync();
        return await bench.FindAsync(id);
    }
}
