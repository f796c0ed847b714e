using System.Diagnostics;
using System.Text;
using CsCheck;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

public sealed class ShipNoticeEnvelopeTests
{
    private const string Body = Notice.Bsn + "HL*1**S~HL*2*1*I~LIN**VP*X*LT*A~SN1**1*EA~";

    [Fact]
    public void Read_ErrorInOneSet_LeavesTheOthers()
    {
        var interchange = Notice.Read(Notice.Interchange(Notice.Set(Body), Notice.Set("HL*1**S~", "0002"), Notice.Set(Body, "0003")));
        Assert.Equal([true, false, true], interchange.Asns.Select(static a => a.Accepted));
        Assert.Equal(["bsn-missing"], interchange.Asns[1].Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Code));
        Assert.True(interchange.IsComplete);
    }

    [Theory]
    [InlineData("SE*7*0001~", "SE*8*0001~", "segment-count-mismatch")]
    [InlineData("SE*7*0001~", "SE*7*0002~", "set-control-number-mismatch")]
    [InlineData("SE*7*0001~", "", "se-missing")]
    [InlineData("BSN*00*", "BSN**", "element-missing")]
    [InlineData("BSN*00*", "BSN*QQ*", "purpose-unknown")]
    [InlineData("BSN*00*S-1*", "BSN*00**", "element-missing")]
    [InlineData("ST*856*0001~", "ST*856~", "element-missing")]
    [InlineData(Notice.Gs, "", "gs-missing")]
    public void Read_SetInError_IsNotAccepted(string right, string wrong, string code)
    {
        var interchange = Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace(right, wrong, StringComparison.Ordinal));
        var asn = Assert.Single(interchange.Asns);
        Assert.False(asn.Accepted);
        Assert.Contains(code, asn.Diagnostics.Select(static d => d.Code));
    }

    [Fact]
    public void Read_MoreSegmentsThanCounted_IsAcceptedWithAWarning()
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace("SE*7*0001~", "SE*6*0001~", StringComparison.Ordinal)).Asns);
        Assert.Equal(("segment-count-mismatch", DiagnosticSeverity.Warning), Assert.Single(asn.Diagnostics.Select(static d => (d.Code, d.Severity))));
    }

    [Fact]
    public void Read_TagsInLowerCase_AreReadWithAWarning()
    {
        var right = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Body))).Asns);
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace("LIN*", "lin*", StringComparison.Ordinal).Replace("SN1*", "sn1*", StringComparison.Ordinal)).Asns);
        Assert.Equal(("segment-tag-lower-case", DiagnosticSeverity.Warning), Assert.Single(asn.Diagnostics.Select(static d => (d.Code, d.Severity))));
        Assert.Equal(right.Lines[0].Goods.Gtin, asn.Lines[0].Goods.Gtin);
    }

    [Theory]
    [InlineData("*004010~", "BSN*00*S-1*260714*0915~", "DTM*036*260801~", 2)]
    [InlineData("*005010~", "BSN*00*S-1*20260714*0915~", "DTM*036*260801~", 1)]
    [InlineData("*004010~", "BSN*00*S-1*20260714*0915~", "DTM*036*20260801~", 0)]
    [InlineData("*004010~", "BSN*00*S-1*20260714*0915~", "DTM*036*260801***20~", 0)]
    [InlineData("*004010~", "BSN*00*S-1*20260714*0915~", "DTM*036****D6*260801~", 0)]
    [InlineData("*003060~", "BSN*00*S-1*260714*0915~", "DTM*036*260801~", 0)]
    public void Read_DatesWithoutCentury_AreReadWithAWarningFrom004010On(string version, string bsn, string dtm, int warnings)
    {
        var text = Notice.Interchange(Notice.Set(bsn + "HL*1**S~HL*2*1*I~LIN**VP*X*LT*A~SN1**1*EA~" + dtm)).Replace("*004010~", version, StringComparison.Ordinal);
        var asn = Assert.Single(Notice.Read(text).Asns);
        Assert.True(asn.Accepted);
        Assert.Equal(Enumerable.Repeat("date-century-missing", warnings), asn.Diagnostics.Select(static d => d.Code));
        Assert.Equal((new DateTime(2026, 7, 14, 9, 15, 0), new DateOnly(2026, 8, 1)), (asn.PreparedAt, asn.Lines[0].Expiry));
    }

    [Fact]
    public void Read_ZerosInFrontOfSe02_AreAWarning()
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace("SE*7*0001~", "SE*7*1~", StringComparison.Ordinal)).Asns);
        Assert.Equal(("set-control-number-mismatch", DiagnosticSeverity.Warning), Assert.Single(asn.Diagnostics.Select(static d => (d.Code, d.Severity))));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Read_ComponentSeparatorLeftOutBeforeALineEnd_KeepsTheTerminator(string lineEnd)
    {
        var lines = Notice.Interchange(Notice.Set(Body)).Replace("*P*>~", "*P*~", StringComparison.Ordinal).Replace("~", "~" + lineEnd, StringComparison.Ordinal);
        var interchange = Notice.Read(lines);
        Assert.Equal("isa-length", Assert.Single(interchange.Diagnostics).Code);
        Assert.Equal("A", Assert.Single(Assert.Single(Assert.Single(interchange.Asns).Lines).Lots).Lot);
    }

    [Fact]
    public void Read_LineEndsAsTerminators_LeaveATildeInIsa16()
    {
        var lines = Notice.Interchange(Notice.Set(Body)).Replace("~", "\n", StringComparison.Ordinal).Replace("*P*>", "*P*~", StringComparison.Ordinal);
        var interchange = Notice.Read(lines);
        Assert.Empty(interchange.Diagnostics);
        Assert.True(Assert.Single(interchange.Asns).Accepted);
    }

    [Fact]
    public void Read_TerminatorThatBecameSeveralBytes_IsNamed()
    {
        var interchange = Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace('~', '\u2026'));
        var found = Assert.Single(interchange.Diagnostics);
        Assert.Equal("isa-delimiters", found.Code);
        Assert.Contains("'…' in 3 bytes", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GE*1*1~", "GE*2*1~", "set-count-mismatch", DiagnosticSeverity.Error, false)]
    [InlineData("GE*1*1~", "GE**1~", "set-count-mismatch", DiagnosticSeverity.Warning, false)]
    [InlineData("GE*1*1~", "GE*0*1~", "set-count-mismatch", DiagnosticSeverity.Warning, true)]
    [InlineData("GE*1*1~", "GE*1*2~", "group-control-number-mismatch", DiagnosticSeverity.Warning, true)]
    [InlineData("IEA*1*", "IEA*2*", "group-count-mismatch", DiagnosticSeverity.Error, false)]
    [InlineData("IEA*1*000000001~", "IEA*1*000000002~", "interchange-control-number-mismatch", DiagnosticSeverity.Warning, true)]
    [InlineData("IEA*1*000000001~", "IEA*1*1", "terminator-missing", DiagnosticSeverity.Warning, true)]
    [InlineData("IEA*1*000000001~", "", "iea-missing", DiagnosticSeverity.Error, false)]
    [InlineData("GE*1*1~", "", "ge-missing", DiagnosticSeverity.Error, false)]
    [InlineData("GS*SH*", "GS*IN*", "functional-group-id", DiagnosticSeverity.Warning, true)]
    [InlineData("GE*1*1~", "GE*1*1~XX*1~", "segment-unexpected", DiagnosticSeverity.Error, true)]
    [InlineData("IEA*1*000000001~", "IEA*1*000000001~" + Notice.Isa, "interchange-further", DiagnosticSeverity.Error, true)]
    [InlineData("IEA*1*000000001~", "IEA*1*000000001~ISA*00*", "isa-truncated", DiagnosticSeverity.Error, true)]
    [InlineData("IEA*1*000000001~", "IEA*1*000000001~rubbish", "data-after-iea", DiagnosticSeverity.Error, true)]
    [InlineData("GE*1*1~", "ST*810*2~BIG*1~SE*3*2~GE*2*1~", "transaction-set-unsupported", DiagnosticSeverity.Warning, true)]
    public void Read_EnvelopeInError_KeepsWholeSets(string right, string wrong, string code, DiagnosticSeverity severity, bool complete)
    {
        var interchange = Notice.Read(Notice.Interchange(Notice.Set(Body)).Replace(right, wrong, StringComparison.Ordinal));
        Assert.True(Assert.Single(interchange.Asns).Accepted);
        Assert.Equal((code, severity), Assert.Single(interchange.Diagnostics.Select(static d => (d.Code, d.Severity))));
        Assert.Equal(complete, interchange.IsComplete);
    }

    [Fact]
    public void Read_NoIsa_IsOneError()
    {
        var interchange = Notice.Read(Notice.Set(Body));
        Assert.Empty(interchange.Asns);
        Assert.Equal("isa-missing", Assert.Single(interchange.Diagnostics).Code);
        Assert.False(interchange.IsComplete);
    }

    [Theory]
    [InlineData("856-two-lots.edi")]
    [InlineData("856-packs-below-item.edi")]
    [InlineData("856-loads.edi")]
    [InlineData("856-flawed.edi")]
    public void Read_EveryPrefix_IsIncompleteAndAcceptsNoCutSet(string name)
    {
        var bytes = TestData.Sample(name);
        var whole = ShipNoticeReader.Read(bytes);
        for (var length = 0; length < bytes.AsSpan().TrimEnd("\r\n"u8).Length - 1; length++)
        {
            var cut = ShipNoticeReader.Read(bytes.AsMemory(0, length));
            Assert.False(cut.IsComplete);
            Assert.Contains(cut.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
            Assert.All(cut.Asns.Where(static a => a.Accepted), a =>
            {
                var original = whole.Asns.Single(w => w.Position == a.Position);
                Assert.Equal(original.Lines.Select(static l => (l.Item, l.Quantity)), a.Lines.Select(static l => (l.Item, l.Quantity)));
            });
        }
    }

    [Fact]
    public void Read_AnyMutation_NeverThrows()
    {
        string[] names = ["856-two-lots.edi", "856-packs-below-item.edi", "856-loads.edi", "856-flawed.edi"];
        var samples = names.Select(TestData.Sample).ToArray();
        var edits = Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 3], Gen.Byte).Array[1, 12];
        Gen.Select(Gen.Int[0, samples.Length - 1], edits).Sample(
            (which, changes) =>
            {
                var bytes = samples[which].ToList();
                foreach (var (at, kind, value) in changes)
                {
                    var i = at % bytes.Count;
                    switch (kind)
                    {
                        case 0:
                            bytes[i] = value;
                            break;
                        case 1:
                            bytes.RemoveRange(i, Math.Min(1 + (value % 40), bytes.Count - i - 1));
                            break;
                        case 2:
                            bytes.InsertRange(i, bytes.GetRange(i, Math.Min(1 + value, bytes.Count - i)));
                            break;
                        default:
                            bytes[i] = bytes[value % bytes.Count];
                            break;
                    }
                }

                ShipNoticeReader.Read(bytes.ToArray());
            },
            iter: 5_000);
    }

    [Fact]
    public void Read_HostileRepetition_StaysLinear()
    {
        var text = new StringBuilder(Notice.Isa).Append(Notice.Gs).Append("ST*856*1~").Append(Notice.Bsn).Append("HL*1**S~HL*2*1*P~");
        for (var i = 0; i < 30_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"MAN*ZZ*{i}~REF*LT*{i}~N2*{i}~");
        }

        for (var i = 0; i < 30_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"HL*{i + 3}*{i + 2}*I~LIN**VP*X~SLN*1**I*1*EA****LT*{i}~");
        }

        var bytes = Encoding.ASCII.GetBytes(text.ToString());
        var clock = Stopwatch.StartNew();
        var asn = Assert.Single(ShipNoticeReader.Read(bytes).Asns);
        Assert.False(asn.Accepted);
        Assert.Equal(30_000, asn.Lines.Count);
        Assert.True(asn.Diagnostics.Count <= 2002);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData("ISA*00", AsnFormat.X12)]
    [InlineData("\uFEFF \r\nISA*00", AsnFormat.X12)]
    [InlineData("UNA:+.? '", AsnFormat.Edifact)]
    [InlineData("UNB+UNOA", AsnFormat.Edifact)]
    [InlineData("\n{\"a\":1}", AsnFormat.Json)]
    [InlineData("[1]", null)]
    [InlineData("", null)]
    [InlineData("ST*856", AsnFormat.X12)]
    [InlineData("GS*SH*A", AsnFormat.X12)]
    [InlineData("UNH+1+DESADV", AsnFormat.Edifact)]
    [InlineData("UNG+DESADV", AsnFormat.Edifact)]
    [InlineData("STUFF", null)]
    [InlineData("GS is here", null)]
    [InlineData("ST", null)]
    public void Recognize_FirstBytes_TellTheSyntax(string text, AsnFormat? expected) =>
        Assert.Equal(expected, AsnRecognizer.Recognize(Encoding.UTF8.GetBytes(text)));
}
