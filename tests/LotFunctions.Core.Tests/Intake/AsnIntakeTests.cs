using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Tests.Intake;

public sealed class AsnIntakeTests
{
    private readonly AsnBench bench = new();

    [Fact]
    public async Task Post_ShipNotice_IsArchivedRegisteredAndQueued()
    {
        var body = AsnText.Interchange("7", AsnText.TwoCartons());
        var document = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(body)).Document;

        Assert.Equal(body, bench.Blobs[document.RawBlob]);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(body)), document.Sha256);
        Assert.Equal(
            (DocumentStatus.Accepted, AsnFormat.X12, new EdiParty("ZZ", "ALDER"), new EdiParty("ZZ", "WORKS"), "000000007", "ALDER", "alder-key"),
            (document.Status, document.Format, document.Sender, document.Receiver, document.ControlNumber, document.Supplier, document.ReceivedBy));
        var message = bench.Sender.Sent.Single();
        Assert.Equal((QueueNames.AsnInbound, document.DocumentId), (message.Queue, message.MessageId));
        Assert.Equal($$"""{"documentId":"{{document.DocumentId}}"}""", Encoding.UTF8.GetString(message.Body));
    }

    [Fact]
    public async Task Post_SameBytesUnprocessed_IsTheOriginalQueuedAgain()
    {
        var body = AsnText.Interchange("7", AsnText.TwoCartons());
        bench.Sender.FailOnce = true;
        await Assert.ThrowsAsync<IOException>(() => bench.PostAsync(body));

        var again = Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync(body));
        Assert.Equal(bench.Documents.All.Single(), again.Document);
        Assert.Equal(again.Document.DocumentId, bench.Sender.Sent.Single().MessageId);
    }

    [Fact]
    public async Task Post_SameBytesProcessed_ChangesNothing()
    {
        var body = AsnText.Interchange("7", AsnText.TwoCartons());
        var processed = await bench.ProcessAsync(body);

        Assert.Equal(processed, Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync(body)).Document);
        Assert.Single(bench.Sender.Sent);
        Assert.Equal(2, bench.Events.Count);
    }

    [Fact]
    public async Task Post_ControlNumberWithOtherContent_IsRefusedArchivedAndRaisedOnce()
    {
        await bench.PostAsync(AsnText.Interchange("7", AsnText.TwoCartons()));
        var other = AsnText.Interchange("7", AsnText.TwoCartons("SH2"));

        for (var i = 0; i < 2; i++)
        {
            var refused = Assert.IsType<AsnResult.Refused>(await bench.PostAsync(other));
            Assert.Equal((RefusalCode.ControlNumberReused, bench.Documents.All.Single()), (refused.Refusal.Code, refused.Document));
        }

        var sha = Convert.ToHexStringLower(SHA256.HashData(other));
        Assert.Contains($"raw/{sha[..2]}/{sha}", bench.Blobs.Names);
        Assert.Contains(sha, bench.Exceptions.All.Single().Original, StringComparison.Ordinal);
        Assert.Single(bench.Sender.Sent);
    }

    [Theory]
    [InlineData("hello", "format-unknown")]
    [InlineData("ISA*00*", "isa-truncated")]
    [InlineData("GS*SH*A*B*20260301*0805*1*X*004010~", "isa-missing")]
    [InlineData("\n ST*856*0001~", "isa-missing")]
    [InlineData("STAY", "format-unknown")]
    [InlineData("""{"sender":{"id":"A"}""", "json-invalid")]
    [InlineData("""{"sender":{"id":"A"},"controlNumber":7,"notices":[{}]}""", "wrong-type")]
    public async Task Post_NothingThatCanBeRead_IsKeptAndRejected(string body, string code)
    {
        for (var i = 0; i < 2; i++)
        {
            var result = Assert.IsType<AsnResult.Unreadable>(await bench.PostAsync(Encoding.ASCII.GetBytes(body)));
            Assert.Equal(code, result.Errors.Single().Code);
            Assert.Equal(DocumentStatus.Rejected, result.Document!.Status);
            Assert.Equal(body, Encoding.ASCII.GetString(bench.Blobs[result.Document.RawBlob]));
        }

        Assert.Single(bench.Documents.All);
        Assert.Empty(bench.Sender.Sent);
    }

    [Fact]
    public async Task Post_MailHeadersInFront_IsRejectedAndSaysWhereTheInterchangeStands()
    {
        const string Front = "Content-Type: application/edi-x12\r\n\r\n";
        var body = Front + "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260714*0915*U*00401*000000001*0*P*>~GS*SH~IEA*1*000000001~";
        var error = Assert.Single(Assert.IsType<AsnResult.Unreadable>(await bench.PostAsync(Encoding.ASCII.GetBytes(body))).Errors);
        Assert.Equal(("format-unknown", (long)Front.Length), (error.Code, error.Position!.Offset));
        Assert.Contains($"ISA stands at byte {Front.Length}, in line 3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_JsonWithAHeadFullOfErrors_TellsThemAllWithTheirPointers()
    {
        var body = """{"notices":[{"lines":[1,2,3]}],"sender":{"qualifier":"","id":null,"id2":1},"from":1}""";
        var result = Assert.IsType<AsnResult.Unreadable>(await bench.PostAsync(Encoding.UTF8.GetBytes(body)));
        Assert.Equal(
            [("invalid-value", "/sender/qualifier"), ("wrong-type", "/sender/id"), ("unknown-field", "/sender/id2"), ("required", "/controlNumber"), ("unknown-field", "/from")],
            result.Errors.Select(e => (e.Code, e.Pointer!)));
    }

    [Fact]
    public async Task Post_Json_GoesBySenderAndControlNumber()
    {
        var document = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(Json("J1", "S1"))).Document;
        Assert.Equal(
            (AsnFormat.Json, new EdiParty("ZZ", "ALDER"), new EdiParty("", "WORKS"), "J1", "ALDER"),
            (document.Format, document.Sender, document.Receiver, document.ControlNumber, document.Supplier));

        Assert.IsType<AsnResult.AlreadyThere>(await bench.PostAsync(Json("J1", "S1")));
        Assert.Equal(RefusalCode.ControlNumberReused, Assert.IsType<AsnResult.Refused>(await bench.PostAsync(Json("J1", "S2"))).Refusal.Code);
        Assert.Equal(RefusalCode.SenderMismatch, Assert.IsType<AsnResult.Refused>(await bench.PostAsync(Json("J2", "S2"), new AsnCaller("birch-key", "BIRCH"))).Refusal.Code);
        Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(Json("J2", "S2")));
    }

    [Fact]
    public async Task Post_StreamThatBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => bench.Intake.PostAsync(
            new BreakingStream(AsnText.Interchange("7", AsnText.TwoCartons())), AsnBench.Alder, CancellationToken.None));
        Assert.Empty(bench.Blobs.Names);
        Assert.Empty(bench.Documents.All);
        Assert.Empty(bench.Sender.Sent);
    }

    [Fact]
    public async Task Post_Nothing_IsUnreadableAndLeavesNothing()
    {
        var result = Assert.IsType<AsnResult.Unreadable>(await bench.PostAsync([]));
        Assert.Equal("empty-body", result.Errors.Single().Code);
        Assert.Null(result.Document);
        Assert.Empty(bench.Blobs.Names);
        Assert.Empty(bench.Documents.All);
    }

    [Fact]
    public async Task Post_ForeignSender_IsRefusedAndHarmsTheRightOneNot()
    {
        var body = AsnText.Interchange("7", AsnText.TwoCartons());
        var refused = Assert.IsType<AsnResult.Refused>(await bench.PostAsync(body, new AsnCaller("birch-key", "BIRCH")));
        Assert.Equal((RefusalCode.SenderMismatch, DocumentStatus.Rejected, "BIRCH"), (refused.Refusal.Code, refused.Document.Status, refused.Document.Supplier));
        Assert.Equal(body, bench.Blobs[refused.Document.RawBlob]);
        Assert.Empty(bench.Sender.Sent);

        var accepted = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(body));
        Assert.NotEqual(refused.Document.DocumentId, accepted.Document.DocumentId);

        // The same again, now that the right one is there: still refused, and told nothing of it.
        Assert.Equal(refused.Document, Assert.IsType<AsnResult.Refused>(await bench.PostAsync(body, new AsnCaller("birch-key", "BIRCH"))).Document);
        await bench.HandleAsync(bench.Sender.Sent.Single() with { Body = Encoding.UTF8.GetBytes($$"""{"documentId":"{{refused.Document.DocumentId}}"}""") });
        Assert.Empty(bench.Events);
    }

    [Theory]
    [InlineData("ZZ", "ALDER-EDI", true)]
    [InlineData("", "ALDER-EDI", true)]
    [InlineData("01", "ALDER-EDI", false)]
    [InlineData("ZZ", "alder-edi", false)]
    public async Task Post_RegisteredIdentity_DecidesWhoTheSenderIs(string qualifier, string id, bool same)
    {
        await bench.RegisterAsync("ALDER", new EdiParty("14", "OTHER"), new EdiParty(qualifier, id));
        var result = await bench.PostAsync(AsnText.Interchange("7", "ALDER-EDI", 'P', AsnText.TwoCartons()));
        Assert.Equal(same, result is AsnResult.Accepted);
    }

    [Fact]
    public async Task Post_OwnIdAlthoughIdentitiesAreRegistered_IsRefused()
    {
        await bench.RegisterAsync("ALDER", new EdiParty("ZZ", "ALDER-EDI"));
        Assert.IsType<AsnResult.Refused>(await bench.PostAsync(AsnText.Interchange("7", AsnText.TwoCartons())));
    }

    [Fact]
    public async Task Post_ByTheHouse_FindsTheSupplierByItsIdentity()
    {
        for (var i = 0; i < 600; i++) await bench.RegisterAsync($"S{i:D3}");
        await bench.RegisterAsync("ZULU", new EdiParty("ZZ", "ALDER"));
        var known = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(AsnText.Interchange("7", AsnText.TwoCartons()), AsnBench.House));
        var unknown = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(AsnText.Interchange("7", "BIRCH", 'P', AsnText.TwoCartons()), AsnBench.House));
        Assert.Equal(("ZULU", null), (known.Document.Supplier, unknown.Document.Supplier));
    }

    [Fact]
    public async Task Resume_AfterACrash_QueuesWhatIsStillAccepted()
    {
        await bench.ProcessAsync(AsnText.Interchange("1", AsnText.TwoCartons("S1")));
        for (var i = 2; i < 405; i++) await bench.PostAsync(AsnText.Interchange($"{i}", AsnText.TwoCartons($"S{i}")));
        var before = bench.Sender.Sent.Count;

        Assert.Equal(403, await bench.Intake.ResumeAsync(CancellationToken.None));
        Assert.Equal(403, bench.Sender.Sent.Skip(before).Select(m => m.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Wait_UntilProcessed_ReturnsTheProcessedDocument()
    {
        var document = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(AsnText.Interchange("7", AsnText.TwoCartons()))).Document;
        var wait = bench.Intake.WaitAsync(document.DocumentId, TimeSpan.FromSeconds(30), CancellationToken.None);
        Assert.False(wait.IsCompleted);

        await bench.HandleAsync(bench.Sender.Sent.Single());
        bench.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(DocumentStatus.Processed, (await wait)!.Status);
    }

    [Fact]
    public async Task Wait_TooLong_ReturnsTheDocumentAsItIs()
    {
        var document = Assert.IsType<AsnResult.Accepted>(await bench.PostAsync(AsnText.Interchange("7", AsnText.TwoCartons()))).Document;
        var wait = bench.Intake.WaitAsync(document.DocumentId, TimeSpan.FromSeconds(5), CancellationToken.None);
        while (!wait.IsCompleted)
        {
            bench.Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(document, await wait);
        Assert.Null(await bench.Intake.WaitAsync("d-unknown", TimeSpan.FromSeconds(5), CancellationToken.None));
    }

    private static byte[] Json(string number, string shipment) => Encoding.UTF8.GetBytes(
        $$"""{"notices":[{"purpose":"original","shipmentId":"{{shipment}}"}],"controlNumber":"{{number}}","receiver":{"id":"WORKS"},"sender":{"qualifier":"ZZ","id":"ALDER"} }""");

    /// <summary>Gives its bytes, then fails in the place of an end.</summary>
    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var count ? count : throw new EndOfStreamException();

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) =>
            throw new EndOfStreamException();
    }
}
