using System.Text;
using CsCheck;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Tests.X12;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.Streams;

public sealed class AsnReaderTests
{
    private const string Body = Notice.Bsn + "HL*1**S~HL*2*1*I~LIN**VP*X*LT*A~SN1**1*EA~";
    private const string Desadv = "UNB+UNOA:2+A+B+260714:0915+7'UNH+1+DESADV:D:96A:UN'BGM+351+D-1+9'UNT+3+1'UNZ+1+7'";

    private static readonly string[] Names = ["856-two-lots.edi", "856-packs-below-item.edi", "856-loads.edi", "856-flawed.edi"];

    [Theory]
    [InlineData("856-two-lots.edi")]
    [InlineData("856-loads.edi")]
    [InlineData("856-flawed.edi")]
    public void Take_CutAtEveryPlace_GivesTheSameParts(string name)
    {
        var bytes = TestData.Sample(name);
        var whole = PartText.Of(AsnReader.Read(bytes));
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var reader = new X12InterchangeReader();
            var parts = new List<AsnPart>();
            var consumed = reader.Take(bytes.AsSpan(0, cut), false, parts);
            if (!reader.Ended) reader.Take(bytes.AsSpan(consumed), true, parts);
            Assert.Equal(whole, PartText.Of(parts));
        }
    }

    [Fact]
    public void Take_CutAtRandomPlaces_GivesTheSameParts()
    {
        var bytes = Several();
        var whole = PartText.Of(AsnReader.Read(bytes));
        Gen.Int[1, bytes.Length].Array[1, 20].Sample(
            cuts =>
            {
                var sequence = new InterchangeSequence();
                var parts = new List<AsnPart>();
                var at = 0;
                foreach (var cut in cuts.Order()) at += cut <= at ? 0 : sequence.Take(bytes.AsSpan(at, cut - at), false, parts);
                sequence.Take(bytes.AsSpan(at), true, parts);
                Assert.Equal(whole, PartText.Of(parts));
            },
            iter: 200);
    }

    [Fact]
    public async Task ReadAsync_StreamThatGivesLittle_GivesTheSameParts()
    {
        var bytes = Several();
        Assert.Equal(PartText.Of(AsnReader.Read(bytes)), await PartText.OfPiecesAsync(bytes, [1, 2, 3, 105, 106, 107, 500, 1500, 1501]));
    }

    [Fact]
    public void Read_InterchangesOfBothSyntaxes_AllAreRead()
    {
        var x12 = Notice.Interchange(Notice.Set(Body), Notice.Set(Body, "0002"));
        var parts = AsnReader.Read(Encoding.UTF8.GetBytes(x12 + "\r\n" + Desadv + "\n" + "\uFEFF" + x12 + "\0\0")).ToList();
        Assert.Equal([AsnFormat.X12, AsnFormat.Edifact, AsnFormat.X12], parts.OfType<AsnPart.InterchangeStart>().Select(static p => p.Header.Format));
        Assert.All(parts.OfType<AsnPart.InterchangeEnd>(), static p => Assert.True(p.IsComplete));
        Assert.Equal(["0001", "0002", "1", "0001", "0002"], parts.OfType<AsnPart.Notice>().Select(static p => p.Asn.ControlNumber));
        Assert.Empty(parts.OfType<AsnPart.Unreadable>());
        Assert.Equal(x12.Length, parts.OfType<AsnPart.InterchangeEnd>().First().End);
    }

    [Fact]
    public void Read_OneInterchange_GivesItsPartsInOrder()
    {
        var text = Notice.Isa + Notice.Gs + Notice.Set(Body) + "ST*810*2~BIG*1~SE*3*2~GE*2*1~" + Notice.Gs + "GE*0*1~IEA*2*000000001~";
        var parts = AsnReader.Read(Encoding.UTF8.GetBytes(text)).ToList();
        Assert.Equal(
            ["InterchangeStart", "GroupStart", "Notice", "Other", "GroupEnd", "GroupStart", "GroupEnd", "InterchangeEnd"], parts.Select(static p => p.GetType().Name));
        var group = parts.OfType<AsnPart.GroupStart>().First().Header;
        Assert.Equal(("SH", "SENDER", "RECEIVER", "1", "X", "004010"), (group.FunctionalId, group.Sender, group.Receiver, group.ControlNumber, group.Agency, group.Version));
        Assert.Equal(2, parts.OfType<AsnPart.GroupEnd>().First().Stated);
        Assert.Equal(("810", "2"), (((AsnPart.Other)parts[3]).Header.Type, ((AsnPart.Other)parts[3]).Header.ControlNumber));
    }

    [Theory]
    [InlineData("", null, "format-unknown")]
    [InlineData("hello", null, "format-unknown")]
    [InlineData("ST*856*1~", AsnFormat.X12, "isa-missing")]
    [InlineData("GS*SH*A*B~", AsnFormat.X12, "isa-missing")]
    [InlineData("UNH+1+DESADV:D:96A:UN'", AsnFormat.Edifact, "unb-missing")]
    [InlineData("UNG+DESADV'", AsnFormat.Edifact, "unb-missing")]
    [InlineData("ISA*00*", AsnFormat.X12, "isa-truncated")]
    public void Read_NoInterchange_SaysWhatIsMissing(string text, AsnFormat? format, string code)
    {
        var part = Assert.IsType<AsnPart.Unreadable>(Assert.Single(AsnReader.Read(Encoding.UTF8.GetBytes(text))));
        Assert.Equal((format, code), (part.Format, Assert.Single(part.Diagnostics).Code));
    }

    [Theory]
    [InlineData("rubbish", "data-after-iea")]
    [InlineData("ISA*00*", "isa-truncated")]
    [InlineData("ISA*00* *00* *ZZ*A~GS*1~ISAX", "isa-truncated")]
    public void Read_DataBetweenInterchanges_IsSaidAndPassedOver(string between, string code)
    {
        var x12 = Notice.Interchange(Notice.Set(Body));
        var parts = AsnReader.Read(Encoding.UTF8.GetBytes(x12 + between + "\n" + new string('x', 2000) + "\n" + x12)).ToList();
        var unreadable = Assert.Single(parts.OfType<AsnPart.Unreadable>());
        Assert.Equal(x12.Length, unreadable.Diagnostics[0].Position?.Offset);
        Assert.Contains(unreadable.Diagnostics[0].Code, new[] { code, "isa-malformed" });
        Assert.Equal(2, parts.OfType<AsnPart.Notice>().Count(static n => n.Asn.Accepted));
        Assert.All(parts.OfType<AsnPart.InterchangeEnd>(), static p => Assert.True(p.IsComplete));
    }

    [Fact]
    public void Read_IsaBeforeTheIea_EndsOneAndBeginsTheOther()
    {
        var x12 = Notice.Interchange(Notice.Set(Body));
        var cut = x12.Replace("GE*1*1~IEA*1*000000001~", string.Empty, StringComparison.Ordinal);
        var ends = AsnReader.Read(Encoding.UTF8.GetBytes(cut + x12)).OfType<AsnPart.InterchangeEnd>().ToList();
        Assert.Equal([false, true], ends.Select(static e => e.IsComplete));
        Assert.Equal(cut.Length, ends[0].End);
        Assert.Equal("iea-missing", Assert.Single(ends[0].Diagnostics).Code);
    }

    [Fact]
    public async Task ReadAsync_SegmentWithoutEnd_IsGivenUpAndWhatFollowsIsRead()
    {
        var good = Notice.Interchange(Notice.Set(Body));
        var endless = Notice.Isa + Notice.Gs + Notice.Set(Body) + "ST*856*0002~" + Notice.Bsn + "REF*ZZ*" + new string('x', 600_000);
        var bytes = Encoding.UTF8.GetBytes(endless + "\n" + good);
        var parts = new List<AsnPart>();
        await foreach (var part in AsnReader.ReadAsync(new MemoryStream(bytes), CancellationToken.None)) parts.Add(part);
        Assert.Equal([true, false, true], parts.OfType<AsnPart.Notice>().Select(static n => n.Asn.Accepted));
        Assert.Equal([false, true], parts.OfType<AsnPart.InterchangeEnd>().Select(static e => e.IsComplete));
        var tooLong = Assert.Single(Assert.Single(parts.OfType<AsnPart.Unreadable>()).Diagnostics);
        Assert.Equal(("segment-too-long", endless.IndexOf("REF", StringComparison.Ordinal)), (tooLong.Code, tooLong.Position?.Offset));
        Assert.Equal(PartText.Of(parts), PartText.Of(AsnReader.Read(bytes)));
    }

    [Fact]
    public async Task ReadAsync_LongSegmentWithinTheLimit_IsRead()
    {
        var text = Notice.Interchange(Notice.Set(Notice.Bsn + "HL*1**S~REF*BM*" + new string('x', 200_000) + "~HL*2*1*I~LIN**VP*X*LT*A~SN1**1*EA~"));
        var notices = new List<AsnPart.Notice>();
        await foreach (var part in AsnReader.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), CancellationToken.None))
        {
            if (part is AsnPart.Notice notice) notices.Add(notice);
        }

        Assert.Equal(200_000, Assert.Single(Assert.Single(notices).Asn.References).Value.Length);
    }

    [Fact]
    public async Task ReadAsync_HundredMegabytes_KeepsNothing()
    {
        var lines = string.Concat(Enumerable.Range(0, 40).Select(static i => $"HL*{i + 2}*1*I~LIN**VP*X-{i}*LT*L-{i}~SN1**{i + 1}*EA~DTM*036*20271231~"));
        using var input = new RepeatedSets(
            Notice.Isa + Notice.Gs, n => Notice.Set($"BSN*00*S-{n}*20260714*0915~HL*1**S~{lines}", RepeatedSets.Text(n)), static n => $"GE*{n}*1~IEA*1*000000001~", 100_000_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (sets, most, complete) = (0, 0L, false);
        await foreach (var part in AsnReader.ReadAsync(input, CancellationToken.None))
        {
            if (part is AsnPart.Notice { Asn: { Accepted: true, Lines.Count: 40 } } && ++sets % 5000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            complete |= part is AsnPart.InterchangeEnd { IsComplete: true };
        }

        Assert.True(complete);
        Assert.Equal(input.Sets, sets);
        Assert.True(sets > 20_000);
        Assert.InRange(most, long.MinValue, 64_000_000);
    }

    // A notice of many objects leaves nothing of itself to the next one, and not all of its objects to the pool.
    [Fact]
    public void Read_NoticeAfterALongOne_IsReadAsIfItWereAlone()
    {
        var longer = string.Concat(Enumerable.Range(0, 3000).Select(static i => $"HL*{i + 2}*1*I~LIN**VP*X-{i}*LT*L-{i}~SN1**{i + 1}*EA~MAN*CP*{i}~REF*SE*{i}~DTM*036*20271231~PO4*{i}~"));
        var several = Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + "HL*1**S~TD1**5****G*1*KG~TD5**2*ABCD~" + longer), Notice.Set(Body, "0002"))).Asns;
        var alone = Notice.Read(Notice.Interchange(Notice.Set(Body, "0002"))).Asns;
        Assert.Equal(3000, several[0].Lines.Count);
        var (line, expected) = (several[1].Lines[0], alone[0].Lines[0]);
        Assert.Equal(
            (expected.Item, expected.Quantity, expected.Expiry, expected.PackSize, expected.Description), (line.Item, line.Quantity, line.Expiry, line.PackSize, line.Description));
        Assert.Equal(expected.Lots, line.Lots);
        Assert.Empty(line.Serials);
        Assert.Empty(line.Marks);
        Assert.Equal((null, null, null, null), (several[1].Carrier, several[1].Packages, several[1].GrossWeight, several[1].Equipment));
    }

    private static byte[] Several() =>
        [.. Names.SelectMany(static n => TestData.Sample(n)), .. Encoding.ASCII.GetBytes("rubbish " + Desadv + Notice.Interchange(Notice.Set(Body)))];
}
