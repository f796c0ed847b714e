using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

public sealed class DocumentDiscrepanciesTests
{
    private readonly AsnBench bench = new();
    private readonly Story story = new(new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Of_NothingReceived_IsNothing() => Assert.Empty(await DiscrepanciesAsync());

    [Fact]
    public async Task Of_PalletReceivedAsAnnounced_IsNothing() =>
        Assert.Empty(await DiscrepanciesAsync(story.OfUnit(LotEventType.Receive, AsnText.Pallet)));

    [Fact]
    public async Task Of_OneCartonShort_NamesItAlone()
    {
        var found = await DiscrepanciesAsync(Receive("RM-1", "A1", 8, AsnText.CartonA));
        Assert.Equal(
            [new Discrepancy(DiscrepancyKind.Short, LotKey.Create("RM-1", "A1"), AsnText.CartonA, Story.Kg(10), Story.Kg(8), Story.Kg(2))],
            found);
    }

    [Fact]
    public async Task Of_MoreThanAnnouncedInAnotherUnit_IsOverInTheAnnouncedUnit()
    {
        var found = await DiscrepanciesAsync(Receive("RM-1", "A1", 12_500, AsnText.CartonA, unit: "GRM"));
        Assert.Equal((DiscrepancyKind.Over, Story.Kg(2.5m)), (found.Single().Kind, found.Single().Amount));
    }

    [Fact]
    public async Task Of_DamagedGoods_AreNamedAndCountAsReceived()
    {
        var found = await DiscrepanciesAsync(
            Receive("RM-1", "A1", 9, AsnText.CartonA), Receive("RM-1", "A1", 1, AsnText.CartonA, reason: DocumentDiscrepancies.Damaged));
        Assert.Equal((DiscrepancyKind.Damaged, Story.Kg(1)), (found.Single().Kind, found.Single().Amount));
    }

    [Fact]
    public async Task Of_ReceiptTakenBack_IsNothing()
    {
        var wrong = Receive("RM-1", "A1", 8, AsnText.CartonA);
        Assert.Empty(await DiscrepanciesAsync(wrong, story.Void(wrong)));
    }

    private LotEvent Receive(string item, string lot, decimal quantity, string sscc, string? reason = null, string unit = "KGM") =>
        story.Event(LotEventType.Receive, with: e => e with
        {
            Lot = LotKey.Create(item, lot),
            Quantity = new Quantity(quantity, unit),
            LogisticUnit = sscc,
            Reason = reason,
        });

    private async Task<IReadOnlyList<Discrepancy>> DiscrepanciesAsync(params LotEvent[] scanned)
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("7", AsnText.TwoCartons()));
        foreach (var e in scanned) await bench.AppendAsync(e);
        return await new DocumentDiscrepancies(bench.Ledger).OfAsync(document, CancellationToken.None);
    }
}
