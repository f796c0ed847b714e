using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>What the supplier hears of its lines before the truck arrives.</summary>
public sealed class LineAdviceTests
{
    private readonly AsnBench bench = new();
    private int control;

    [Fact]
    public async Task Handle_RecalledHeldExpired_AreAnnouncedWithAWarning()
    {
        await bench.Ledger.AppendAsync([Hold("R", "r-1"), Hold("H", null)], new Recorder("quality", IsQuality: true), CancellationToken.None);
        var lines = AsnText.Notice(
            "SH1",
            "HL*2*1*I|LIN*1*BP*RM-1*LT*R|SN1*1*1*KG", "HL*3*1*I|LIN*2*BP*RM-1*LT*H|SN1*2*1*KG",
            "HL*4*1*I|LIN*3*BP*RM-1*LT*E|SN1*3*1*KG|DTM*036*20260228", "HL*5*1*I|LIN*4*BP*RM-1*LT*F|SN1*4*1*KG|DTM*036*20260301");
        var document = await bench.ProcessAsync(AsnText.Interchange("1", lines));

        Assert.Equal(DocumentStatus.Processed, document.Status);
        Assert.Equal(
            [("lot-recalled", 9), ("lot-held", 12), ("lot-expired", 15)], document.Errors.Select(e => (e.Code, e.Position!.Segment)));
        Assert.All(document.Errors, e => Assert.Equal((DiagnosticSeverity.Warning, "LIN"), (e.Severity, e.Position!.SegmentId)));
        Assert.Equal(["E 1", "F 1", "H 1", "R 1"], bench.Announced());
        Assert.Contains("lot-recalled", Acknowledgment(document), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Handle_LotInvalidOrItemMissing_IsAnErrorAtTheLine()
    {
        var notice = AsnText.Made("00", "0800", "SH1", $"RM-1 {new string('L', 81)} 1", "RM-1 A 1");
        var document = await bench.ProcessAsync(AsnText.Interchange("1", notice));
        Assert.Equal((DocumentStatus.PartlyProcessed, "lot-invalid"), (document.Status, document.Errors.Single(e => e.Severity == DiagnosticSeverity.Error).Code));
        Assert.Equal(["A 1"], bench.Announced());
    }

    [Theory]
    [InlineData("LIN*1*BP*RM-1*VP*V-1*ZZ*L-77*HN*4", "; what it says beside the item's numbers is read as no lot: ZZ 'L-77', HN '4'.")]
    [InlineData("LIN*1*BP*RM-1*VP*V-1", "as one without lots.")]
    [InlineData("LIN*1*UP*036000291452*BP*RM-1", "as one without lots.")]
    public async Task Handle_LotUnderAnotherQualifier_IsNamedWhereTheLotIsMissing(string lin, string end)
    {
        var document = await bench.ProcessAsync(AsnText.Interchange("1", AsnText.Notice("SH1", $"HL*2*1*I|{lin}|SN1*1*1*KG")));
        var error = document.Errors.Single(e => e.Code == RefusalCode.LotRequired);
        Assert.EndsWith(end, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handle_UnknownItem_IsRefusedWhereTheHouseSaysSo()
    {
        var strict = new AsnBench { Options = new IntakeOptions { RefuseUnknownItems = true } };
        await strict.References.PutAsync("RM-1", new Item(), CancellationToken.None);
        var id = await strict.PostedAsync(AsnText.Interchange("1", AsnText.Made("00", "0800", "SH1", "RM-1 A 1", "RM-9 Z 1")));
        await strict.HandlerWith(strict.Documents, strict.Ledger).HandleAsync(strict.Sender.Sent.Single().Body, CancellationToken.None);

        var document = await strict.FindAsync(id);
        Assert.Equal((DocumentStatus.PartlyProcessed, "unknown-item"), (document.Status, document.Errors.Single().Code));
        Assert.Equal(["A 1"], strict.Announced());
    }

    [Fact]
    public async Task Handle_RuleThatRefuses_KeepsTheLotOutAndIsHeard()
    {
        bench.Checks.Add(new NoLotsThatStartWithX());
        var handler = bench.HandlerWith(bench.Documents, bench.Ledger);
        var id = await bench.PostedAsync(AsnText.Interchange($"{++control}", AsnText.Made("00", "0800", "SH1", "RM-1 X1 1", "RM-1 A 1")));
        await bench.PumpAsync(handler);
        Assert.Equal((DocumentStatus.PartlyProcessed, "lot-rule"), ((await bench.FindAsync(id)).Status, (await bench.FindAsync(id)).Errors.Single().Code));

        // The same rule judges what a correction brings.
        var change = await bench.PostedAsync(AsnText.Interchange($"{++control}", AsnText.Made("04", "0900", "SH1", "RM-1 X2 1", "RM-1 B 1")));
        await bench.PumpAsync(handler);
        Assert.Equal("lot-rule", (await bench.FindAsync(change)).Errors.Single().Code);
        Assert.Equal(["A 1", "B 1"], bench.Announced());
    }

    [Fact]
    public void Announced_MoreLotsThanARecordHolds_ListsTheFirst()
    {
        var effects = new DocumentEffects();
        for (var i = Document.MostLots; i > 0; i--) effects.Announced(1, LotKey.Create("RM-1", $"L{i:D5}"));
        effects.Announced(1, LotKey.Create("RM-1", "L00001"));
        Assert.False(effects.MoreLots);

        effects.Announced(1, LotKey.Create("RM-1", "L00000"));
        Assert.Equal((true, Document.MostLots, "L00001"), (effects.MoreLots, effects.Lots.Count, effects.Lots[0].Lot));
    }

    private string Acknowledgment(Document document) => System.Text.Encoding.ASCII.GetString(bench.Blobs[document.Acknowledgment!.Blob]);

    private static LotEvent Hold(string lot, string? recall) => EventIdentity.Seal(
        new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = LotEventType.Hold,
            At = new DateTimeOffset(2026, 3, 1, 6, 0, 0, TimeSpan.Zero),
            Lot = LotKey.Create("RM-1", lot),
            Recall = recall,
            Reason = "suspect",
        },
        null);

    private sealed class NoLotsThatStartWithX : ILineCheck
    {
        public Task<IReadOnlyList<LineFinding>> CheckAsync(IReadOnlyList<CheckedLot> lots, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<LineFinding>>(
                [.. lots.Index().Where(l => l.Item.Lot.Lot.StartsWith('X')).Select(l => new LineFinding(l.Index, "lot-rule", "No lot starts with X.", DiagnosticSeverity.Error))]);
    }
}
