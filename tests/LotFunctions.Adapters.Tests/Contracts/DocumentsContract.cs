using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class DocumentsContract : PortContract<IDocuments>
{
    [Fact]
    public async Task Add_New_IsFoundAsItWas()
    {
        var document = Document("one", control: "000000001") with
        {
            Errors = [new Diagnostic("some-code", "Words.", new EdiPosition(3, "LIN", 2, null, 120), DiagnosticSeverity.Warning)],
            Lots = [LotKey.Create("ITEM", "L1")],
            Shipments = ["SH1"],
        };

        var added = await Port.AddAsync(document, None);

        Assert.Equal(DocumentAddOutcome.Added, added.Outcome);
        Assert.Equal(CanonicalJson.Write(document), CanonicalJson.Write((await Port.FindAsync(document.DocumentId, None))!));
    }

    [Fact]
    public async Task Find_Unknown_IsNull() => Assert.Null(await Port.FindAsync("d-none", None));

    [Fact]
    public async Task Add_SameDocument_AnswersTheFirst()
    {
        await Port.AddAsync(Document("one", control: "1"), None);

        var again = await Port.AddAsync(Document("one", control: "1") with { ReceivedBy = "another" }, None);

        Assert.Equal((DocumentAddOutcome.SameDocument, "caller"), (again.Outcome, again.Stored.ReceivedBy));
    }

    [Fact]
    public async Task Add_ControlNumberWithOtherBytes_RefusedAndNotRegistered()
    {
        var first = Document("one", control: "1");
        var other = Document("two", control: "1");
        await Port.AddAsync(first, None);

        var refused = await Port.AddAsync(other, None);

        Assert.Equal((DocumentAddOutcome.ControlNumberReused, first.DocumentId), (refused.Outcome, refused.Stored.DocumentId));
        Assert.Null(await Port.FindAsync(other.DocumentId, None));
    }

    [Fact]
    public async Task Add_ControlNumberOfOtherSenderOrWithoutSender_IsAnotherDocument()
    {
        await Port.AddAsync(Document("one", control: "1"), None);

        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("two", control: "1", sender: new EdiParty("ZZ", "OTHER")), None)).Outcome);
        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("three", control: "1", sender: new EdiParty("01", "SUPPLIER")), None)).Outcome);
        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("four", control: "1") with { Sender = null }, None)).Outcome);
        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("five", control: "1") with { Sender = null }, None)).Outcome);
        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("six", control: null), None)).Outcome);
        Assert.Equal(DocumentAddOutcome.Added, (await Port.AddAsync(Document("seven", control: null), None)).Outcome);
    }

    [Fact]
    public async Task Add_SameControlNumberAtOnce_OneIsRegistered()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Port.AddAsync(Document($"doc {i}", control: "1"), None)));

        Assert.Single(outcomes, o => o.Outcome == DocumentAddOutcome.Added);
        Assert.Equal(15, outcomes.Count(o => o.Outcome == DocumentAddOutcome.ControlNumberReused));
    }

    [Fact]
    public async Task Save_NewStatus_IsThereAfterReopen()
    {
        var document = Document("one", control: "1");
        await Port.AddAsync(document, None);

        await Port.SaveAsync(document with { Status = DocumentStatus.Processed, ProcessedAt = Clock.GetUtcNow() }, None);
        await ReopenAsync();

        Assert.Equal(DocumentStatus.Processed, (await Port.FindAsync(document.DocumentId, None))!.Status);
        Assert.Equal(DocumentAddOutcome.SameDocument, (await Port.AddAsync(document, None)).Outcome);
    }

    [Fact]
    public async Task Save_Unknown_Throws() =>
        await Assert.ThrowsAsync<KeyNotFoundException>(() => Port.SaveAsync(Document("one", control: "1"), None));

    [Fact]
    public async Task List_ByStatusAndSupplier_InOrderOfReceiptByPages()
    {
        var documents = new List<Document>();
        for (var i = 0; i < 12; i++)
        {
            // Two at a time come in the same moment.
            if (i % 2 == 0) Clock.Advance(TimeSpan.FromSeconds(1));
            documents.Add(Document($"doc {i}", control: $"{i}") with
            {
                Supplier = i % 3 == 0 ? "S1" : "S2",
                Status = i % 4 == 0 ? DocumentStatus.Rejected : DocumentStatus.Accepted,
            });
        }

        foreach (var document in documents.AsEnumerable().Reverse()) await Port.AddAsync(document, None);
        var ordered = documents.OrderBy(d => d.ReceivedAt).ThenBy(d => d.DocumentId, StringComparer.Ordinal).ToList();

        foreach (var (status, supplier) in new (DocumentStatus?, string?)[] { (null, null), (DocumentStatus.Accepted, null), (null, "S1"), (DocumentStatus.Rejected, "S2"), (null, "S3") })
        {
            var listed = await Paging.AllAsync(5, token => Port.ListAsync(status, supplier, 5, token, None));
            var expected = ordered.Where(d => (status is null || d.Status == status) && (supplier is null || d.Supplier == supplier));
            Assert.Equal(expected.Select(d => d.DocumentId), listed.Select(d => d.DocumentId));
        }
    }

    [Fact]
    public async Task OfShipments_SavedWithThem_FindsThoseOfThePartnerAlone()
    {
        var one = Document("one", control: "1") with { Supplier = "S1" };
        var two = Document("two", control: "2") with { Supplier = "S1", Shipments = ["A", "a", "B"] };
        var other = Document("three", control: "3") with { Supplier = "S2", Shipments = ["A"] };
        foreach (var document in new[] { one, two, other }) await Port.AddAsync(document, None);
        Assert.Equal([("A", two.DocumentId)], await OfAsync("supplier/S1", "A", "A", "C"));

        await Port.SaveAsync(one with { Shipments = ["A", "C"] }, None);
        await ReopenAsync();

        var expected = new[] { ("A", one.DocumentId), ("A", two.DocumentId), ("C", one.DocumentId) };
        Assert.Equal(expected.Order(), await OfAsync("supplier/S1", "A", "C", "none"));
        Assert.Empty(await OfAsync("supplier/s1", "A"));
        Assert.Empty(await OfAsync("supplier/S1"));
    }

    [Fact]
    public async Task OfShipments_WithoutSupplier_AreTheSenders()
    {
        var document = Document("one", control: "1", sender: new EdiParty("ZZ", "X")) with { Shipments = ["A"] };
        await Port.AddAsync(document, None);
        await Port.AddAsync(Document("two", control: "2") with { Sender = null, Shipments = ["A"] }, None);

        Assert.Equal([("A", document.DocumentId)], await OfAsync("sender/ZZ/X", "A"));
        Assert.Empty(await OfAsync("sender/01/X", "A"));
    }

    [Fact]
    public async Task OfShipments_ManySavedAgain_EachOnce()
    {
        var all = Enumerable.Range(0, 3000).Select(i => $"SH-{i}").ToArray();
        var document = Document("one", control: "1") with { Supplier = "S1" };
        await Port.AddAsync(document, None);
        for (var i = 0; i < 2; i++) await Port.SaveAsync(document with { Shipments = all }, None);

        Assert.Equal(all.Order(StringComparer.Ordinal), (await OfAsync("supplier/S1", all)).Select(x => x.Shipment).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("nonsense!")]
    [InlineData("W10")]
    public async Task List_TokenOfNobody_IsAFormatException(string token) =>
        await Assert.ThrowsAsync<FormatException>(() => Port.ListAsync(null, null, 5, token, None));

    private async Task<IReadOnlyList<(string Shipment, string DocumentId)>> OfAsync(string partner, params string[] shipments) =>
        [.. (await Port.OfShipmentsAsync(partner, shipments, None)).Select(s => (s.Shipment, s.DocumentId)).Order()];

    private Document Document(string content, string? control, EdiParty? sender = null)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return new Document
        {
            DocumentId = Core.Intake.Document.IdOf(sha256),
            Sha256 = sha256,
            Length = content.Length,
            Status = DocumentStatus.Accepted,
            ReceivedAt = Clock.GetUtcNow(),
            ReceivedBy = "caller",
            Sender = sender ?? new EdiParty("ZZ", "SUPPLIER"),
            ControlNumber = control,
        };
    }
}
