using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

public sealed class X12ReplyTests
{
    [Fact]
    public void Write_WithoutErrors_GoesBackAccepted()
    {
        var answer = Answer.To(X12Report(Group(Set("0001"), Set("0002"))));

        Assert.Equal(
            "ISA*00*          *00*          *01*WORKS          *ZZ*SUPPLIER       *260301*1230*U*00401*000000041*0*P*>~"
            + "GS*FA*WORKSAPP*SUPAPP*20260301*1230*42*X*004010~ST*997*0001~AK1*SH*77~AK2*856*0001~AK5*A~AK2*856*0002~AK5*A~AK9*A*2*2*2~SE*8*0001~GE*1*42~IEA*1*000000041~",
            answer.Text);
        Assert.Equal(["997"], answer.Acknowledgment.Messages);
        Assert.Equal(AcknowledgmentOutcome.Accepted, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_OneSetInError_RejectsThatSetAlone()
    {
        var answer = Answer.To(X12Report(Group(Set("0001"), Set("0002", Error("quantity-invalid", At(14, "SN1", 2)), Error("element-missing", At(14, "SN1", 3))))));

        Assert.Equal(["AK5*A", "AK5*R*5"], answer.All("AK5"));
        Assert.Equal("AK3*SN1*5**8", answer.One("AK3"));
        Assert.Equal(["AK4*2**6", "AK4*3**1"], answer.All("AK4"));
        Assert.Equal("AK9*P*2*2*1", answer.One("AK9"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_ErrorsOutOfOrder_StandInTheOrderOfTheSet()
    {
        var answer = Answer.To(X12Report(Group(Set(
            "0001", Error("unit-invalid", At(20, "SN1", 3)), Error("date-invalid", At(12, "DTM", 3)), Error("date-invalid", At(12, "DTM", 2)), Error("date-invalid", At(12, "DTM", 2))))));

        Assert.Equal(["AK3*DTM*3**8", "AK4*2**8", "AK4*3**8", "AK3*SN1*11**8", "AK4*3**7", "AK5*R*5"], answer.Between("AK3", "AK9"));
    }

    [Fact]
    public void Write_AllSetsInError_RejectsTheGroup()
    {
        var answer = Answer.To(X12Report(Group(Set("0001", Error("bsn-missing", At(10, "ST"))))));

        Assert.Equal(["AK3*BSN*2**3", "AK5*R*5"], answer.Between("AK3", "AK9"));
        Assert.Equal("AK9*R*1*1*0", answer.One("AK9"));
        Assert.Equal(AcknowledgmentOutcome.Rejected, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_WarningOfTheSyntax_AcceptsWithErrors()
    {
        var answer = Answer.To(X12Report(Group(Set("0001", Warning("date-invalid", At(12, "DTM", 2))))));

        Assert.Equal(["AK3*DTM*3**8", "AK4*2**8", "AK5*E*5"], answer.Between("AK3", "AK9"));
        Assert.Equal("AK9*E*1*1*1", answer.One("AK9"));
        Assert.Equal(AcknowledgmentOutcome.AcceptedWithErrors, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_WarningOfTheContents_IsNoMatterForIt()
    {
        var answer = Answer.To(X12Report(Group(Set("0001", Warning("lot-quantity-mismatch", At(12, "LIN"))))));

        Assert.Equal("AK5*A", answer.One("AK5"));
        Assert.Equal(AcknowledgmentOutcome.Accepted, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_MoreThanFiveCodes_KeepsFive()
    {
        var answer = Answer.To(X12Report(Group(Set(
            "", Error("se-missing"), Error("segment-count-mismatch", At(30, "SE", 1)), Error("set-control-number-mismatch", At(30, "SE", 2)),
            Error("transaction-set-unsupported"), Error("set-control-number-duplicate"), Error("diagnostics-limit")))));

        Assert.Equal("AK2*856*0000", answer.One("AK2"));
        Assert.Equal("AK5*R*2*4*3*1*23", answer.One("AK5"));
    }

    [Fact]
    public void Write_SetThatIsNoShipNotice_IsNotSupported()
    {
        var other = new MessageReport(new MessageHeader { Type = "850", ControlNumber = "0003", Position = At(10, "ST") }, false, null, []);

        var answer = Answer.To(X12Report(Group(Set("0001"), other)));

        Assert.Equal(["AK5*A", "AK5*R*1"], answer.All("AK5"));
    }

    [Fact]
    public void Write_GroupTrailerWrong_SaysStatedReceivedAndAccepted()
    {
        var group = Group(Set("0001")) with
        {
            Stated = 3,
            Diagnostics = [Error("set-count-mismatch", At(30, "GE", 1)), Warning("group-control-number-mismatch", At(30, "GE", 2)), Error("ge-missing")],
        };

        var answer = Answer.To(X12Report(group));

        Assert.Equal("AK9*P*3*1*1*5*4*3", answer.One("AK9"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_MoreSetsThanCounted_AcceptsAllOfThem()
    {
        var group = Group(Set("0001"), Set("0002")) with { Stated = 1, Diagnostics = [Warning("set-count-mismatch", At(30, "GE", 1))] };

        var answer = Answer.To(X12Report(group));

        Assert.Equal("AK9*E*1*2*2*5", answer.One("AK9"));
        Assert.Equal(AcknowledgmentOutcome.AcceptedWithErrors, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_EmptyGroup_IsAcceptedUnlessItShouldNotBeEmpty()
    {
        Assert.Equal("AK9*A*0*0*0", Answer.To(X12Report(Group())).One("AK9"));
        Assert.Equal("AK9*R*2*0*0*5", Answer.To(X12Report(Group() with { Stated = 2, Diagnostics = [Error("set-count-mismatch", At(3, "GE", 1))] })).One("AK9"));
    }

    [Fact]
    public void Write_SeveralGroups_OnePer997AndAlikeOnesInOneGroup()
    {
        var other = Group("79", Set("0001"));
        other = other with { Header = other.Header! with { Sender = "OTHERAPP" } };

        var answer = Answer.To(X12Report(Group("77", Set("0001")), Group("78", Set("0001")), other));

        Assert.Equal(["AK1*SH*77", "AK1*SH*78", "AK1*SH*79"], answer.All("AK1"));
        Assert.Equal(["GS*FA*WORKSAPP*SUPAPP*20260301*1230*42*X*004010", "GS*FA*WORKSAPP*OTHERAPP*20260301*1230*43*X*004010"], answer.All("GS"));
        Assert.Equal(["ST*997*0001", "ST*997*0002", "ST*997*0001"], answer.All("ST"));
    }

    [Theory]
    [InlineData("004010", "004010X222", "997")]
    [InlineData("005010", null, "997")]
    [InlineData("005010", "CONV1", "999")]
    [InlineData("005010X222A1", null, "999")]
    public void Write_Convention_DecidesThe999(string version, string? convention, string type)
    {
        var set = Set("0001", Error("quantity-invalid", At(14, "SN1", 2, 1)));
        set = set with { Header = set.Header with { Version = convention } };
        var group = Group(set);

        var answer = Answer.To(Of(X12Header with { Version = "00501" }, group with { Header = group.Header! with { Version = version } }));

        Assert.Equal([type], answer.Acknowledgment.Messages);
        Assert.Equal($"ST*{type}*0001", answer.One("ST"));
        var prefix = type == "999" ? "IK" : "AK";
        string[] body = type == "999" ? ["IK3*SN1*5**8", "CTX*BSN02>SHIP-1", "IK4*2>1**6", "IK5*R*5"] : ["AK3*SN1*5**8", "AK4*2>1**6", "AK5*R*5"];
        Assert.Equal(body, answer.Between($"{prefix}3", "AK9"));
        Assert.Equal(version.StartsWith("005010", StringComparison.Ordinal) ? $"AK1*SH*77*{version}" : "AK1*SH*77", answer.One("AK1"));
        Assert.EndsWith(type == "999" ? "*005010" : $"*{version}", answer.One("GS"));
    }

    [Fact]
    public void Write_OwnDelimitersAndVersion_AreTheSendersOwn()
    {
        var header = X12Header with { Version = "00501", IsTest = true, Delimiters = new EdiDelimiters((byte)'|', (byte)':', (byte)'^', (byte)'\n') };

        var answer = Answer.To(Of(header, Group(Set("0001"))));

        Assert.StartsWith("ISA|00|", answer.Text);
        Assert.EndsWith("|^|00501|000000041|0|T|:\n", answer.Text[..106]);
    }

    [Theory]
    [InlineData('L', '>', '~')]
    [InlineData('*', '*', '~')]
    [InlineData('*', (char)0xC4, '~')]
    public void Write_DelimitersThatCannotBe_BecomeTheUsualOnes(char element, char component, char terminator)
    {
        var header = X12Header with { Delimiters = new EdiDelimiters((byte)element, (byte)component, null, (byte)terminator) };

        Assert.StartsWith("ISA*00*          *00*", Answer.To(Of(header, Group(Set("0001")))).Text);
    }

    [Fact]
    public void Of_NothingThatCanBeAnswered_IsNull()
    {
        Assert.Null(Answer.Make(Of(new InterchangeHeader { Format = AsnFormat.Json })));
        Assert.Null(Answer.Make(Of(X12Header with { Sender = null }, Group(Set("0001")))));
        Assert.Null(Answer.Make(Of(X12Header with { Sender = new EdiParty("ZZ", "") }, Group(Set("0001")))));
        Assert.Null(Answer.Make(Of(X12Header with { Receiver = new EdiParty("ZZ", "LONGER THAN FIFTEEN") }, Group(Set("0001")))));
        Assert.Null(Answer.Make(Of(X12Header with { Receiver = new EdiParty("ZZ", "WÜRKS") }, Group(Set("0001")))));
    }

    [Fact]
    public void Write_PartnerWithASpaceInItsId_IsAnswered() =>
        Assert.Contains("*ZZ*ACME MILL      *", Answer.To(Of(X12Header with { Sender = new EdiParty("ZZ", "ACME MILL") }, Group(Set("0001")))).Text, StringComparison.Ordinal);

    [Fact]
    public void Of_AcknowledgmentsAlone_AreNotAcknowledged()
    {
        var group = Group(new MessageReport(new MessageHeader { Type = "997", ControlNumber = "0001" }, false, null, []));
        group = group with { Header = group.Header! with { FunctionalId = "FA" } };

        Assert.Null(Answer.Make(X12Report(group)));
        Assert.Null(Answer.Make(X12Report(group) with { Header = X12Header with { AcknowledgmentRequested = true } }));
        Assert.Null(Answer.Make(X12Report() with { Acknowledges = true, Diagnostics = [Warning("group-count-mismatch")] }));
        Assert.Equal(["AK1*SH*77"], Answer.To(X12Report(group, Group(Set("0001")))).All("AK1"));
    }
}
