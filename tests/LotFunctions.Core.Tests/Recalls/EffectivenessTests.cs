using LotFunctions.Core.Recalls;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class EffectivenessTests
{
    private static readonly string[] Hundred = [.. Enumerable.Range(0, 100).Select(i => $"C{i}")];

    [Theory]
    [InlineData(100, 100)]
    [InlineData(50, 50)]
    [InlineData(10, 10)]
    [InlineData(2, 2)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    public void Draw_Percent_TakesThatMany(int percent, int expected) =>
        Assert.Equal(expected, EffectivenessSample.Draw("R-1", Hundred, percent).Distinct().Count());

    [Fact]
    public void Draw_FewCustomers_IsRoundedUp() => Assert.Single(EffectivenessSample.Draw("R-1", ["A", "B", "C"], 2));

    /// <summary>The stated rule, followed by hand with sha256sum.</summary>
    [Fact]
    public void Draw_Order_FollowsTheStatedRule()
    {
        Assert.Equal(["C2", "C1", "C3"], EffectivenessSample.Draw("R-1", ["C1", "C2", "C3"], 100));
        Assert.Equal(EffectivenessSample.Draw("R-1", Hundred, 10), EffectivenessSample.Draw("R-1", [.. Hundred.Reverse()], 10));
        Assert.NotEqual(EffectivenessSample.Draw("R-1", Hundred, 10), EffectivenessSample.Draw("R-2", Hundred, 10));
    }

    [Fact]
    public async Task Find_AnswersUnderFullAndOver_AreCountedApart()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        // C1 got 25 and 40, C2 got 15.
        await AnswerAsync(house, recall, "C1", new AnswerInput { Quarantined = "60", Returned = "1.5" });
        await AnswerAsync(house, recall, "C2", new AnswerInput { OnHand = "20" });

        var view = (await Checks(house).FindAsync(recall.RecallId, null, default))!;

        Assert.Equal(new ConsigneeFigures(2, 2, 2, 0, 0, 1, 1), view.Consignees);
        var sum = Assert.Single(view.Quantities);
        Assert.Equal(new QuantityFigures(sum.Unit, 80, 20, 60, 1.5m, 0, 0, 81.5m, 3.5m, 5), sum);
        Assert.Equal([("C1", -3.5m), ("C2", 5m)], view.Variances.Select(v => (v.Customer, v.Variance)));
        Assert.Empty(view.Unclear);
        Assert.Equal((EffectivenessLevel.A, 100, 2, 0), (view.Checks.Level, view.Checks.Percent, view.Checks.Sample.Count, view.Checks.Checked));
    }

    [Fact]
    public async Task Find_SeveralAnswers_TheLastCounts()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        await AnswerAsync(house, recall, "C2", new AnswerInput { OnHand = "20" });
        await AnswerAsync(house, recall, "C2", new AnswerInput { Destroyed = "15" });

        var view = (await Checks(house).FindAsync(recall.RecallId, EffectivenessLevel.E, default))!;

        Assert.Equal(new ConsigneeFigures(2, 2, 1, 1, 1, 0, 0), view.Consignees);
        Assert.Equal((15m, 65m, 0m), (view.Quantities[0].Accounted, view.Quantities[0].Open, view.Quantities[0].Over));
        Assert.Empty(view.Variances);
        Assert.Empty(view.Checks.Sample);
    }

    [Fact]
    public async Task Find_AcknowledgedAfterQuantities_TheQuantitiesStillCount()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        await AnswerAsync(house, recall, "C2", new AnswerInput { OnHand = "12" });
        await AnswerAsync(house, recall, "C2", new AnswerInput { Contact = "Ann, 555 0199" });
        await AnswerAsync(house, recall, "C2", new AnswerInput());

        var view = (await Checks(house).FindAsync(recall.RecallId, EffectivenessLevel.E, default))!;
        var status = (await house.Queries.FindAsync(recall.RecallId, default))!;

        Assert.Equal(12m, view.Quantities[0].Accounted);
        Assert.Equal((1, 12m), (status.Effectiveness.Answered, status.Effectiveness.OnHand));
        Assert.Equal(3, (await house.Recalls.AnswersAsync(recall.RecallId, "C2", default)).Count);

        // A zero is a quantity: it says that none is left.
        await AnswerAsync(house, recall, "C2", new AnswerInput { OnHand = "0" });
        Assert.Equal(0m, (await Checks(house).FindAsync(recall.RecallId, EffectivenessLevel.E, default))!.Quantities[0].Accounted);
    }

    [Fact]
    public async Task Find_AcknowledgedOnly_CountsAsAnsweredWithNothingAccountedFor()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        await AnswerAsync(house, recall, "C2", new AnswerInput());

        var view = (await Checks(house).FindAsync(recall.RecallId, EffectivenessLevel.E, default))!;

        Assert.Equal((1, 0m), (view.Consignees.Responded, view.Quantities[0].Accounted));
    }

    [Fact]
    public async Task Record_TwoChecks_TheLastCountsAndBothAreKept()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        var checks = Checks(house);

        Assert.Null(await checks.RecordAsync(recall.RecallId, "C1", CheckMethod.Telephone, CheckResult.Unreachable, null, "quinn", default));
        house.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await checks.RecordAsync(recall.RecallId, "C1", CheckMethod.Visit, CheckResult.Effective, "Seen on the shelf: nothing.", "quinn", default));

        var figures = (await checks.FindAsync(recall.RecallId, null, default))!.Checks;
        Assert.Equal((1, 1, 0, 0), (figures.Checked, figures.Effective, figures.Ineffective, figures.Unreachable));
        Assert.Equal([CheckResult.Unreachable, CheckResult.Effective], figures.Sample.Single(s => s.Customer == "C1").Checks.Select(c => c.Result));
        Assert.Equal(2, (await house.StepsAsync(recall)).Count(s => s == "effectiveness-check"));
        Assert.Equal(2, (await checks.FindAsync(recall.RecallId, EffectivenessLevel.E, default))!.Checks.Others.Count);
    }

    [Fact]
    public async Task Record_CustomerWithoutNotice_IsRefused()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();

        var refusal = await Checks(house).RecordAsync(recall.RecallId, "C3", CheckMethod.Visit, CheckResult.Effective, null, "quinn", default);

        Assert.Equal(RefusalCode.NotFound, refusal?.Code);
        Assert.Null(await Checks(house).FindAsync("R-none", null, default));
    }

    [Fact]
    public async Task Find_Drill_CountsWrittenNoticesAsNotified()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(RecallHouse.Request(RecallKind.Drill, null));

        var view = (await Checks(house).FindAsync(recall.RecallId, null, default))!;

        Assert.Equal((2, EffectivenessLevel.E), (view.Consignees.Notified, view.Checks.Level));
    }

    [Fact]
    public void Counts_SeveralUnitsOrUnknownQuantity_AreUnclear()
    {
        Assert.Null(AnswerBalance.Of([new Quantity(1, "EA"), new Quantity(1, "KGM")], null).Variance);
        Assert.Null(AnswerBalance.Of([new Quantity(1, "EA"), null], null).Variance);
        Assert.Equal(-3, AnswerBalance.Of([new Quantity(1, "EA"), new Quantity(2, "EA")], null).Variance);
    }

    [Theory]
    [InlineData("12,5", true, 12.5)]
    [InlineData("1.5", true, 1.5)]
    [InlineData("1234,5", true, 1234.5)]
    [InlineData("1.234", true, null)]
    [InlineData("1.234,5", true, null)]
    [InlineData("1,2,3", true, null)]
    [InlineData("1.234", false, 1.234)]
    [InlineData("12,5", false, null)]
    public void ReadNumber_PointsAndCommas_NeverGuessesThousands(string text, bool comma, double? expected)
    {
        var errors = new List<FieldError>();

        var value = AnswerFields.ReadNumber(AnswerFields.OnHand, new AnswerInput { OnHand = text }, comma, errors);

        Assert.Equal((decimal?)expected, value);
        Assert.Equal(expected is null ? 1 : 0, errors.Count);
    }

    private static EffectivenessChecks Checks(RecallHouse house) => new(house.Recalls, house.Blobs, house.Clock, new RecallOptions());

    private static Task AnswerAsync(RecallHouse house, Recall recall, string customer, AnswerInput input) =>
        house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, customer, 1), input, default);
}
