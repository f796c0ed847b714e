using LotFunctions.Standards.Acknowledgments;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>The TA1: when it is due, and what it says.</summary>
public sealed class InterchangeNoteTests
{
    [Fact]
    public void Write_AskedFor_IsAccepted()
    {
        var answer = Answer.To(Of(X12Header with { AcknowledgmentRequested = true }, Group(Set("0001"))));

        Assert.Equal("TA1*000000905*260301*0805*A*000", answer.One("TA1"));
        Assert.Equal(["TA1", "997"], answer.Acknowledgment.Messages);
        Assert.Equal("TA1", answer.Segments[1][0]);
    }

    [Theory]
    [InlineData("interchange-control-number-mismatch", "001")]
    [InlineData("terminator-missing", "004")]
    [InlineData("group-count-mismatch", "021")]
    [InlineData("isa-length", "022")]
    [InlineData("isa-malformed", "022")]
    [InlineData("segment-empty", "022")]
    [InlineData("data-after-iea", "022")]
    [InlineData("interchange-further", "022")]
    [InlineData("iea-missing", "023")]
    [InlineData("isa-truncated", "023")]
    [InlineData("segment-unexpected", "024")]
    [InlineData("gs-missing", "024")]
    [InlineData("isa-delimiters", "026")]
    [InlineData("a-code-that-no-table-has", "024")]
    public void Write_InterchangeInError_NamesIt(string code, string note)
    {
        var answer = Answer.To(X12Report(Group(Set("0001"))) with { Diagnostics = [Error(code)] });

        Assert.Equal($"TA1*000000905*260301*0805*E*{note}", answer.One("TA1"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
        var warned = Answer.To(X12Report(Group(Set("0001"))) with { Diagnostics = [Warning(code)] });
        Assert.Equal(answer.One("TA1"), warned.One("TA1"));
        Assert.Equal(AcknowledgmentOutcome.AcceptedWithErrors, warned.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_ErrorBehindAWarning_NamesTheError()
    {
        var answer = Answer.To(X12Report(Group(Set("0001"))) with { Diagnostics = [Warning("isa-length"), Error("iea-missing")] });

        Assert.EndsWith("*023", answer.One("TA1"));
    }

    [Theory]
    [InlineData(false, "E")]
    [InlineData(true, "R")]
    public void Write_Cut_IsRejectedWhenNothingOfItWasTaken(bool setToo, string action)
    {
        var set = setToo ? Set("0001", Error("se-missing")) : Set("0001");
        var group = Group(set) with { Stated = null, Diagnostics = [Error("ge-missing")] };

        var answer = Answer.To(X12Report(group) with { Diagnostics = [Error("iea-missing")] });

        Assert.Equal($"TA1*000000905*260301*0805*{action}*023", answer.One("TA1"));
        Assert.Equal(setToo ? "AK9*R*1*1*0*3" : "AK9*E*1*1*1*3", answer.One("AK9"));
    }

    [Fact]
    public void Write_NothingTakenOfAWholeEnvelope_LeavesTheRejectionToThe997()
    {
        var answer = Answer.To(X12Report(Group(Set("0001", Error("bsn-missing")))) with { Diagnostics = [Warning("interchange-control-number-mismatch")] });

        Assert.Equal("TA1*000000905*260301*0805*E*001", answer.One("TA1"));
        Assert.StartsWith("AK9*R*", answer.One("AK9"));
    }

    [Fact]
    public void Write_NothingInIt_IsRejectedWithoutGroups()
    {
        var answer = Answer.To(X12Report() with { Diagnostics = [Error("iea-missing")] });

        Assert.Equal("TA1*000000905*260301*0805*R*023", answer.One("TA1"));
        Assert.Equal("IEA*0*000000041", answer.One("IEA"));
        Assert.Equal(AcknowledgmentOutcome.Rejected, answer.Acknowledgment.Outcome);
        Assert.EndsWith("*R*022", Answer.To(X12Report()).One("TA1"));
    }

    [Fact]
    public void Write_SetsOutsideOfGroups_AreInvalidContent()
    {
        var loose = Group(Set("0001", Error("gs-missing"))) with { Header = null };

        Assert.Equal("TA1*000000905*260301*0805*R*024", Answer.To(X12Report(loose)).One("TA1"));
        Assert.Equal("TA1*000000905*260301*0805*E*024", Answer.To(X12Report(loose, Group(Set("0001")))).One("TA1"));
    }

    [Fact]
    public void Write_HeaderWithoutTimeOrNumber_StillHasTheMandatoryElements()
    {
        var answer = Answer.To(Of(X12Header with { PreparedAt = null, ControlNumber = "12A", AcknowledgmentRequested = true }, Group(Set("0001"))));

        Assert.Equal("TA1*000000000*260301*1230*A*000", answer.One("TA1"));
    }
}
