using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Intake;

namespace LotFunctions.Core.Tests.Rules;

/// <summary>The rules at the door for scans.</summary>
public sealed class LotJudgeTests
{
    private static readonly LotRule Upper = new() { Name = "upper", Item = "RM", Normalisation = [new(NormalisationKind.UpperCase)] };

    private readonly ScanBench bench = new();

    [Fact]
    public async Task Post_WithoutRules_ReadsNoneForEachEventAndRecordsNoJudgement()
    {
        for (var i = 0; i < 20; i++) await AcceptAsync(Receive("RM", $"L{i}"));

        Assert.Null(bench.Last.Judgement);
        Assert.Equal(1, bench.LotRules.Reads);
    }

    [Fact]
    public async Task Post_WithRulesInForce_ReadsThemOnceALifetime()
    {
        await bench.PutRulesAsync(Upper);
        var before = bench.LotRules.Reads;
        for (var i = 0; i < 20; i++) await AcceptAsync(Receive("RM", $"l{i}"));
        Assert.Equal(before, bench.LotRules.Reads);

        // Another process has put a version.
        bench.LotRules.Put();
        bench.Clock.Advance(CurrentRules.Lifetime);
        await AcceptAsync(Receive("RM", "x"));
        Assert.Equal((before + 1, 2, "x"), (bench.LotRules.Reads, bench.Last.Judgement!.Version, bench.Last.Lot!.Value.Lot));
    }

    [Fact]
    public async Task Post_ResentAfterTheRulesChanged_IsADuplicate()
    {
        var scan = Receive("RM", "ab", "e-1");
        await AcceptAsync(scan);
        await bench.PutRulesAsync(Upper);
        Assert.Equal(1, (await bench.PostAsync(scan)).Duplicates);
        await bench.PutRulesAsync(Upper with { Pattern = "[0-9]+" });
        Assert.Equal(1, (await bench.PostAsync(scan)).Duplicates);

        Assert.Equal(1, (await bench.StateAsync("RM", "ab")).OnHand);
        Assert.Equal(RefusalCode.LotRuleViolation, (await bench.PostAsync(Receive("RM", "cd"))).Results[0].Code);
    }

    [Fact]
    public async Task Post_LotFromBeforeTheRule_StaysThatLot()
    {
        await AcceptAsync(Receive("RM", "ab"));
        await AcceptAsync("""{"type":"hold","item":"RM","lot":"ab"}""", quality: true);
        await bench.PutRulesAsync(Upper);

        var stopped = await bench.PostAsync("""{"type":"consume","item":"RM","lot":"ab","quantity":1,"unit":"EA","workOrder":"W"}""");

        Assert.Equal(RefusalCode.LotHeld, stopped.Results[0].Code);
        Assert.Equal(LotKey.Create("RM", "ab"), await bench.Identity.ResolveAsync(LotKey.Create("RM", "ab"), CancellationToken.None));
        Assert.Equal(LotKey.Create("RM", "AC"), await bench.Identity.ResolveAsync(LotKey.Create("RM", "ac"), CancellationToken.None));
    }

    [Fact]
    public async Task Post_WithoutASupplier_TheRecordedLotDecidesBetweenSuppliersRules()
    {
        await bench.PutRulesAsync(
            new LotRule { Name = "mill", Supplier = "MILL", Normalisation = [new(NormalisationKind.StripPrefix, "M-")] },
            new LotRule { Name = "farm", Supplier = "FARM", Item = "RM", Normalisation = [new(NormalisationKind.StripHyphens)], Pattern = "F[0-9]{4}" });

        // One request: what stands before an event counts for it.
        var outcome = await bench.PostAsync("""
            [{"type":"receive","item":"RM","lot":"M-1","quantity":5,"unit":"EA","supplier":"MILL"},
             {"type":"consume","item":"RM","lot":"M-1","quantity":2,"unit":"EA","workOrder":"W"},
             {"type":"consume","item":"RM","lot":"F-1234","quantity":1,"unit":"EA","workOrder":"W"},
             {"type":"consume","item":"RM","lot":"M-9","quantity":1,"unit":"EA","workOrder":"W"}]
            """);

        Assert.Equal(4, outcome.Accepted);
        Assert.Equal(["1", "1", "F1234", "M-9"], bench.Ledger.Events.Select(r => r.Event.Lot!.Value.Lot));
        Assert.Equal(3, (await bench.StateAsync("RM", "1")).OnHand);
    }

    [Fact]
    public async Task Post_ReceiptWithoutASupplier_IsJudgedByTheRuleOfWhoAnnouncedIt()
    {
        await bench.PutRulesAsync(new LotRule { Name = "mill", Supplier = "MILL", Item = "RM", QuarantineOnReceipt = true });
        await AcceptAsync("""{"type":"announce","item":"RM","lot":"A1","quantity":5,"unit":"EA","supplier":"MILL"}""");
        await AcceptAsync(Receive("RM", "A1"));
        await AcceptAsync(Receive("RM", "A2"));

        Assert.Equal(["receipt/1/mill"], (await bench.StateAsync("RM", "A1")).Holds.Keys);
        Assert.Empty((await bench.StateAsync("RM", "A2")).Holds);
    }

    [Fact]
    public async Task Post_AttributeThatTheShipNoticeSaid_IsNotAskedOfTheReceipt()
    {
        await AcceptAsync("""{"type":"announce","item":"RM","lot":"A1","quantity":5,"unit":"EA","expiry":"2027-01-31"}""");
        await bench.PutRulesAsync(new LotRule { Name = "dated", RequiredAttributes = [LotAttribute.Expiry] });

        await AcceptAsync(Receive("RM", "A1"));
        var refused = await bench.PostAsync(Receive("RM", "A2"));

        Assert.Equal(RefusalCode.LotRuleViolation, refused.Results[0].Code);
        Assert.Contains("expiry", refused.Results[0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RejectedLabel_IsNotUsedButAKnownLotIs()
    {
        await AcceptAsync(Receive("RM", "old"));
        await bench.PutRulesAsync(new LotRule { Name = "digits", Item = "RM", Pattern = "[0-9]+" });

        await AcceptAsync("""{"type":"consume","item":"RM","lot":"old","quantity":1,"unit":"EA","workOrder":"W"}""");
        Assert.Equal(RefusalCode.LotRuleViolation, (await bench.PostAsync("""{"type":"consume","item":"RM","lot":"typo","quantity":1,"unit":"EA","workOrder":"W"}""")).Results[0].Code);
        // A suspicion can always be recorded.
        await AcceptAsync("""{"type":"hold","item":"RM","lot":"typo"}""", quality: true);
        Assert.Equal(LotKey.Create("RM", "typo"), bench.Last.Lot);
    }

    [Fact]
    public async Task Post_RejectedButAsExecuted_IsRecordedQuarantinedAndRaised()
    {
        await bench.PutRulesAsync(new LotRule { Name = "digits", Item = "RM", Pattern = "[0-9]+" });

        await AcceptAsync("""{"type":"receive","item":"RM","lot":"x","quantity":1,"unit":"EA","asExecuted":true,"eventId":"e-1"}""");

        Assert.Equal(["rule/1/digits"], (await bench.StateAsync("RM", "x")).Holds.Keys);
        Assert.Equal(("x-rule-e-1", "lot-rules", RefusalCode.LotRuleViolation), bench.Exceptions.All.Select(x => (x.ExceptionId, x.Source, x.Code)).Single());
    }

    [Fact]
    public async Task Post_WarnedWhileTheListIsAway_IsRaisedByTheResend()
    {
        await bench.PutRulesAsync(new LotRule { Name = "digits", Item = "RM", Pattern = "[0-9]+", Action = RuleAction.Warn });
        bench.Exceptions.FailOnce = true;
        await Assert.ThrowsAsync<IOException>(() => bench.PostAsync(Receive("RM", "x", "e-1")));
        Assert.Empty(bench.Exceptions.All);

        Assert.Equal(1, (await bench.PostAsync(Receive("RM", "x", "e-1"))).Duplicates);
        Assert.Equal("x-rule-e-1", bench.Exceptions.All.Single().ExceptionId);
    }

    [Fact]
    public async Task Post_LabelOfWhichNothingIsLeft_IsAViolation()
    {
        await bench.PutRulesAsync(new LotRule { Name = "bare", Normalisation = [new(NormalisationKind.StripPrefix, "LOT")], Action = RuleAction.Quarantine });

        await AcceptAsync(Receive("RM", "LOT"));

        Assert.Equal(("LOT", "normalisation"), (bench.Last.Lot!.Value.Lot, bench.Last.Judgement!.Violations!.Single().Code));
    }

    private async Task AcceptAsync(string json, bool quality = false)
    {
        var outcome = await bench.PostAsync(json, quality ? Fakes.Story.Quality : null);
        Assert.True(outcome.Accepted == 1, $"{outcome.Results[0].Code}: {outcome.Results[0].Detail}");
    }

    private static string Receive(string item, string lot, string? id = null) =>
        $$"""{"type":"receive","item":"{{item}}","lot":"{{lot}}","quantity":1,"unit":"EA","at":"2026-03-01T10:00:00Z"{{(id is null ? "" : $",\"eventId\":\"{id}\"")}}}""";
}
