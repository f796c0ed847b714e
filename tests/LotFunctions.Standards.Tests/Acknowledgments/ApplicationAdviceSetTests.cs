using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Edi;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>The 824: what the application says, by line.</summary>
public sealed class ApplicationAdviceSetTests
{
    [Fact]
    public void Write_RecalledLot_NamesTheLine()
    {
        var answer = Answer.To(X12Report(Group(Set("0001"))), Recalled("77", "0001"));

        Assert.Equal(["997", "824"], answer.Acknowledgment.Messages);
        Assert.Equal(["GS*FA*WORKSAPP*SUPAPP*20260301*1230*42*X*004010", "GS*AG*WORKSAPP*SUPAPP*20260301*1230*43*X*004010"], answer.All("GS"));
        Assert.Equal(
        [
            "BGN*11*0000000410001*20260301*1230*UT*SHIP-1",
            "OTI*IR*SI*SHIP-1*SUPAPP*WORKSAPP***77*0001*856*004010",
            "REF*LI*30", "REF*IX*09501101530003", "REF*LT*AB-123",
            "TED*024*lot-recalled: The lot AB-123 of item 09501101530003 is under*LIN*15",
            "NTE**recall; do not ship it.",
        ], answer.Between("BGN", "SE"));
        Assert.Equal("AK5*A", answer.One("AK5"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
    }

    [Theory]
    [InlineData(3, DiagnosticSeverity.Error, false, "IR", AcknowledgmentOutcome.PartlyAccepted)]
    [InlineData(3, DiagnosticSeverity.Warning, false, "IE", AcknowledgmentOutcome.AcceptedWithErrors)]
    [InlineData(0, DiagnosticSeverity.Error, true, "TR", AcknowledgmentOutcome.Rejected)]
    [InlineData(0, DiagnosticSeverity.Error, false, "TP", AcknowledgmentOutcome.PartlyAccepted)]
    [InlineData(0, DiagnosticSeverity.Warning, false, "TE", AcknowledgmentOutcome.AcceptedWithErrors)]
    [InlineData(0, DiagnosticSeverity.Warning, true, "TE", AcknowledgmentOutcome.AcceptedWithErrors)]
    public void Write_LevelAndWhatWasTaken_DecideTheAction(int line, DiagnosticSeverity severity, bool nothing, string action, AcknowledgmentOutcome outcome)
    {
        var advice = Recalled("77", "0001", line) with { NothingTaken = nothing };

        var answer = Answer.To(X12Report(Group(Set("0001"))), advice with { Diagnostic = advice.Diagnostic with { Severity = severity } });

        Assert.StartsWith($"OTI*{action}*SI*SHIP-1*", answer.One("OTI"));
        Assert.Equal(outcome, answer.Acknowledgment.Outcome);
        Assert.Equal(line > 0, answer.All("REF").Contains("REF*LI*30"));
    }

    [Theory]
    [InlineData("lot-recalled", "024")]
    [InlineData("lot-held", "024")]
    [InlineData("lot-quarantined", "024")]
    [InlineData("lot-expired", "009")]
    [InlineData("lot-required", "007")]
    [InlineData("field-required", "007")]
    [InlineData("lot-invalid", "848")]
    [InlineData("lot-rule-violation", "848")]
    [InlineData("item-missing", "Q")]
    [InlineData("quantity-invalid", "P")]
    [InlineData("shipment-unknown", "011")]
    [InlineData("shipment-duplicate", "006")]
    [InlineData("unknown-item", "Q")]
    [InlineData("line-unknown", "011")]
    [InlineData("line-conflict", "012")]
    [InlineData("shipment-cancelled", "024")]
    [InlineData("replaces-unknown", "011")]
    [InlineData("already-received", "024")]
    [InlineData("purpose-not-supported", "T")]
    [InlineData("information-only", "024")]
    [InlineData("unit-quantity-unknown", "007")]
    [InlineData("too-many-announcements", "024")]
    [InlineData("a-code-that-no-table-has", "024")]
    public void Write_Code_IsOneOfElement647(string code, string expected)
    {
        var answer = Answer.To(X12Report(Group(Set("0001"))), Recalled("77", "0001") with { Diagnostic = new Diagnostic(code, "Words.") });

        Assert.Equal($"TED*{expected}*{code}: Words.", answer.One("TED"));
    }

    [Fact]
    public void Write_EveryLineRefused_TellsSoOfTheWholeSetFirst()
    {
        var refused = Recalled("77", "0001") with { NothingTaken = true };

        var answer = Answer.To(X12Report(Group(Set("0001"))), refused, refused with { LineNumber = 4, Diagnostic = Warning("lot-held") });

        Assert.Equal(["TR", "IR", "IR"], answer.Segments.Where(static s => s[0] == "OTI").Select(static s => s[1]));
        Assert.Equal(2, answer.All("TED").Length);
        Assert.Equal(AcknowledgmentOutcome.Rejected, answer.Acknowledgment.Outcome);
    }

    [Theory]
    [InlineData("002040", "260301")]
    [InlineData("003060", "260301")]
    [InlineData("003072UCS", "260301")]
    [InlineData("004010", "20260301")]
    [InlineData("004010VICS", "20260301")]
    [InlineData("008030", "20260301")]
    public void Write_Dates_AreOfTheLengthThatTheVersionHas(string version, string date)
    {
        var group = Group(Set("0001"));

        var answer = Answer.To(X12Report(group with { Header = group.Header! with { Version = version } }), Recalled("77", "0001"));

        Assert.Equal([date, date], answer.Segments.Where(static s => s[0] == "GS").Select(static s => s[4]));
        Assert.Equal(date, answer.Segments.Single(static s => s[0] == "BGN")[3]);
    }

    [Fact]
    public void Write_DuplicateShipmentInANewerVersion_HasACodeOfItsOwn() => Assert.Equal("119", AdviceCodes.X12("shipment-duplicate", "005010"));

    [Fact]
    public void Write_TwoMessagesInTwoGroups_OneSetForEachMessage()
    {
        var other = Group("78", Set("0001"));
        other = other with { Header = other.Header! with { Version = "005010" } };

        var answer = Answer.To(
            X12Report(Group("77", Set("0001"), Set("0002")), other), Recalled("77", "0001"), Recalled("77", "0001", 4), Recalled("77", "0002"), Recalled("78", "0001"));

        Assert.Equal(["ST*997*0001", "ST*997*0001", "ST*824*0001", "ST*824*0002", "ST*824*0001"], answer.All("ST"));
        Assert.Equal([2, 1, 1], answer.Text.Split("ST*824")[1..].Select(static s => s.Split("OTI*").Length - 1));
        Assert.EndsWith("*78*0001*856*005010", answer.All("OTI")[^1]);
    }

    [Fact]
    public void Write_SetOutsideOfGroups_HasNoGroupNumber()
    {
        var answer = Answer.To(X12Report(Group(Set("0001")) with { Header = null }), Recalled(null, "0001"));

        Assert.Equal("OTI*IR*SI*SHIP-1*******856", answer.One("OTI"));
        Assert.Equal("GS*AG*WORKS*SUPPLIER*20260301*1230*42*X*004010", answer.One("GS"));
    }

    [Fact]
    public void Write_DelimitersAndStrangeLettersInTheText_AreReplaced()
    {
        var answer = Answer.To(
            X12Report(Group(Set("0001"))), Recalled("77", "0001") with { Diagnostic = new Diagnostic("lot-rule-violation", "Lot 'A*B~C>D'\nis Ünknown.", At(3, "LIN")) });

        Assert.Equal("TED*848*lot-rule-violation: Lot 'A B C D' is ?nknown.", answer.One("TED"));
    }

    [Fact]
    public void Write_LotWithADelimiterInIt_KeepsTheLotAndChangesTheDelimiters()
    {
        var header = X12Header with { Delimiters = new EdiDelimiters((byte)'-', (byte)'>', null, (byte)'~') };

        Assert.Contains("REF*LT*AB-123", Answer.To(Of(header, Group(Set("0001"))), Recalled("77", "0001")).All("REF"));
        Assert.Contains("REF*LT*AB*123", Answer.To(X12Report(Group(Set("0001"))), Recalled("77", "0001") with { Lot = "AB*123" }).All("REF"));
    }

    [Fact]
    public void Write_LongValues_StayWithinTheirElements()
    {
        var answer = Answer.To(
            X12Report(Group(Set("0001"))),
            Recalled("77", "0001") with { Lot = new string('L', 35), ShipmentId = new string('S', 40), Diagnostic = new Diagnostic("lot-rule-violation", new string('x', 500)) });

        Assert.Contains($"REF*LT**{new string('L', 35)}", answer.All("REF"));
        Assert.Equal(30, answer.Segments.Single(static s => s[0] == "OTI")[3].Length);
        Assert.InRange(answer.Segments.Single(static s => s[0] == "TED")[2].Length, 1, 60);
        Assert.All(answer.Segments.Where(static s => s[0] == "NTE"), static s => Assert.InRange(s[2].Length, 1, 80));
        Assert.Equal(500, answer.Segments.Where(static s => s[0] is "NTE" or "TED").Sum(static s => s[2].Count(static c => c == 'x')));
    }
}
