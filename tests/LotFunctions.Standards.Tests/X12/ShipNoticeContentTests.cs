using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.X12;

/// <summary>What an 856 says beside its lines, and how its older versions say it.</summary>
public sealed class ShipNoticeContentTests
{
    private const string Item = "HL*2*1*I~LIN**VP*X*LT*A~SN1**5*EA~";

    [Fact]
    public void Read_Transport_IsOfTheShipment()
    {
        var asn = Notice.Accepted("HL*1**S~TD1*CTN25*40****G*1200.50*LB~TD1*PLT94*2~TD5*B*2*ABFS*M*ABF FREIGHT~TD3*TL*ABCU*123456~" + Item);
        Assert.Equal(("ABFS", "ABCU123456", 40, new Quantity(1200.5m, "LBR")), (asn.Carrier, asn.Equipment, asn.Packages, asn.GrossWeight));
    }

    [Theory]
    [InlineData("TD5****M*ABF FREIGHT~", "ABF FREIGHT", null)]
    [InlineData("TD1*CTN25*x****N*5*KG~", null, null)]
    [InlineData("TD1******G*5*ZZ~", null, "weight-invalid")]
    [InlineData("TD1******G**KG~", null, "weight-invalid")]
    public void Read_TransportInPart_GivesWhatIsThere(string segments, string? carrier, string? warning)
    {
        var asn = Notice.Accepted("HL*1**S~" + segments + Item);
        Assert.Equal((carrier, null, null), (asn.Carrier, asn.Packages, asn.GrossWeight));
        Assert.Equal(warning is null ? [] : [warning], asn.Diagnostics.Select(static d => d.Code));
    }

    [Theory]
    [InlineData("PO4*12~", 12)]
    [InlineData("PO4**1*EA***********6~", 6)]
    [InlineData("PO4*x~", null)]
    public void Read_Pack_GivesItsSize(string segment, int? size) =>
        Assert.Equal(size, Notice.Accepted("HL*1**S~" + Item + segment).Lines[0].PackSize);

    [Fact]
    public void Read_MarksOfThePack_AreThoseOfItsLines()
    {
        var line = Notice.Accepted("HL*1**S~HL*2*1*P~MAN*CP*1Z999~MAN*W*PAL-7*8*UC*10081131916931~HL*3*2*I~LIN**VP*X~SN1**5*EA~").Lines[0];
        Assert.Equal([new AsnReference("CP", "1Z999"), new AsnReference("W", "PAL-7"), new AsnReference("UC", "10081131916931")], line.Marks);
        Assert.Empty(line.LogisticUnits);
    }

    [Theory]
    [InlineData("00095011010000000018", "00095011010000000032", 3, false)]
    [InlineData("095011010000000018", "095011010000000018", 1, false)]
    [InlineData("00095011010000000032", "00095011010000000018", 2, true)]
    [InlineData("00095011010000000018", "00095011010000000033", 2, true)]
    [InlineData("00095011010000000018", "00095011010000100015", 2, true)]
    [InlineData("00095011010000000018", "00195011010000000015", 2, true)]
    public void Read_RangeOfUnits_IsExpandedWhenItIsCertain(string first, string last, int units, bool warned)
    {
        var asn = Notice.Accepted($"HL*1**S~HL*2*1*P~MAN*GM*{first}*{last}~HL*3*2*I~LIN**VP*X~SN1**5*EA~");
        Assert.Equal(units, asn.Lines[0].LogisticUnits.Count);
        Assert.All(asn.Lines[0].LogisticUnits, static u => Assert.Equal(18, u.Length));
        Assert.Equal(warned, asn.Diagnostics.Any(static d => d.Code == "sscc-range"));
    }

    [Fact]
    public void Read_RangeOfUnits_HasRightCheckDigits()
    {
        var units = Notice.Accepted("HL*1**S~HL*2*1*P~MAN*GM*00095011010000000018*00095011010000000032~HL*3*2*I~LIN**VP*X~SN1**5*EA~").Lines[0].LogisticUnits;
        Assert.Equal(["095011010000000018", "095011010000000025", "095011010000000032"], units);
        Assert.All(units, static u => Assert.True(Standards.Gs1.Sscc.TryParse(u, out _)));
    }

    [Theory]
    [InlineData("DTM*510*20260711~", "packed")]
    [InlineData("DTM*405*20260711~", "production")]
    [InlineData("DTM*094*20260711~", "production")]
    [InlineData("DTM*511*20260711~", "expiry")]
    [InlineData("DTM*208*260711~", "expiry")]
    [InlineData("DTM*036*260711***20~", "expiry")]
    [InlineData("DTM*036*****D8*20260711~", "")]
    [InlineData("DTM*036****20*D8*20260711~", "expiry")]
    public void Read_DateOfGoods_IsFoundByItsQualifier(string segment, string kind)
    {
        var line = Notice.ReadOne("HL*1**S~" + Item + segment).Lines[0];
        var day = new DateOnly(2026, 7, 11);
        Assert.Equal(
            (kind == "packed" ? day : (DateOnly?)null, kind == "production" ? day : (DateOnly?)null, kind == "expiry" ? day : (DateOnly?)null),
            (line.Packed, line.Production, line.Expiry));
    }

    [Fact]
    public void Read_CenturyOfAnOldDate_IsThatOfTheSender() => Assert.Equal(
        new DateOnly(1938, 7, 11), Notice.Accepted("HL*1**S~" + Item + "DTM*036*380711***19~").Lines[0].Expiry);

    [Theory]
    [InlineData("00200", "002001")]
    [InlineData("00304", "003040")]
    [InlineData("00306", "003060UCS")]
    [InlineData("00401", "004010VICS")]
    [InlineData("00803", "008030")]
    public void Read_OldAndNewVersions_AreAlike(string isa, string gs)
    {
        var text = Notice.Interchange(Notice.Set("BSN*00*S-1*980714*0915~HL*1**S~DTM*011*980714~" + Item))
            .Replace("*U*00401*", "*U*" + isa + "*", StringComparison.Ordinal).Replace("*X*004010~", "*X*" + gs + "~", StringComparison.Ordinal);
        var read = Notice.Read(text);
        Assert.Empty(read.Diagnostics);
        var asn = Assert.Single(read.Asns);
        Assert.True(asn.Diagnostics.All(static d => d.Code == "date-century-missing"));
        Assert.Equal(string.CompareOrdinal(gs, "004010") < 0, asn.Diagnostics.Count == 0);
        Assert.Equal((new DateTime(1998, 7, 14, 9, 15, 0), new DateTime(1998, 7, 14)), (asn.PreparedAt, asn.ShippedOn));
        var group = AsnReader.Read(System.Text.Encoding.ASCII.GetBytes(text)).OfType<AsnPart.GroupStart>().Single().Header;
        Assert.Equal(gs, group.Version);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("~\r\n   ")]
    [InlineData("'")]
    public void Read_AnyTerminator_IsThatOfTheIsa(string terminator)
    {
        var read = Notice.Read("\uFEFF" + Notice.Interchange(Notice.Set(Notice.Bsn + "HL*1**S~" + Item)).Replace("~", terminator, StringComparison.Ordinal));
        Assert.Empty(read.Diagnostics);
        Assert.True(read.IsComplete);
        Assert.Empty(Assert.Single(read.Asns).Diagnostics);
    }

    [Theory]
    [InlineData("0001", "0001", true)]
    [InlineData("0001", "1", true)]
    [InlineData("9", "10", false)]
    [InlineData("B", "A", false)]
    [InlineData("A", "A", true)]
    public void Read_SetNumberUsedBefore_IsAWarning(string first, string second, bool warned)
    {
        const string Body = Notice.Bsn + "HL*1**S~" + Item;
        var asns = Notice.Read(Notice.Interchange(Notice.Set(Body, first), Notice.Set(Body, second))).Asns;
        Assert.Equal(warned ? ["set-control-number-duplicate"] : [], asns[1].Diagnostics.Select(static d => d.Code));
    }
}
