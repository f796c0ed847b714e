using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Tests.Intake;

public sealed class AsnHandlerTests
{
    private readonly AsnBench bench = new();

    [Fact]
    public async Task Handle_TwoCartons_AnnouncesEachLotInItsUnit()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons()));

        Assert.Equal((DocumentStatus.Processed, bench.Clock.GetUtcNow()), (document.Status, document.ProcessedAt));
        Assert.DoesNotContain(document.Errors, e => e.Severity == DiagnosticSeverity.Error);
        Assert.Equal(["SH1"], document.Shipments);
        Assert.Equal([LotKey.Create("RM-1", "A1"), LotKey.Create("RM-2", "B1")], document.Lots);

        var e = bench.Events[0];
        Assert.Equal(
            new LotEvent
            {
                EventId = e.EventId,
                ContentHash = e.ContentHash,
                Type = LotEventType.Announce,
                At = new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero),
                Lot = LotKey.Create("RM-1", "A1"),
                Quantity = new Quantity(10, "KGM"),
                LogisticUnit = AsnText.CartonA,
                OuterUnit = AsnText.Pallet,
                Shipment = "SH1",
                Supplier = "ALDER",
                Document = document.DocumentId,
                Attributes = new LotAttributes { Expiry = new(2027, 12, 31), Description = "FLOUR", SupplierItem = "V-1" },
            },
            e);
        Assert.Equal((AsnText.CartonB, "B1"), (bench.Events[1].LogisticUnit, bench.Events[1].Lot!.Value.Lot));
        Assert.Equal("alder-key", bench.Ledger.Events[0].RecordedBy);
    }

    [Fact]
    public async Task Handle_Redelivered_ChangesNothing()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons()));
        var hashes = bench.Ledger.Events.Select(r => r.Hash).ToList();
        var writes = bench.Documents.Writes;
        bench.Clock.Advance(TimeSpan.FromHours(1));

        await bench.HandleAsync(bench.Sender.Sent.Single());
        Assert.Equal(hashes, bench.Ledger.Events.Select(r => r.Hash));
        Assert.Equal((writes, document), (bench.Documents.Writes, bench.Documents.All.Single()));
    }

    [Fact]
    public async Task Handle_CrashBeforeTheDocumentWasSaved_EndsAsIfItHadNot()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons()));
        await bench.Documents.SaveAsync(
            document with { Status = DocumentStatus.Accepted, Lots = [], Shipments = [], Errors = [], ProcessedAt = null, Acknowledgment = null }, CancellationToken.None);

        await bench.HandleAsync(bench.Sender.Sent.Single());
        var again = bench.Documents.All.Single();
        Assert.NotNull(again.Acknowledgment);
        Assert.Equal(CanonicalJson.Write(document), CanonicalJson.Write(again with { Acknowledgment = document.Acknowledgment }));
        Assert.Equal(2, bench.Events.Count);
    }

    [Fact]
    public async Task Handle_OneBadNotice_RecordsTheOtherAndTellsWhere()
    {
        var bad = AsnText.Notice("SH2", "HL*2*1*I|LIN*1*BP*RM-9*LT*X|SN1*1*ten*KG");
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons(), bad));

        Assert.Equal(DocumentStatus.PartlyProcessed, document.Status);
        Assert.Equal(2, document.Lots.Count);
        var error = document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error);
        Assert.Equal(("quantity-invalid", "SN1"), (error.Code, error.Position!.SegmentId));
    }

    [Theory]
    [InlineData("GE*1*7~", "GE*3*7~", "set-count-mismatch", "~AK9*P*3*1*1*5~", null)]
    [InlineData("IEA*1*", "IEA*2*", "group-count-mismatch", "~AK9*A*1*1*1~", "~TA1*000000007*260301*0805*E*021~")]
    public async Task Handle_SetOrGroupThatDidNotCome_TakesTheOthersAndTellsOfIt(string right, string wrong, string code, string trailer, string? note)
    {
        var whole = Encoding.ASCII.GetString(AsnText.Interchange("7", AsnText.TwoCartons()));
        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(whole.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal((DocumentStatus.PartlyProcessed, 2), (document.Status, bench.Events.Count));
        Assert.Equal(code, document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error).Code);
        Assert.Equal((code, ExceptionStatus.Open), (bench.Exceptions.All.Single().Code, bench.Exceptions.All.Single().Status));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, document.Acknowledgment!.Outcome);
        var answer = Encoding.ASCII.GetString(bench.Blobs[document.Acknowledgment.Blob]);
        Assert.Contains(trailer, answer, StringComparison.Ordinal);
        if (note is not null) Assert.Contains(note, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_MessageThatDidNotCome_TakesTheOthersAndTellsOfIt()
    {
        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(
            "UNB+UNOC:3+ALDER:ZZ+WORKS:ZZ+260301:0805+7'UNH+1+DESADV:D:96A:UN'BGM+351+SH1+9'CPS+1'LIN+1++RM-1:BP'PIA+1+A1:NB'QTY+12:5:KGM'UNT+7+1'UNZ+2+7'"));

        Assert.Equal((DocumentStatus.PartlyProcessed, 1), (document.Status, bench.Events.Count));
        Assert.Equal("set-count-mismatch", bench.Exceptions.All.Single().Code);
        Assert.Contains("'UCI+7+ALDER:ZZ+WORKS:ZZ+7+29+UNZ+2'", Encoding.ASCII.GetString(bench.Blobs[document.Acknowledgment!.Blob]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_LineWithoutLot_IsAnErrorUntilTheItemNeedsNone()
    {
        var notice = AsnText.Notice("SH1", "HL*2*1*I|LIN*1*BP*RM-1*LT*A1|SN1*1*1*KG", "HL*3*1*I|LIN*2*BP*GLOVES|SN1*2*3*EA");
        var document = await bench.ProcessAsync(AsnText.Interchange("7", notice));
        Assert.Equal(DocumentStatus.PartlyProcessed, document.Status);
        var error = document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error);
        Assert.Equal((RefusalCode.LotRequired, "LIN", 12), (error.Code, error.Position!.SegmentId, error.Position.Segment));

        // Nothing changed: nothing is written. Then the item is registered, and a replay completes the document.
        var writes = bench.Documents.Writes;
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.HandleAsync(bench.Sender.Sent.Single());
        Assert.Equal(writes, bench.Documents.Writes);

        await bench.References.PutAsync("GLOVES", new Item { LotControlled = false }, CancellationToken.None);
        await bench.HandleAsync(bench.Sender.Sent.Single());
        Assert.Equal(DocumentStatus.Processed, bench.Documents.All.Single().Status);
        Assert.Equal(["A1", ""], bench.Events.Select(e => e.Lot!.Value.Lot));
    }

    [Fact]
    public async Task Handle_OneQuantityInSeveralUnits_IsUnknownInEachAndSaidSo()
    {
        var notice = AsnText.Notice("SH1", $"HL*2*1*I|LIN*1*BP*RM-1*LT*A1|SN1*1*10*KG|MAN*GM*00{AsnText.CartonA}|MAN*GM*00{AsnText.CartonB}");
        var document = await bench.ProcessAsync(AsnText.Interchange("7", notice));

        Assert.Equal([(AsnText.CartonA, null), (AsnText.CartonB, (Quantity?)null)], bench.Events.Select(e => (e.LogisticUnit!, e.Quantity)));
        var warning = document.Errors.Single(e => e.Code == "unit-quantity-unknown");
        Assert.Contains("10 KGM", warning.Message, StringComparison.Ordinal);
        Assert.Equal((DiagnosticSeverity.Warning, DocumentStatus.Processed), (warning.Severity, document.Status));
    }

    [Fact]
    public async Task Handle_SeveralLotsWithoutQuantities_AreAnnouncedWithoutGuessing()
    {
        await bench.ProcessAsync(AsnText.Interchange("7", AsnText.Notice("SH1", "HL*2*1*I|LIN*1*BP*RM-1*LT*A1*LT*A2|SN1*1*10*KG")));
        Assert.Equal([("A1", null), ("A2", (Quantity?)null)], bench.Events.Select(e => (e.Lot!.Value.Lot, e.Quantity)));
    }

    [Fact]
    public async Task Handle_NothingToAnnounce_IsRejectedWithAReason()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.Notice("SH1")));
        Assert.Equal(DocumentStatus.Rejected, document.Status);
        Assert.Equal("nothing-announced", document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error).Code);
    }

    [Fact]
    public async Task Handle_LinesOfNothing_AreSaidAndNeedNoLot()
    {
        var notice = AsnText.Notice("SH1", "HL*2*1*I|LIN*1*BP*RM-1*LT*A1|SN1*1*0*KG", "HL*3*1*I|LIN*2*BP*RM-2*LT*B1|SN1*2*1*KG", "HL*4*1*I|LIN*3*BP*RM-3|SN1*3*0*KG");
        var document = await bench.ProcessAsync(AsnText.Interchange("7", notice));
        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Equal([("nothing-shipped", "LIN"), ("nothing-shipped", "LIN")], document.Errors.Select(e => (e.Code, e.Position!.SegmentId!)));
        Assert.Equal([LotKey.Create("RM-2", "B1")], document.Lots);
    }

    [Fact]
    public async Task Handle_TestInterchange_IsProcessedAndMarked()
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", "ALDER", 'T', AsnText.TwoCartons()));
        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Contains(document.Errors, e => e is { Code: "test-interchange", Severity: DiagnosticSeverity.Warning });
    }

    [Fact]
    public async Task Handle_MoreLinesThanAChunk_AnnouncesAll()
    {
        var levels = Enumerable.Range(1, 1203).Select(i => $"HL*{i + 1}*1*I|LIN*{i}*BP*RM-1*LT*L{i}|SN1*{i}*1*KG").ToArray();
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.Notice("SH1", levels)));
        Assert.Equal((DocumentStatus.Processed, 1203, 1203), (document.Status, document.Lots.Count, bench.Events.Count));
    }

    [Fact]
    public async Task Handle_ErrorsWithoutEnd_KeepsAThousandAndSaysSo()
    {
        var levels = Enumerable.Range(1, 1100).Select(i => $"HL*{i + 1}*1*I|LIN*{i}*BP*RM-1|SN1*{i}*1*KG").ToArray();
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.Notice("SH1", levels)));
        Assert.Equal((DocumentStatus.Rejected, 1000), (document.Status, document.Errors.Count(e => e.Code == RefusalCode.LotRequired)));
        Assert.Contains("100 more", document.Errors[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Take_HostileNotice_IsBounded()
    {
        var line = new AsnLine
        {
            Number = 1,
            Item = "RM-1",
            Lots = [.. Enumerable.Range(0, 30_000).Select(i => new AsnLot($"L{i}", null))],
            LogisticUnits = [.. Enumerable.Range(0, 30).Select(i => $"U{i}")],
        };
        var asn = new Asn { ControlNumber = "1", Purpose = AsnPurpose.Original, Lines = [line, line] };
        var document = new Document { DocumentId = "d-1", Status = DocumentStatus.Accepted, ReceivedAt = bench.Clock.GetUtcNow(), ReceivedBy = "x", Sha256 = "00", Length = 1 };
        var run = new IntakeRun(document, RuleBook.None) { Budget = new AnnouncementBudget(100) };
        var notices = new StreamedNotices(run, bench.Documents, bench.Ledger, new LineChecks(bench.References, bench.Ledger, new IntakeOptions(), []));

        await notices.TakeAsync(new SourcedNotice(document, new InterchangeHeader { Format = AsnFormat.X12 }, 1, asn, RuleBook.None), CancellationToken.None);
        await notices.FlushAsync(CancellationToken.None);

        // Three lots in thirty units each; the fourth does not fit.
        Assert.Equal(90, bench.Events.Count);
        Assert.Equal("too-many-announcements", run.Findings.Diagnostics().Single().Code);
    }

    [Fact]
    public async Task Handle_UnknownSupplier_TakesTheOneThatTheNoticeNames()
    {
        await bench.ProcessAsync(AsnText.Interchange("7", "GATEWAY", 'P', AsnText.TwoCartons()), AsnBench.House);
        Assert.Equal("ALDER", bench.Events[0].Supplier);
    }

    [Theory]
    [InlineData("", "B", "C", "B", "C")]
    [InlineData("ALDER", "B", "C", "B", "C")]
    [InlineData("ALDER", "V-17", "V-17", "ALDER", "ALDER")]
    [InlineData("ALDER", "V-17", null, "V-17", "ALDER")]
    [InlineData("", "B", null, "B", "HUB")]
    public async Task Handle_SuppliersOfTheOrders_AreThoseOfTheirLots(string registered, string first, string? second, string expected, string other)
    {
        if (registered.Length > 0) await bench.RegisterAsync(registered, new EdiParty("ZZ", "HUB"));
        string[] levels =
        [
            $"HL*2*1*O|N1*SU**92*{first}|HL*3*2*I|LIN**BP*RM-1*LT*A1|SN1**1*KG",
            $"HL*4*1*O{(second is null ? "" : $"|N1*VN**92*{second}")}|HL*5*4*I|LIN**BP*RM-1*LT*A2|SN1**1*KG",
        ];
        var notice = AsnText.Notice("SH1", levels);
        notice = [.. notice.Where(s => !s.StartsWith("N1*SF", StringComparison.Ordinal))];

        await bench.ProcessAsync(AsnText.Interchange("7", "HUB", 'P', notice), AsnBench.House);

        Assert.Equal([("A1", expected), ("A2", other)], bench.Events.Select(e => (e.Lot!.Value.Lot, e.Supplier!)));
    }

    [Fact]
    public async Task Handle_SupplierOfALineFromACallerBoundToOne_IsTheCallers()
    {
        await bench.ProcessAsync(AsnText.Interchange("7", AsnText.Notice(
            "SH1", "HL*2*1*I|LIN**BP*RM-1*LT*A1|SN1**1*KG|N1*SU**92*BIRCH", "HL*3*1*I|LIN**BP*RM-1*LT*A2|SN1**1*KG|N1*SU**92*CEDAR")));
        Assert.Equal(["ALDER", "ALDER"], bench.Events.Select(e => e.Supplier));
    }

    [Fact]
    public async Task Handle_AdviceAboutOurOwnDocuments_IsKeptAndNotAnswered()
    {
        var text = Encoding.ASCII.GetString(AsnText.Interchange("7", ["BGN*11*1*20260301", "OTI*TA*SI*SH1"])).Replace("ST*856", "ST*824", StringComparison.Ordinal).Replace("GS*SH", "GS*AG", StringComparison.Ordinal);
        var document = await bench.ProcessAsync(Encoding.ASCII.GetBytes(text));

        Assert.Equal((DocumentStatus.Processed, null), (document.Status, document.Acknowledgment));
        Assert.Contains(document.Errors, static e => e is { Code: "acknowledgment-received", Severity: DiagnosticSeverity.Warning });
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Handle_NoticeWrittenAfterTheGoodsCame_StillFillsTheUnitThatWasReceived()
    {
        var story = new Fakes.Story(new DateTimeOffset(2026, 3, 1, 7, 30, 0, TimeSpan.Zero));
        await bench.AppendAsync(story.OfUnit(LotEventType.Receive, AsnText.Pallet));
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons()));

        var states = await bench.Ledger.StatesAsync(document.Lots, CancellationToken.None);
        Assert.Equal([10, 5], document.Lots.Select(l => states[l].OnHand));
    }

    [Fact]
    public async Task Handle_NoticeDatedInTheFuture_IsNoLaterThanItsReceipt()
    {
        var notice = AsnText.TwoCartons();
        notice[0] = "BSN*00*SH1*20260303*0800*0001";
        notice[2] = "DTM*011*20260302*0700";
        await bench.ProcessAsync(AsnText.Interchange("7", notice));
        Assert.Equal(bench.Clock.GetUtcNow(), bench.Events[0].At);
    }

    [Theory]
    [InlineData("{", "invalid-message")]
    [InlineData("{}", "invalid-message")]
    [InlineData("""{"documentId":"d-nowhere"}""", "document-unknown")]
    public async Task Handle_MessageThatNamesNothing_GoesToTheDeadLetters(string body, string reason) =>
        Assert.Equal(reason, (await bench.Handler.HandleAsync(Encoding.UTF8.GetBytes(body), CancellationToken.None)).DeadLetterReason);
}
