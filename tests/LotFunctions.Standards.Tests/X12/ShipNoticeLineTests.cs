using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.X12;

public sealed class ShipNoticeLineTests
{
    [Theory]
    [InlineData("CLD*1*4~REF*LT*A~DTM*036*20270101~CLD*1*2~REF*LT*B~DTM*036*20270201~", "A=4 EA 2027-01-01|B=2 EA 2027-02-01")]
    [InlineData("CLD*2*2~DTM*036*20270101~REF*LT*A~CLD*1*2~REF*LT*B~", "A=4 EA 2027-01-01|B=2 EA -")]
    [InlineData("CLD*1*4~REF*LT*A~CLD*1*2~REF*LT*B~DTM*036*20270201~", "A=4 EA,B=2 EA 2027-02-01")]
    [InlineData("CLD*1*4~REF*LT*A~CLD*1*2~REF*LT*B~DTP*036*D8*20270201~", "A=4 EA -|B=2 EA 2027-02-01")]
    [InlineData("CLD*1*4~REF*LT*A~DTP*036*D8*20270101~CLD*1*2~REF*LT*B~DTP*036*D8*20270101~", "A=4 EA,B=2 EA 2027-01-01")]
    [InlineData("CLD*1*6~REF*LT*A~DTM*036*20270201~", "A=6 EA 2027-02-01")]
    [InlineData("CLD*1*4~REF*LT*A~DTM*036*20270101~CLD*1*2~REF*LT*A~DTM*036*20270201~", "A=4 EA 2027-01-01|A=2 EA 2027-02-01")]
    public void Read_DatesOfLoads_ArePutToTheirLots(string loads, string expected)
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + "HL*1**S~HL*2*1*I~LIN**VP*X~SN1**6*EA~" + loads))).Asns);
        Assert.Empty(asn.Diagnostics);
        Assert.Equal(expected, string.Join('|', asn.Lines.Select(static l =>
            $"{string.Join(',', l.Lots.Select(static o => $"{o.Lot}={o.Quantity}"))} {l.Expiry?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")));
    }

    [Fact]
    public void Read_DateOfALoadThatIsNone_IsSaid()
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + "HL*1**S~HL*2*1*I~LIN**VP*X~SN1**6*EA~CLD*1*6~REF*LT*A~DTP*036*D8*SOON~"))).Asns);
        Assert.Equal(("date-invalid", 3), Assert.Single(asn.Diagnostics.Select(static d => (d.Code, d.Position!.Element!.Value))));
    }

    [Theory]
    [InlineData("HL*01**S~HL*02*1*O~HL*03*2*I~", "hl-parent-inferred hl-parent-inferred", true)]
    [InlineData("HL*1**S~HL*2*001*O~HL*3*2*I~", "hl-parent-inferred", true)]
    [InlineData("HL*01**S~HL*1*01*O~HL*3*1*I~", "", true)]
    [InlineData("HL*01**S~HL*1*01*O~HL*3*001*I~", "hl-parent-unknown", false)]
    [InlineData("HL*1**S~HL*2*1*O~HL*3*9*I~", "hl-parent-unknown", false)]
    [InlineData("HL*A**S~HL*2*1*O~HL*3*2*I~", "hl-parent-unknown", false)]
    public void Read_ZerosInFrontOfALevelsNumber_AreAWarning(string levels, string codes, bool accepted)
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + levels.Replace("*O~", "*O~PRF*PO-1~", StringComparison.Ordinal) + "LIN**VP*X~SN1**1*EA~"))).Asns);
        Assert.Equal(codes, string.Join(' ', asn.Diagnostics.Select(static d => d.Code)));
        Assert.Equal(accepted, asn.Accepted);
        if (accepted) Assert.Equal("PO-1", Assert.Single(asn.Lines).PurchaseOrder);
    }

    [Theory]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2*1*O~HL*3*2*I~LIN**VP*X~SN1**1*EA~", null)]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2*1*O~N1*SU*B Mills*92*B~HL*3*2*I~LIN**VP*X~SN1**1*EA~", "B")]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2*1*O~N1*VN**92*B~N3*Street~HL*3*2*I~LIN**VP*X~SN1**1*EA~N1*SU**92*C~", "C")]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2*1*O~N1*VN**92*B~N1*SU**92*C~HL*3*2*I~LIN**VP*X~SN1**1*EA~", "C")]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2*1*O~N1*VN**92*A~HL*3*2*I~LIN**VP*X~SN1**1*EA~", null)]
    [InlineData("HL*1**S~HL*2*1*O~N1*SU*Nameless~N1*BY**92*W~HL*3*2*I~LIN**VP*X~SN1**1*EA~", null)]
    [InlineData("HL*1**S~N1*SU**92*A~HL*2**S~N1*SU**92*B~HL*3*2*I~LIN**VP*X~SN1**1*EA~", "B")]
    public void Read_SupplierBelowTheShipment_IsTheNearest(string body, string? supplier)
    {
        var asn = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + body))).Asns);
        Assert.Equal(supplier, Assert.Single(asn.Lines).Supplier?.Id);
        Assert.DoesNotContain(asn.Parties, static p => p.Id == "C");
    }

    [Fact]
    public void Read_SuppliersOfSeveralOrders_AreSharedAndTellGoodsApart()
    {
        const string Body = "HL*1**S~HL*2*1*O~N1*SU**92*A~HL*3*2*I~LIN**VP*X~SN1**1*EA~HL*4*1*O~N1*SU**92*B~HL*5*4*I~LIN**VP*X~SN1**1*EA~HL*6*1*O~N1*SU**92*A~HL*7*6*I~LIN**VP*X~SN1**1*EA~";
        var lines = Assert.Single(Notice.Read(Notice.Interchange(Notice.Set(Notice.Bsn + Body))).Asns).Lines;
        Assert.Equal(["A", "B", "A"], lines.Select(static l => l.Supplier!.Id));
        Assert.Same(lines[0].Supplier, lines[2].Supplier);
        Assert.Equal(["X", "X", "X"], lines.Select(static l => l.Item));
    }

    private const string Pallet = "095011010000000018";
    private const string Pack = "095011010000000186";
    private const string Pack2 = "095011010000000254";

    [Theory]
    [InlineData("S-O-I", "HL*1**S~HL*2*1*O~PRF*PO~HL*3*2*I~{0}MAN*GM*00{2}~", "")]
    [InlineData("S-O-P-I", "HL*1**S~HL*2*1*O~PRF*PO~HL*3*2*P~MAN*GM*00{2}~HL*4*3*I~{0}", "")]
    [InlineData("S-O-T-P-I", "HL*1**S~HL*2*1*O~PRF*PO~HL*3*2*T~MAN*GM*00{1}~HL*4*3*P~MAN*AA*{2}~HL*5*4*I~{0}", Pallet)]
    [InlineData("S-T-O-P-I", "HL*1**S~HL*2*1*T~MAN*GM*00{1}~HL*3*2*O~PRF*PO~HL*4*3*P~MAN*GM*{2}~HL*5*4*I~{0}", Pallet)]
    [InlineData("S-T-I-P", "HL*1**S~PRF*PO~HL*2*1*T~MAN*GM*00{1}~HL*3*2*I~{0}HL*4*3*P~MAN*GM*00{2}~", Pallet)]
    [InlineData("S-P-I", "HL*1**S~HL*2*1*P~MAN*GM*00{2}~HL*3*2*I~PRF*PO~{0}", "")]
    [InlineData("S-P-O-I", "HL*1**S~HL*2*1*P~MAN*ZZ*00{2}~HL*3*2*O~PRF*PO~HL*4*3*I~{0}", "")]
    [InlineData("S-I", "HL*1**S~MAN*GM*00{2}~HL*2*1*I~PRF*PO~{0}", "")]
    [InlineData("S-O-T-I, pack without SSCC", "HL*1**S~HL*2*1*O~PRF*PO~HL*3*2*T~MAN*GM*00{2}~HL*4*3*P~MAN*UC*10081131916931~HL*5*4*I~{0}", "")]
    public void Read_LevelsInAnyOrder_LineKnowsItsUnitsAndOrder(string name, string levels, string outer)
    {
        const string Item = "LIN*1*VP*X-1*LT*L-1~SN1**5*EA~";
        var asn = Notice.Accepted(string.Format(System.Globalization.CultureInfo.InvariantCulture, levels, Item, Pallet, Pack));
        var line = Assert.Single(asn.Lines);
        Assert.Equal(name.Length > 0 ? [Pack] : [], line.LogisticUnits);
        Assert.Equal(outer.Length == 0 ? null : outer, line.OuterUnit);
        Assert.Equal("PO", line.PurchaseOrder);
        Assert.Equal([new AsnLot("L-1", new Quantity(5, "EA"))], line.Lots);
    }

    [Fact]
    public void Read_TwoPacksOfOneItem_GivesBothUnits()
    {
        var line = Notice.Accepted($"HL*1**S~HL*2*1*I~LIN**VP*X~SN1**9*EA~HL*3*2*P~MAN*GM*00{Pack}~HL*4*2*P~MAN*GM*00{Pack2}~").Lines[0];
        Assert.Equal([Pack, Pack2], line.LogisticUnits);
    }

    [Theory]
    [InlineData("LIN**VP*X*LT*A~SN1**5*EA~", "A=5 EA")]
    [InlineData("LIN**VP*X*B8*A~SN1**5*EA~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*LT*A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*BT*A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*LT*A~REF*BT*A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*LT*A~REF*BT*B~", "A,B")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*LT**A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*ZZ*N**LT>A~", "A=5 EA")]
    [InlineData("LIN**VP*X*LT*A~SN1**5*EA~REF*LT*A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~REF*LS*S1~", "")]
    [InlineData("LIN**VP*X*DL*D1*HN*H1~SN1**5*EA~", "")]
    [InlineData("LIN**VP*X~SN1**5*EA~MAN*AI*10A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~SLN*1**I*2*EA****LT*A~SLN*2**I*3*EA****LT*B~", "A=2 EA,B=3 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~LIN**LT*A~SN1**2*EA~LIN**LT*B~SN1**3*EA~", "A=2 EA,B=3 EA")]
    [InlineData("LIN**VP*X*LT*A*LT*B~SN1**5*EA~", "A,B")]
    [InlineData("LIN**VP*X~SN1**5*EA~HL*3*2*P~REF*LT*A~SN1**2*EA~HL*4*2*P~REF*LT*A~SN1**3*EA~", "A=5 EA")]
    [InlineData("LIN**VP*X~HL*3*2*P~REF*LT*A~SN1**2*EA~HL*4*2*P~REF*LT*B~SN1**3*EA~", "A=2 EA,B=3 EA")]
    [InlineData("LIN**VP*X~SN1**5*EA~CLD*1*5~REF*LT*A~", "A=5 EA")]
    [InlineData("LIN**VP*X~SN1**6*EA~CLD*2*4~REF*LT*A~CLD*1*2~REF*LT*B~", "A=4 EA,B=2 EA")]
    [InlineData("LIN**VP*X~SN1**7*EA~CLD*2*4~REF*LT*A~CLD*1*2~REF*LT*B~", "A,B")]
    [InlineData("LIN**VP*X~SN1**7*EA~CLD*1*4~REF*LT*A~CLD*1*2~REF*LT*B~", "A=4 EA,B=2 EA")]
    public void Read_Lots_AreFoundInTheirUsualPlaces(string item, string expected)
    {
        var asn = Notice.Accepted("HL*1**S~HL*2*1*I~" + item);
        var line = Assert.Single(asn.Lines);
        Assert.Equal(expected, string.Join(',', line.Lots.Select(static l => l.Quantity is { } q ? $"{l.Lot}={q}" : l.Lot)));
    }

    [Theory]
    [InlineData("SN1**5*EA~", "HL*3*2*P~MAN*GM*{1}~REF*LT*A~SN1**2*EA~HL*4*2*P~MAN*GM*{2}~REF*LT*B~SN1**3*EA~", "A=2 EA in 1, B=3 EA in 2")]
    [InlineData("SN1**5*EA~", "HL*3*2*P~MAN*GM*{1}~REF*LT*A~HL*4*2*P~MAN*GM*{2}~REF*LT*B~", "A in 1, B in 2; lot-quantity-unknown")]
    [InlineData("SN1**5*EA~", "HL*3*2*P~MAN*GM*{1}~REF*LT*A~SN1**2*EA~HL*4*2*P~MAN*GM*{2}~REF*LT*A~SN1**3*EA~", "A=2 EA in 1, A=3 EA in 2")]
    [InlineData("SN1**5*EA~REF*LT*A~", "HL*3*2*P~MAN*GM*{1}~REF*LT*A~HL*4*2*P~MAN*GM*{2}~REF*LT*A~", "A=5 EA in 1+2")]
    [InlineData("SN1**5*EA~REF*LT*A~", "HL*3*2*P~MAN*GM*{1}~HL*4*2*P~MAN*GM*{2}~REF*LT*B~SN1**3*EA~", "B=3 EA in 2, A=2 EA in 1")]
    [InlineData("SN1**5*EA~", "HL*3*2*P~MAN*GM*{1}~HL*4*2*P~MAN*GM*{2}~REF*LT*B~SN1**3*EA~", "B=3 EA in 2, none in 1")]
    [InlineData("SN1**5*EA~", "HL*3*2*T~MAN*GM*{0}~HL*4*3*P~MAN*GM*{1}~REF*LT*A~SN1**2*EA~HL*5*3*P~MAN*GM*{2}~REF*LT*B~SN1**3*EA~", "A=2 EA in 1 on 0, B=3 EA in 2 on 0")]
    [InlineData("SN1**5*EA~", "HL*3*2*P~MAN*GM*{1}~HL*4*3*I~LIN**LT*A~SN1**2*EA~HL*5*2*P~MAN*GM*{2}~HL*6*5*I~LIN**LT*B~SN1**3*EA~", "A=2 EA in 1, B=3 EA in 2")]
    [InlineData("SN1**6*EA~", "HL*3*2*P~MAN*GM*{1}~REF*LT*A~SN1**2*EA~HL*4*2*P~MAN*GM*{2}~REF*LT*B~SN1**3*EA~", "A=2 EA in 1, B=3 EA in 2; lot-quantity-mismatch")]
    public void Read_PacksThatSayTheirLots_AreLinesOfTheirOwn(string line, string packs, string expected)
    {
        string[] units = [Pallet, Pack, Pack2];
        var asn = Notice.Accepted("HL*1**S~HL*2*1*I~LIN*1*VP*X~" + line + string.Format(System.Globalization.CultureInfo.InvariantCulture, packs, [.. units.Select(u => "00" + u)]));

        string Of(IEnumerable<string> some) => string.Join('+', some.Select(u => Array.IndexOf(units, u)));
        var lines = asn.Lines.Select(l =>
            $"{(l.Lots.Count == 0 ? "none" : string.Join('+', l.Lots.Select(static l => l.Quantity is { } q ? $"{l.Lot}={q}" : l.Lot)))} in {Of(l.LogisticUnits)}{(l.OuterUnit is { } outer ? $" on {Of([outer])}" : "")}");
        Assert.Equal(expected, string.Join("; ", [string.Join(", ", lines), .. asn.Diagnostics.Select(static d => d.Code)]));
        Assert.All(asn.Lines, static l => Assert.Equal(("1", "X"), (l.LineId, l.Item)));
    }

    [Theory]
    [InlineData("HL*3*2*P~MAN*GM*00{0}~LIN**VP*X*LT*A~SN1**3*EA~HL*4*2*P~MAN*GM*00{1}~LIN**VP*X*LT*B~SN1**2*EA~", "A=3 EA,B=2 EA")]
    [InlineData("HL*3*2*P~MAN*GM*00{0}~HL*4*3*I~LIN**VP*X*LT*A~SN1**3*EA~HL*5*2*P~MAN*GM*00{1}~HL*6*5*I~LIN**VP*X*LT*B~SN1**2*EA~", "A=3 EA,B=2 EA")]
    [InlineData("HL*3*2*P~LIN**VP*X*LT*A~SN1**3*EA~", "none,A=3 EA")]
    [InlineData("HL*3*2*P~LIN**VP*Y*LT*A~SN1**5*EA~", "none,A=5 EA")]
    [InlineData("HL*3*2*P~LIN**VP*X*LT*A~SN1**5*KG~", "none,A=5 KGM")]
    public void Read_LineOfTheWholeAboveItsLots_IsNoGoodsOfItsOwn(string below, string expected)
    {
        var asn = Notice.Accepted(
            "HL*1**S~HL*2*1*I~LIN**VP*X~SN1**5*EA~PRF*PO~DTM*036*20270101~" + string.Format(System.Globalization.CultureInfo.InvariantCulture, below, Pack, Pack2));
        Assert.Equal(expected, string.Join(',', asn.Lines.Select(static l => l.Lots.Count == 0 ? "none" : $"{l.Lots[0].Lot}={l.Lots[0].Quantity}")));
        if (asn.Lines.Count == 2 && asn.Lines[0].Lots.Count == 1)
        {
            Assert.Equal([[Pack], [Pack2]], asn.Lines.Select(static l => l.LogisticUnits));
            Assert.All(asn.Lines, static l => Assert.Equal(("PO", new DateOnly(2027, 1, 1)), (l.PurchaseOrder, l.Expiry)));
        }
    }

    [Theory]
    [InlineData("DTM*511****RD8*20270101-20271231~", "date-imprecise")]
    [InlineData("DTM*036****YMM*2027DEC~", "date-imprecise")]
    [InlineData("DTM*067****RD8*20270101-20271231~", "")]
    [InlineData("DTM*36*20270101~", "")]
    [InlineData("MAN*GM~", "mark-incomplete")]
    [InlineData("MAN**00095011010000000018~", "mark-incomplete")]
    public void Read_PeriodOrIncompleteMark_CostsNoLot(string segment, string code)
    {
        var asn = Notice.Accepted("HL*1*0*S~HL*2*1*I~LIN**VP*X*LT*A~SN1**5*EA~" + segment);
        Assert.Equal(["hl-parent-inferred", .. code.Length == 0 ? Array.Empty<string>() : [code]], asn.Diagnostics.Select(static d => d.Code));
        Assert.Equal("A", asn.Lines[0].Lots[0].Lot);
        Assert.Equal(segment.StartsWith("DTM*36*", StringComparison.Ordinal), asn.Lines[0].Expiry is not null);
    }

    [Fact]
    public void Read_PackWithADateOfItsOwn_KeepsIt()
    {
        var asn = Notice.Accepted(
            "HL*1**S~HL*2*1*I~LIN**VP*X~SN1**5*EA~DTM*094*20260601~HL*3*2*P~REF*LT*A~DTM*036*20270101~SN1**2*EA~HL*4*2*P~REF*LT*B~SN1**3*EA~");

        Assert.Equal([("A", new DateOnly(2027, 1, 1)), ("B", (DateOnly?)null)], asn.Lines.Select(static l => (l.Lots.Single().Lot, l.Expiry)));
        Assert.All(asn.Lines, static l => Assert.Equal(new DateOnly(2026, 6, 1), l.Production));
    }

    [Fact]
    public void Read_ManyPartsInManyUnits_StaysOneLine()
    {
        var parts = string.Concat(Enumerable.Range(0, 2000).Select(i => $"SLN*{i}**I*1*EA****LT*L{i}~DTM*036*2027{i % 12 + 1:00}01~"));
        var units = string.Concat(Enumerable.Range(0, 2000).Select(i => $"MAN*AA*{LotFunctions.Standards.Gs1.Sscc.Parse($"3950600000{i:0000000}" + LotFunctions.Standards.Gs1.CheckDigit.Compute($"3950600000{i:0000000}"))}~"));

        Assert.Single(Notice.ReadOne("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**5*EA~" + units + parts).Lines);
    }

    [Fact]
    public void Read_LotOfThePack_IsTheLotOfItsItem()
    {
        var line = Notice.Accepted("HL*1**S~HL*2*1*P~REF*LT*A~DTM*036*20270101~HL*3*2*I~LIN**VP*X~SN1**5*EA~").Lines[0];
        Assert.Equal([new AsnLot("A", new Quantity(5, "EA"))], line.Lots);
        Assert.Equal(new DateOnly(2027, 1, 1), line.Expiry);
    }

    [Fact]
    public void Read_LotOfTheItemAbove_IsNotThatOfAComponent()
    {
        var lines = Notice.Accepted("HL*1**S~HL*2*1*I~LIN**VP*KIT*LT*K~SN1**1*EA~HL*3*2*I~LIN**VP*PART~SN1**2*EA~").Lines;
        Assert.Equal(["KIT", "PART"], lines.Select(static l => l.Item));
        Assert.Empty(lines[1].Lots);
    }

    [Fact]
    public void Read_SublineOfOtherGoods_IsALineOfItsOwn()
    {
        var lines = Notice.Accepted("HL*1**S~HL*2*1*I~LIN**VP*KIT*LT*K~SN1**1*EA~SLN*1**I*2*EA****VP*PART*LT*P~").Lines;
        Assert.Equal(["KIT", "PART"], lines.Select(static l => l.Item));
        Assert.Equal([new AsnLot("K", new Quantity(1, "EA"))], lines[0].Lots);
        Assert.Equal([new AsnLot("P", new Quantity(2, "EA"))], lines[1].Lots);
    }

    [Theory]
    [InlineData("UP*614141007349", "00614141007349", "00614141007349")]
    [InlineData("UK*10614141007346*BP*B1", "10614141007346", "10614141007346")]
    [InlineData("EN*5901234123457*VN*V1", "05901234123457", "05901234123457")]
    [InlineData("UI*61414100734", "00614141007349", "00614141007349")]
    [InlineData("UP*614141007340*BP*B1", null, "B1")]
    [InlineData("VN*V1*IN*B2", null, "B2")]
    [InlineData("VC*10151*N4*50242005306", null, "10151")]
    [InlineData("ZZ*Q", null, "Q")]
    public void Read_Identifiers_GiveTheBestItem(string pairs, string? gtin, string item)
    {
        var line = Notice.Accepted($"HL*1**S~HL*2*1*I~LIN**{pairs}~SN1**5*EA~").Lines[0];
        Assert.Equal((gtin, item), (line.Gtin, line.Item));
    }

    [Theory]
    [InlineData("EA", "00614141007349")]
    [InlineData("CA", "10614141007346")]
    public void Read_GtinsOfPieceAndCase_UnitDecides(string unit, string gtin) => Assert.Equal(
        gtin, Notice.Accepted($"HL*1**S~HL*2*1*I~LIN**UP*614141007349*UK*10614141007346~SN1**5*{unit}~").Lines[0].Gtin);

    [Theory]
    [InlineData("DTM*036*20271231~", "2027-12-31", null)]
    [InlineData("DTM*208*20271231*1200~", "2027-12-31", null)]
    [InlineData("DTM*036*271231~", "2027-12-31", null)]
    [InlineData("DTM*036****D8*20271231~", "2027-12-31", null)]
    [InlineData("DTM*036****CM*202802~", "2028-02-29", null)]
    [InlineData("DTM*036****CM*999912~", "9999-12-31", null)]
    [InlineData("DTM*405****CM*202802~", null, null)]
    [InlineData("DTM*405*20260101~", null, "2026-01-01")]
    [InlineData("DTM*036*20271231~DTM*036*20280101~", null, null)]
    public void Read_Dates_AreOfTheLine(string dates, string? expiry, string? production)
    {
        var line = Notice.Accepted("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**5*EA~" + dates).Lines[0];
        Assert.Equal(
            (expiry, production),
            (line.Expiry?.ToString("yyyy-MM-dd", null), line.Production?.ToString("yyyy-MM-dd", null)));
    }

    [Theory]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**abc*EA~", "quantity-invalid", "SN1", 2)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**-1*EA~", "quantity-invalid", "SN1", 2)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1***EA~", "element-missing", "SN1", 2)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1~", "element-missing", "SN1", 3)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1*E-A~", "unit-invalid", "SN1", 3)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1*EA~SN1**2*EA~", "sn1-duplicate", "SN1", null)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X**Y~SN1**1*EA~", "identifier-incomplete", "LIN", 4)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**LT*A~SN1**1*EA~", "item-missing", "LIN", null)]
    [InlineData("HL*1**S~HL*2*1*I~SN1**1*EA~", "lin-missing", "HL", null)]
    [InlineData("HL*1**S~HL*2*7*I~LIN**VP*X~SN1**1*EA~", "hl-parent-unknown", "HL", 2)]
    [InlineData("HL*1**S~HL*1*1*I~LIN**VP*X~SN1**1*EA~", "hl-duplicate", "HL", 1)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1*EA~DTM*036*20260231~", "date-invalid", "DTM", 2)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1*EA~DTM*036****CM*202713~", "date-invalid", "DTM", 6)]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X\nREF*LT*A~SN1**1*EA~", "control-character", "LIN", 3)]
    public void Read_Error_RejectsTheSetAndNamesThePlace(string levels, string code, string segment, int? element)
    {
        var asn = Notice.ReadOne(levels);
        Assert.False(asn.Accepted);
        var found = Assert.Single(asn.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal((code, segment, element), (found.Code, found.Position?.SegmentId, found.Position?.Element));
    }

    [Theory]
    [InlineData("HL*1**S~HL*2**O~HL*3**I~LIN**VP*X~SN1**1*EA~", "hl-parent-inferred")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**1*QQ~", "unit-unknown")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X*BP~SN1**1*EA~", "identifier-incomplete")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~", "quantity-missing")]
    [InlineData("HL*1**S~HL*2*1*P~MAN*GM*00095011010000000019~HL*3*2*I~LIN**VP*X~SN1**1*EA~", "sscc-check-digit")]
    [InlineData("HL*1**S~HL*2*1*P~MAN*GM*1234567890123456~HL*3*2*I~LIN**VP*X~SN1**1*EA~", "sscc-invalid")]
    [InlineData("HL*1**S~REF*LT*A~HL*2*1*I~LIN**VP*X~SN1**1*EA~", "lot-inherited")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X*LT*A*LT*B~SN1**1*EA~", "lot-quantity-unknown")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**9*EA~SLN*1**I*2*EA****LT*A~", "lot-quantity-mismatch")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**9*EA~CTT*5~", "total-mismatch")]
    [InlineData("HL*1**S~HL*2*1*I~LIN**VP*X~SN1**9*EA~CTT*2*8~", "total-mismatch")]
    [InlineData("HL*1**S~DTM*011*200~HL*2*1*I~LIN**VP*X~SN1**9*EA~", "date-invalid")]
    [InlineData("HL*1**S~", "line-missing")]
    public void Read_Warning_LeavesTheSetAccepted(string levels, string code)
    {
        var asn = Notice.Accepted(levels);
        Assert.Contains(code, asn.Diagnostics.Select(static d => d.Code));
    }
}
