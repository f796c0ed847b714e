using LotFunctions.Azure.Cosmos;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;
using LotFunctions.Standards.Asn;
using Microsoft.Extensions.Logging.Abstractions;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>A process that ends while it registers or saves a document: no list loses it, and it can be registered again.</summary>
public sealed class CosmosDocumentsCrashTests
{
    private static readonly Document Accepted = new()
    {
        DocumentId = "d-1", Sha256 = new string('0', 64), Length = 1, Status = DocumentStatus.Accepted, ReceivedBy = "caller", Supplier = "S1",
        ReceivedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), Sender = new EdiParty("ZZ", "MILL"), ControlNumber = "1",
    };

    private static readonly Document Processed = Accepted with { Status = DocumentStatus.Processed, Shipments = ["SH-1"] };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AddAndSave_ProcessEndsAtEachRequest_EveryListAgreesWithTheDocument(bool afterEffect)
    {
        bool ended;
        var at = 0;
        do
        {
            at++;
            var fake = new FakeCosmos();
            ended = await EndsAsync(fake, at, afterEffect);

            var (documents, database) = Open(fake);
            await using (database)
            {
                await AssertListsAgreeAsync(documents);
                var added = await documents.AddAsync(Accepted, CancellationToken.None);
                Assert.NotEqual(DocumentAddOutcome.ControlNumberReused, added.Outcome);
                await documents.SaveAsync(Processed, CancellationToken.None);
                Assert.Equal(DocumentStatus.Processed, await AssertListsAgreeAsync(documents));
                Assert.Single(await documents.OfShipmentsAsync("supplier/S1", ["SH-1"], CancellationToken.None));
            }
        }
        while (ended);

        Assert.InRange(at, 10, 100);
    }

    private static async Task<bool> EndsAsync(FakeCosmos fake, int at, bool afterEffect)
    {
        var (documents, database) = Open(fake);
        await using (database)
        {
            var count = 0;
            fake.Fault = (_, _) => Interlocked.Increment(ref count) is var n && n < at ? null : new FakeFault(null, afterEffect && n == at);
            try
            {
                await documents.AddAsync(Accepted, CancellationToken.None);
                await documents.SaveAsync(Processed, CancellationToken.None);
                return false;
            }
            catch (ProcessEndedException)
            {
                return true;
            }
            finally
            {
                fake.Fault = null;
            }
        }
    }

    /// <summary>The document's status; null when there is none.</summary>
    private static async Task<DocumentStatus?> AssertListsAgreeAsync(CosmosDocuments documents)
    {
        var status = (await documents.FindAsync(Accepted.DocumentId, CancellationToken.None))?.Status;
        foreach (var listed in new DocumentStatus?[] { null, DocumentStatus.Accepted, DocumentStatus.Processed })
        {
            foreach (var supplier in new[] { null, "S1" })
            {
                var page = await documents.ListAsync(listed, supplier, 10, null, CancellationToken.None);
                Assert.Equal(status is not null && (listed is null || listed == status) ? 1 : 0, page.Items.Count);
            }
        }

        return status;
    }

    private static (CosmosDocuments Documents, CosmosDatabase Database) Open(FakeCosmos fake)
    {
        var database = new CosmosDatabase(CosmosPlace.OnFake(fake, "lots"), new RequestUnits(NullLogger<RequestUnits>.Instance), credential: null);
        return (new CosmosDocuments(database), database);
    }
}
