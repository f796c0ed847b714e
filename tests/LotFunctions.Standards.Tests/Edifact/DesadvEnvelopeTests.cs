using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards.Tests.Edifact;

public sealed class DesadvEnvelopeTests
{
    private const string Body = "UNH+1+DESADV:D:96A:UN'BGM+351+X+9'UNT+3+1'";

    [Theory]
    [InlineData("UNB+UNOA:2+A+B+260714:0915+1'", "+:'?.", null)]
    [InlineData("UNA:+.? 'UNB+UNOA:2+A+B+260714:0915+1'", "+:'?.", null)]
    [InlineData("\r\n UNA:+,? '\r\n\r\nUNB+UNOA:2+A+B+260714:0915+1'", "+:'?,", null)]
    [InlineData("UNA:+.?*'UNB+UNOB:3+A+B+260714:0915+1'", "+:'?.", null)]
    [InlineData("UNA:+.?*'UNB+UNOB:4+A+B+20260714:0915+1'", "+:'?.*", null)]
    [InlineData("UNA:+.? 'UNB+UNOB:4+A+B+20260714:0915+1'", "+:'?.", null)]
    [InlineData("UNB+UNOB:4+A+B+20260714:0915+1'", "+:'?.*", null)]
    [InlineData("UNA^|,\\ ~UNB|UNOA^2|A|B|260714^0915|1~", "|^~\\,", null)]
    [InlineData("UNA:+.? \nUNB+UNOA:2+A+B+260714:0915+1\n", "+:\n?.", null)]
    [InlineData("UNA:+.? \r\nUNB+UNOA:2+A+B+260714:0915+1\r\n", "+:\n?.", null)]
    [InlineData("UNA:+.  'UNB+UNOA:2+A+B+260714:0915+1'", "+:' .", null)]
    [InlineData("UNA:+.?'UNB+UNOA:2+A+B+260714:0915+1'", "+:'?.", "una-malformed")]
    [InlineData("UNA:+.?'\r\nUNB+UNOA:2+A+B+260714:0915+1'", "+:'?.", "una-malformed")]
    [InlineData("UNB\u001dUNOB\u001f1\u001dA\u001dB\u001d260714\u001f0915\u001d1\u001c", "\u001d\u001f\u001c ,", null)]
    public void TryReadHeader_Advice_GivesTheDelimiters(string first, string expected, string? problem)
    {
        Assert.True(EdifactEnvelope.TryReadHeader(Encoding.Latin1.GetBytes(first), out var header, out var found));
        var d = header.Delimiters!.Value;
        Assert.Equal(expected, $"{(char)d.Element}{(char)d.Component}{(char)d.Terminator}{(char)(d.Release ?? 0x20)}{(char)d.DecimalMark}{(d.Repetition is { } r ? (char)r : string.Empty)}");
        Assert.Equal(problem, found?.Code);
        Assert.Equal((new EdiParty(string.Empty, "A"), new EdiParty(string.Empty, "B"), "1"), (header.Sender, header.Receiver, header.ControlNumber));
        Assert.Equal(new DateTime(2026, 7, 14, 9, 15, 0), header.PreparedAt);
    }

    [Theory]
    [InlineData("", "unb-missing")]
    [InlineData("ISA*00*", "unb-missing")]
    [InlineData("UNH+1+DESADV:D:96A:UN'", "unb-missing")]
    [InlineData("UNA:+.? 'UNH+1+DESADV:D:96A:UN'", "unb-missing")]
    [InlineData("UNA:+.? ", "unb-missing")]
    [InlineData("UNA:+.", "unb-missing")]
    [InlineData("UNA::.? 'UNB+UNOA:2+A+B+260714:0915+1'", "una-malformed")]
    [InlineData("UNA:+. 'xyzUNB+UNOA:2+A+B+260714:0915+1'", "una-malformed")]
    [InlineData("UNB", "unb-truncated")]
    [InlineData("UNB+UNOA:2+A+B+2607", "unb-truncated")]
    [InlineData("UNB|UNOA:2|A|B|260714:0915|1~", "unb-delimiters")]
    [InlineData("UNA:+.? 'UNB|UNOA:2|A|B|260714:0915|1~", "unb-delimiters")]
    public void TryReadHeader_NoHeader_SaysWhy(string first, string code)
    {
        Assert.False(EdifactEnvelope.TryReadHeader(Encoding.Latin1.GetBytes(first), out _, out var problem));
        Assert.Equal((code, DiagnosticSeverity.Error), (problem!.Code, problem.Severity));
    }

    [Fact]
    public void TryReadHeader_EveryElement_IsRead()
    {
        Assert.True(EdifactEnvelope.TryReadHeader(
            "UNB+UNOC:3+9506000100008:14:BACK+9506000200005:ZZ:ROUTE+20260714:091530+REF?+1+PW+APP++1+AGR+1'"u8, out var header, out var problem));
        Assert.Null(problem);
        Assert.Equal(
            ("UNOC:3", new EdiParty("14", "9506000100008"), new EdiParty("ZZ", "9506000200005"), "REF+1", true, true),
            (header.Version, header.Sender, header.Receiver, header.ControlNumber, header.AcknowledgmentRequested, header.IsTest));
        Assert.Equal(new DateTime(2026, 7, 14, 9, 15, 30), header.PreparedAt);
    }

    [Theory]
    [InlineData("UNB+UNOZ:3+A+B+260714:0915+1'", "syntax-identifier-unknown")]
    [InlineData("UNB+UNOA:9+A+B+260714:0915+1'", "syntax-version-unknown")]
    [InlineData("UNB+UNOA:3+ +B+260714:0915+1'", "element-missing")]
    [InlineData("UNB+UNOA:3+A++260714:0915+1'", "element-missing")]
    [InlineData("UNB+UNOA:3+A+B+261314:0915+1'", "date-invalid")]
    public void TryReadHeader_Flaw_IsAWarning(string first, string code)
    {
        Assert.True(EdifactEnvelope.TryReadHeader(Encoding.Latin1.GetBytes(first), out _, out var problem));
        Assert.Equal((code, DiagnosticSeverity.Warning), (problem!.Code, problem.Severity));
    }

    [Theory]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351+X+9'UNT+4+1'", "segment-count-mismatch", "UNT", 1)]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351+X+9'UNT+x+1'", "segment-count-mismatch", "UNT", 1)]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351+X+9'UNT+3+11'", "set-control-number-mismatch", "UNT", 2)]
    [InlineData("UNH++DESADV:D:96A:UN'BGM+351+X+9'UNT+3+'", "element-missing", "UNH", 1)]
    [InlineData("UNH+1+DESADV:D:96A:UN'UNT+2+1'", "bgm-missing", "UNH", null)]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351'UNT+3+1'", "element-missing", "BGM", 2)]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351+X+99'UNT+3+1'", "purpose-unknown", "BGM", 3)]
    [InlineData("UNH+1+DESADV:D:96A:UN'BGM+351+X+9'??'UNT+4+1'", "segment-tag-invalid", "??", null)]
    public void Read_MessageInError_IsRejectedAndOthersAreNot(string message, string code, string segment, int? element)
    {
        var other = Body.Replace("+1", "+2", StringComparison.Ordinal);
        var notices = Despatch.Read($"{Despatch.Unb}{message}{other}UNZ+2+REF1'").OfType<AsnPart.Notice>().ToList();
        Assert.Equal([false, true], notices.Select(static n => n.Asn.Accepted));
        var found = Assert.Single(notices[0].Asn.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal((code, segment, element), (found.Code, found.Position?.SegmentId, found.Position?.Element));
    }

    [Fact]
    public void Read_MoreSegmentsThanCounted_IsAccepted()
    {
        var notice = Assert.Single(Despatch.Read($"{Despatch.Unb}UNH+1+DESADV:D:96A:UN'BGM+351+X+9'CPS+1'LIN+1++X:SA'QTY+12:1:EA'UNT+5+1'UNZ+1+REF1'").OfType<AsnPart.Notice>());
        var found = Assert.Single(notice.Asn.Diagnostics);
        Assert.Equal(("segment-count-mismatch", DiagnosticSeverity.Warning), (found.Code, found.Severity));
    }

    [Fact]
    public void Read_ZerosInFrontOfTheReference_AreAWarning()
    {
        var notice = Assert.Single(Despatch.Read($"{Despatch.Unb}UNH+1+DESADV:D:96A:UN'BGM+351+X+9'CPS+1'LIN+1++X:SA'QTY+12:1:EA'UNT+6+0001'UNZ+1+REF1'").OfType<AsnPart.Notice>());
        var found = Assert.Single(notice.Asn.Diagnostics);
        Assert.Equal(("set-control-number-mismatch", DiagnosticSeverity.Warning), (found.Code, found.Severity));
    }

    [Theory]
    [InlineData(Body + "UNZ+01+REF1'", true, "")]
    [InlineData(Body + "UNZ+2+REF1'", false, "!set-count-mismatch")]
    [InlineData(Body + "UNZ++REF1'", false, "set-count-mismatch")]
    [InlineData(Body + "UNZ+0+REF1'", true, "set-count-mismatch")]
    [InlineData(Body + "UNZ+1+REF2'", true, "interchange-control-number-mismatch")]
    [InlineData(Body + "UNZ+1+REF1", true, "terminator-missing")]
    [InlineData(Body + "UNZ+1+REF", false, "!unz-missing")]
    [InlineData(Body, false, "!unz-missing")]
    [InlineData(Body + "''UNZ+1+REF1'", true, "segment-empty")]
    [InlineData("FTX+X'" + Body + "UNZ+1+REF1'", true, "!segment-unexpected")]
    [InlineData("USH+1'" + Body + "UST+1'UNZ+1+REF1'", true, "")]
    [InlineData("UNG+DESADV+A+B+260714:0915+G+UN'" + Body + "UNE+1+G'UNZ+1+REF1'", true, "")]
    [InlineData("UNG+DESADV+A+B+260714:0915+G+UN'" + Body + "UNE+2+G'UNZ+1+REF1'", false, "!set-count-mismatch")]
    [InlineData("UNG+DESADV+A+B+260714:0915+G+UN'" + Body + "UNE+1+H'UNZ+1+REF1'", true, "group-control-number-mismatch")]
    [InlineData("UNG+DESADV+A+B+260714:0915+G+UN'" + Body + "UNZ+1+REF1'", false, "!une-missing")]
    [InlineData("UNG+DESADV+A+B+260714:0915+G+UN'" + Body + "UNE+1+G'UNZ+2+REF1'", false, "!group-count-mismatch")]
    public void Read_Trailers_AreChecked(string rest, bool complete, string codes)
    {
        var parts = Despatch.Read(Despatch.Unb + rest);
        Assert.True(Assert.Single(parts.OfType<AsnPart.Notice>()).Asn.Accepted);
        var end = Assert.Single(parts.OfType<AsnPart.InterchangeEnd>());
        var found = parts.OfType<AsnPart.GroupEnd>().SelectMany(static g => g.Diagnostics).Concat(end.Diagnostics);
        Assert.Equal(codes, string.Join(' ', found.Select(static d => (d.Severity == DiagnosticSeverity.Error ? "!" : string.Empty) + d.Code)));
        Assert.Equal(complete, end.IsComplete);
    }

    [Theory]
    [InlineData("UNOC:3", 28591, "Größe")]
    [InlineData("UNOD:3", 28592, "Łódź")]
    [InlineData("UNOE:3", 28595, "ПАРТИЯ")]
    [InlineData("UNOF:3", 28597, "Παρτίδα")]
    [InlineData("UNOK:3", 28599, "İşçi")]
    [InlineData("UNOW:4", 65001, "批次")]
    [InlineData("UNOA:2", 65001, "Größe")]
    [InlineData("UNOB:1", 28591, "Größe")]
    public void Read_Repertoire_IsTheOneDeclared(string syntax, int page, string lot)
    {
        var encoding = page switch { 65001 => Encoding.UTF8, 28591 => Encoding.Latin1, _ => CodePagesEncodingProvider.Instance.GetEncoding(page)! };
        var text = Despatch.Interchange(Despatch.Message(Despatch.Bgm + $"CPS+1'LIN+1++X:SA'PIA+1+{lot}:NB'QTY+12:1:KGM'")).Replace("UNOC:3", syntax, StringComparison.Ordinal);
        var line = Assert.Single(Assert.Single(Despatch.Read(encoding.GetBytes(text)).OfType<AsnPart.Notice>()).Asn.Lines);
        Assert.Equal(lot, Assert.Single(line.Lots).Lot);
    }

    [Fact]
    public void Read_SeveralInterchanges_EachHasItsPartsAndOffsets()
    {
        var one = Despatch.Unb + Body + "UNZ+1+REF1'";
        var parts = Despatch.Read(one + "\r\n" + one);
        Assert.Equal([one.Length, (2 * one.Length) + 2], parts.OfType<AsnPart.InterchangeEnd>().Select(static e => e.End));
        Assert.Equal([0L, one.Length + 2], parts.OfType<AsnPart.InterchangeStart>().Select(static s => s.Header.Position!.Offset));
        Assert.Equal([2, 2], parts.OfType<AsnPart.Notice>().Select(static n => n.Header.Position!.Segment));
    }
}
