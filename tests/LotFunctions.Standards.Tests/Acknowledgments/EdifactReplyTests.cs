using System.Text;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using static LotFunctions.Standards.Tests.Acknowledgments.Received;

namespace LotFunctions.Standards.Tests.Acknowledgments;

/// <summary>The CONTRL: the syntax of EDIFACT interchanges.</summary>
public sealed class EdifactReplyTests
{
    private const string Partners = "UCI*REF905*4012345000009:14*5412345000013:14";

    [Fact]
    public void Write_WithoutErrors_GoesBackAcknowledged()
    {
        var answer = Answer.To(EdifactReport(Desadv("1"), Desadv("2")));

        Assert.Equal(
            "UNB+UNOC:3+5412345000013:14+4012345000009:14+260301:1230+41'UNH+1+CONTRL:D:3:UN'UCI+REF905+4012345000009:14+5412345000013:14+7'"
            + "UCM+1+DESADV:D:96A:UN:EAN005+7'UCM+2+DESADV:D:96A:UN:EAN005+7'UNT+5+1'UNZ+1+41'",
            answer.Text);
        Assert.Equal(["CONTRL"], answer.Acknowledgment.Messages);
        Assert.Equal(AcknowledgmentOutcome.Accepted, answer.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_OneMessageInError_RejectsThatMessageAlone()
    {
        var answer = Answer.To(EdifactReport(
            Desadv("1"),
            Desadv("2", Error("quantity-invalid", At(14, "QTY", 1, 2)), Error("date-invalid", At(12, "DTM", 1, 2)), Error("element-missing", At(14, "QTY", 1, 1)), Error("lin-missing", At(20, "CPS")))));

        // The tag of a segment is position 1, so its first element is position 2.
        Assert.Equal(
            ["UCM*2*DESADV:D:96A:UN:EAN005*4", "UCS*3", "UCD*12*2:2", "UCS*5", "UCD*13*2:1", "UCD*37*2:2", "UCS*11*13"],
            answer.Between("UCI", "UNT")[2..]);
        Assert.Equal($"{Partners}*7", answer.One("UCI"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
    }

    [Theory]
    [InlineData("segment-count-mismatch", "UNT", 1, "29*UNT*2")]
    [InlineData("set-control-number-mismatch", "UNT", 2, "28*UNT*3")]
    [InlineData("unt-missing", "UNZ", null, "13*UNT")]
    [InlineData("set-control-number-duplicate", "UNH", 1, "26*UNH*2")]
    [InlineData("transaction-set-unsupported", "UNH", 2, "14*UNH*3")]
    [InlineData("diagnostics-limit", null, null, "18")]
    public void Write_ErrorOfHeaderOrTrailer_StandsInTheUcm(string code, string? tag, int? element, string expected)
    {
        var answer = Answer.To(EdifactReport(Desadv("1", Error(code, tag is null ? null : At(30, tag, element)))));

        Assert.Equal([$"UCM*1*DESADV:D:96A:UN:EAN005*4*{expected}"], answer.Between("UCM", "UNT"));
        Assert.Equal(AcknowledgmentOutcome.Rejected, answer.Acknowledgment.Outcome);
    }

    [Theory]
    [InlineData("unz-missing", "7*13*UNZ")]
    [InlineData("interchange-control-number-mismatch", "7*28*UNZ*3")]
    [InlineData("group-count-mismatch", "7*29*UNZ")]
    [InlineData("set-count-mismatch", "7*29*UNZ*2")]
    [InlineData("segment-unexpected", "7*33")]
    [InlineData("syntax-version-unknown", "7*2*UNB*2:2")]
    [InlineData("syntax-identifier-unknown", "7*46*UNB*2:1")]
    [InlineData("una-malformed", "7*20*UNA")]
    public void Write_InterchangeInError_StandsInTheUci(string code, string expected)
    {
        var at = code switch
        {
            "interchange-control-number-mismatch" => At(40, "UNZ", 2),
            "set-count-mismatch" => At(40, "UNZ", 1),
            "syntax-version-unknown" => At(1, "UNB", 1, 2),
            "syntax-identifier-unknown" => At(1, "UNB", 1, 1),
            _ => null,
        };

        var answer = Answer.To(EdifactReport(Desadv("1")) with { Diagnostics = [Error(code, at)] });

        Assert.Equal($"{Partners}*{expected}", answer.One("UCI"));
        Assert.Equal(AcknowledgmentOutcome.PartlyAccepted, answer.Acknowledgment.Outcome);
        var warned = Answer.To(EdifactReport(Desadv("1")) with { Diagnostics = [Warning(code, at)] });
        Assert.Equal(answer.One("UCI"), warned.One("UCI"));
        Assert.Equal(AcknowledgmentOutcome.AcceptedWithErrors, warned.Acknowledgment.Outcome);
    }

    [Fact]
    public void Write_NothingInIt_IsRejected()
    {
        Assert.Equal($"{Partners}*4*32", Answer.To(Of(EdifactHeader)).One("UCI"));
        Assert.Equal($"{Partners}*4*13*UNZ", Answer.To(Of(EdifactHeader) with { Diagnostics = [Error("unz-missing")] }).One("UCI"));
    }

    [Fact]
    public void Write_MessageWithoutReference_IsToldOfAbove()
    {
        var answer = Answer.To(EdifactReport(Desadv(""), Desadv("2")));

        Assert.Equal($"{Partners}*7*13", answer.One("UCI"));
        Assert.Single(answer.All("UCM"));
    }

    [Fact]
    public void Write_OtherMessage_IsNotSupported()
    {
        var other = new MessageReport(new MessageHeader { Type = "ORDERS", ControlNumber = "2", Version = "ORDERS:D:96A:UN" }, false, null, []);

        Assert.Equal("UCM*2*ORDERS:D:96A:UN*4*14*UNH*3:1", Answer.To(EdifactReport(Desadv("1"), other)).All("UCM")[1]);
    }

    [Fact]
    public void Write_Groups_AreAnsweredEach()
    {
        var header = new GroupHeader { FunctionalId = "DESADV", Sender = "A:14", Receiver = "B", ControlNumber = "G1" };
        var first = new GroupReport(header, [Desadv("1")], 1, []);
        var second = new GroupReport(header with { ControlNumber = "G2" }, [Desadv("1", Error("bsn-missing"))], 2, [Error("set-count-mismatch", At(30, "UNE", 1))]);

        var answer = Answer.To(Of(EdifactHeader, first, second));

        Assert.Equal(
            ["UCF*G1*A:14*B*7", "UCM*1*DESADV:D:96A:UN:EAN005*7", "UCF*G2*A:14*B*7*29*UNE*2", "UCM*1*DESADV:D:96A:UN:EAN005*4*18"],
            answer.Between("UCF", "UNT"));
    }

    [Fact]
    public void Write_GroupsAndMessagesMixed_IsSaidOnce()
    {
        var header = new GroupHeader { FunctionalId = "DESADV", ControlNumber = "G1" };

        var answer = Answer.To(Of(EdifactHeader, new GroupReport(null, [Desadv("9")], null, []), new GroupReport(header, [Desadv("1")], 1, [])));

        Assert.Equal([$"{Partners}*7*30", "UCF*G1***7", "UCM*1*DESADV:D:96A:UN:EAN005*7"], answer.Between("UCI", "UNT"));
    }

    [Fact]
    public void Write_WarningInAMessageThatWasTaken_IsNoMatterForIt()
    {
        var answer = Answer.To(EdifactReport(Desadv("1", Warning("date-invalid", At(12, "DTM", 1)), Warning("lot-inherited", At(13, "LIN")))));

        Assert.Equal(["UCM*1*DESADV:D:96A:UN:EAN005*7"], answer.Between("UCM", "UNT"));
    }

    [Fact]
    public void Write_SyntaxVersion4_HasItsOwnMessageAndDate()
    {
        var marks = new EdiDelimiters((byte)'|', (byte)'^', (byte)'*', (byte)'~', (byte)'\\', (byte)',');

        var answer = Answer.To(Of(EdifactHeader with { Version = "UNOY:4", Delimiters = marks, IsTest = true }, new GroupReport(null, [Desadv("1")], null, [])));

        Assert.StartsWith("UNA^|,\\*~UNB|UNOY^4|5412345000013^14|4012345000009^14|20260301^1230|41||||||1~UNH|1|CONTRL^4^1^UN~", answer.Text);
    }

    [Theory]
    [InlineData("UNOA", "lot-rule: Größe + Käse's", "LOT-RULE: GR??E + K?SE'S", "ASCII")]
    [InlineData("UNOB", "lot-rule: Größe + Käse's", "lot-rule: Gr??e + K?se's", "ASCII")]
    [InlineData("UNOC", "lot-rule: Größe + Жук", "lot-rule: Größe + ???", "latin1")]
    [InlineData("UNOE", "lot-rule: Жук 'ü'", "lot-rule: Жук '?'", "iso-8859-5")]
    [InlineData("UNOY", "lot-rule: Größe + Жук", "lot-rule: Größe + Жук", "utf-8")]
    public void Write_Letters_AreThoseOfTheSyntaxIdentifier(string syntax, string sent, string expected, string encoding)
    {
        var advice = Recalled(null, "1") with { Diagnostic = new Diagnostic(sent.Split(':')[0], sent.Split(": ")[1]) };
        var report = Of(EdifactHeader with { Version = $"{syntax}:3" }, new GroupReport(null, [Desadv("1")], null, []));

        var answer = Answer.To(report, advice);

        var text = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetString(answer.Bytes);
        Assert.Contains($"FTX+AAO+++{expected.Replace("?", "??").Replace(":", "?:").Replace("+", "?+").Replace("'", "?'")}'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NothingThatCanBeAnswered_IsNull()
    {
        Assert.Null(Answer.Make(Of(EdifactHeader with { Receiver = null })));
        Assert.Null(Answer.Make(Of(EdifactHeader with { Sender = new EdiParty("14", new string('9', 36)) })));
        Assert.Null(Answer.Make(Of(EdifactHeader with { ControlNumber = "" })));
        Assert.Null(Answer.Make(EdifactReport(new MessageReport(new MessageHeader { Type = "APERAK", ControlNumber = "1" }, false, null, []))));
        Assert.Null(Answer.Make(EdifactReport(new MessageReport(new MessageHeader { Type = "CONTRL", ControlNumber = "1" }, false, null, []))));
    }
}
