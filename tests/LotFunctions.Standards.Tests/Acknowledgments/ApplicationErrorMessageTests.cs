using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>The APERAK: what the application says, by line.</summary>
public sealed class ApplicationErrorMessageTests
{
    [Fact]
    public void Write_RecalledLot_NamesTheLineInAnInterchangeOfItsOwn()
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), Recalled(null, "1"));

        Assert.Equal(["CONTRL", "APERAK"], answer.Acknowledgment.Messages);
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
        Assert.Equal(["41", "42"], answer.Segments.Where(static s => s[0] == "UNB").Select(static s => s[5]));
        Assert.Equal(
        [
            "UNH*1*APERAK:D:96A:UN", "BGM*305*420001*30", "DTM*137:202603011230:203", "RFF*ACW:1", "RFF*AAK:SHIP-1",
            "ERC*LOTRECAL:ZZZ:92",
            "FTX*AAO***lot-recalled: The lot AB-123 of item 09501101530003 is under recall;:do not ship it.",
            "RFF*LI:30", "FTX*AAO***ITEM 09501101530003:LOT AB-123", "UNT*10*1",
        ], [.. answer.Segments.SkipWhile(static s => s[0] != "UNZ").Skip(2).TakeWhile(static s => s[0] != "UNZ").Select(static s => string.Join('*', s))]);
    }

    [Theory]
    [InlineData("DESADV:D:01B:UN:EAN007", "APERAK:D:01B:UN", true)]
    [InlineData("DESADV:D:99A:UN", "APERAK:D:01B:UN", true)]
    [InlineData("DESADV:D:97A:UN", "APERAK:D:96A:UN", false)]
    [InlineData("DESADV:1:921:UN", "APERAK:D:96A:UN", false)]
    [InlineData(null, "APERAK:D:96A:UN", false)]
    public void Write_Directory_FollowsTheMessage(string? version, string expected, bool lotIsReferred)
    {
        var message = Desadv("1");

        var answer = Answer.To(EdifactReport(message with { Header = message.Header with { Version = version } }), Recalled(null, "1"));

        Assert.Contains($"UNH*1*{expected}", answer.All("UNH"));
        Assert.Equal(lotIsReferred, answer.All("RFF").Contains("RFF*BT:AB-123"));
    }

    [Theory]
    [InlineData("lot-recalled", "LOTRECAL")]
    [InlineData("lot-held", "LOTHELD")]
    [InlineData("lot-quarantined", "LOTQUAR")]
    [InlineData("lot-expired", "LOTEXPIR")]
    [InlineData("lot-required", "LOTMISS")]
    [InlineData("field-required", "MISSING")]
    [InlineData("lot-invalid", "LOTINVAL")]
    [InlineData("lot-rule-violation", "LOTRULE")]
    [InlineData("item-missing", "ITEMMISS")]
    [InlineData("quantity-invalid", "QTYINVAL")]
    [InlineData("shipment-unknown", "SHIPUNKN")]
    [InlineData("shipment-duplicate", "SHIPDUPL")]
    [InlineData("unknown-item", "ITEMUNKN")]
    [InlineData("line-unknown", "LINEUNKN")]
    [InlineData("line-conflict", "LINECONF")]
    [InlineData("shipment-cancelled", "SHIPCANC")]
    [InlineData("replaces-unknown", "REPLUNKN")]
    [InlineData("already-received", "RECEIVED")]
    [InlineData("purpose-not-supported", "PURPOSE")]
    [InlineData("information-only", "INFOONLY")]
    [InlineData("unit-quantity-unknown", "UNITQTY")]
    [InlineData("too-many-announcements", "TOOMANY")]
    [InlineData("a-code-that-no-table-has", "OTHER")]
    public void Write_Code_HasAtMostEightCharacters(string code, string expected)
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), Recalled(null, "1") with { Diagnostic = new Diagnostic(code, "Words.") });

        Assert.Equal($"ERC*{expected}:ZZZ:92", answer.One("ERC"));
        Assert.InRange(expected.Length, 1, 8);
    }

    [Theory]
    [InlineData(0, DiagnosticSeverity.Error, true, "27", AcknowledgmentOutcome.Rejected)]
    [InlineData(1, DiagnosticSeverity.Error, true, "27", AcknowledgmentOutcome.Rejected)]
    [InlineData(0, DiagnosticSeverity.Error, false, "30", AcknowledgmentOutcome.PartlyAccepted)]
    [InlineData(1, DiagnosticSeverity.Error, false, "30", AcknowledgmentOutcome.PartlyAccepted)]
    [InlineData(1, DiagnosticSeverity.Warning, false, "29", AcknowledgmentOutcome.AcceptedWithErrors)]
    [InlineData(0, DiagnosticSeverity.Warning, true, "29", AcknowledgmentOutcome.AcceptedWithErrors)]
    public void Write_WhatWasTaken_DecidesTheFunction(int line, DiagnosticSeverity severity, bool nothing, string function, AcknowledgmentOutcome outcome)
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), Recalled(null, "1", line) with { NothingTaken = nothing, Diagnostic = new Diagnostic("lot-held", "Held.", null, severity) });

        Assert.Equal($"BGM*305*420001*{function}", answer.One("BGM"));
        Assert.Equal(outcome, answer.Acknowledgment.Outcome);
        Assert.Equal(line > 0, answer.All("RFF").Contains("RFF*LI:30"));
    }

    [Fact]
    public void Write_LineWithoutNumberOrLot_IsNamedByItsPlace()
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), Recalled(null, "1") with { LineId = null, Lot = null, ShipmentId = null });

        Assert.Equal(["RFF*ACW:1", "RFF*LI:3"], answer.All("RFF"));
        Assert.Equal("FTX*AAO***ITEM 09501101530003", answer.All("FTX")[1]);
    }

    [Fact]
    public void Write_MoreErrorsThanAMessageHolds_GoesOnInTheNext()
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), [.. Enumerable.Range(1, 1000).Select(static i => Recalled(null, "1", i))]);

        Assert.Equal(["UNH*1*CONTRL:D:3:UN", "UNH*1*APERAK:D:96A:UN", "UNH*2*APERAK:D:96A:UN"], answer.All("UNH"));
        Assert.Equal(["BGM*305*420001*30", "BGM*305*420002*30"], answer.All("BGM"));
        Assert.Equal(1000, answer.All("ERC").Length);
    }

    [Fact]
    public void Write_LongText_IsCutIntoFivePiecesBetweenWords()
    {
        var answer = Answer.To(EdifactReport(Desadv("1")), Recalled(null, "1") with { Diagnostic = new Diagnostic("lot-rule-violation", string.Join(' ', Enumerable.Repeat("words", 200))) });

        var pieces = answer.All("FTX")[0].Split("***")[1].Split(':', StringSplitOptions.TrimEntries);
        // The colon behind the code is one of the text.
        Assert.Equal(6, pieces.Length);
        Assert.All(pieces, static p => Assert.InRange(p.Length, 1, 70));
        Assert.All(pieces[1..], static p => Assert.EndsWith("words", p));
    }
}
