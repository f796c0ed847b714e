using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Tests.Edifact;

public sealed class DesadvLineTests
{
    private const string Pallet = "395060000000000016";
    private const string Pack = "395060000000000023";
    private const string Pack2 = "395060000000000030";

    [Theory]
    [InlineData("LIN+1++X:SA'PIA+1+A:NB'QTY+12:5:KGM'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'PIA+1+Y:IN+A:NB'QTY+12:5:KGM'", "A=5 KGM")]
    [InlineData("LIN+1'PIA+5+X:SA'PIA+1+A:NB'QTY+12:5:KGM'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'GIN+BX+A'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'RFF+BT:A'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+36E+A'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+36E'GIN+BX+A'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'PIA+1+A:NB'QTY+12:5:KGM'PCI+36E'GIN+BX+A'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+36E'QTY+12:2:KGM'GIN+BX+A'PCI+36E'GIN+BX+B'QTY+12:3:KGM'", "A=2 KGM,B=3 KGM")]
    [InlineData("LIN+1++X:SA'PCI+36E'QTY+12:2:KGM'GIN+BX+A'PCI+36E'QTY+12:3:KGM'GIN+BX+B'", "A=2 KGM,B=3 KGM")]
    [InlineData("LIN+1++X:SA'PIA+1+A:NB+B:NB'QTY+12:5:KGM'", "A,B")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+36E'QTY+12:5:KGM'GIN+BX+A+B'", "A,B")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'LIN+2+++1:1'PIA+1+A:NB'QTY+12:2:KGM'LIN+3++X:SA+1:1'PIA+1+B:NB'QTY+12:3:KGM'", "A=2 KGM,B=3 KGM")]
    [InlineData("LIN+1++X:SA'PIA+1+S:SN'QTY+12:5:KGM'GIN+ML+A'GIN+BN+B'", "")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+10'GIN+BX+B-1:92+A:91'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'PCI+10'GIN+BX+A:92'", "A=5 KGM")]
    [InlineData("PAC+1'PCI+17'GIR+3+T-1:ML+A:BX'LIN+1++X:SA'QTY+12:5:KGM'", "A=5 KGM")]
    [InlineData("LIN+1++X:SA'QTY+12:5:KGM'GIR+1+S-1:BN+A:BX'GIR+1+S-2:BN+B:BX'", "A,B")]
    public void Read_LotsOfALine_AreFoundWhereverTheyStand(string line, string expected)
    {
        var lots = Despatch.Line("CPS+1'" + line).Lots;
        Assert.Equal(expected, string.Join(',', lots.Select(static l => l.Quantity is { } q ? $"{l.Lot}={q}" : l.Lot)));
    }

    [Theory]
    [InlineData("CPS+01'PAC+1'PCI+33E'GIN+BJ+" + Pallet + "'CPS+02+1'LIN+1++X:SA'QTY+12:5:KGM'", "cps-parent-inferred")]
    [InlineData("CPS+1'PAC+1'PCI+33E'GIN+BJ+" + Pallet + "'CPS+2+1'LIN+1++X:SA'QTY+12:5:KGM'", "")]
    public void Read_ZerosInFrontOfALevelsNumber_AreAWarning(string body, string codes)
    {
        var asn = Despatch.Accepted(body);
        Assert.Equal(codes, string.Join(' ', asn.Diagnostics.Select(static d => d.Code)));
        Assert.Equal([Pallet], Assert.Single(asn.Lines).LogisticUnits);
    }

    [Theory]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5:KGM'", null)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5:KGM'NAD+SU+B::92'", "B")]
    [InlineData("CPS+1'NAD+SU+C::92'LIN+1++X:SA'QTY+12:5:KGM'", "C")]
    [InlineData("CPS+1'NAD+SU+C::92'CPS+2+1'LIN+1++X:SA'NAD+SE+B::92'NAD+ST+W::92'QTY+12:5:KGM'", "B")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5:KGM'NAD+SU+A::92'", null)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5:KGM'LOC+7+P'NAD+SU+B::92'", null)]
    public void Read_SupplierBelowTheShipment_IsTheNearest(string body, string? supplier)
    {
        var asn = Despatch.Read($"{Despatch.Unb}UNH+1+DESADV:D:96A:UN'BGM+351+S+9'NAD+SU+A::92'{body}UNT+9+1'UNZ+1+REF1'").OfType<AsnPart.Notice>().Single().Asn;
        Assert.Equal(supplier, Assert.Single(asn.Lines).Supplier?.Id);
        Assert.Single(asn.Parties);
    }

    [Theory]
    [InlineData("PCI+33E'GIN+BJ+{0}'QTY+12:2:KGM'GIN+BX+A'PCI+33E'GIN+BJ+{1}'QTY+12:3:KGM'GIN+BX+B'", "A=2 KGM in 0, B=3 KGM in 1")]
    [InlineData("PCI+36E'DTM+36:20270101:102'QTY+11:2:KGM'GIN+BX+A'PCI+36E'QTY+11:3:KGM'GIN+BX+B'", "A=2 KGM 2027-01-01, B=3 KGM")]
    [InlineData("PCI+33E'GIN+BJ+{0}+{1}'PCI+36E'DTM+36:20270101:102'GIN+BX+A'PCI+36E'DTM+36:20270201:102'GIN+BX+B'", "A in 0+1 2027-01-01, B in 0+1 2027-02-01")]
    [InlineData("PCI+33E'GIN+BJ+{0}'PCI+36E'DTM+36:20270101:102'GIN+BX+A'", "A=5 KGM in 0 2027-01-01")]
    [InlineData("PIA+1+A:NB'PCI+33E'GIN+BJ+{0}'PCI+33E'GIN+BJ+{1}'", "A=5 KGM in 0+1")]
    public void Read_MarkedGroupsThatSayTheirLots_AreLinesOfTheirOwn(string groups, string expected)
    {
        string[] units = [Pack, Pack2];
        var lines = Despatch.Accepted("CPS+1'LIN+1++X:SA'QTY+12:5:KGM'" + string.Format(System.Globalization.CultureInfo.InvariantCulture, groups, [.. units])).Lines.Select(l =>
            string.Join('+', l.Lots.Select(static l => l.Quantity is { } q ? $"{l.Lot}={q}" : l.Lot))
            + (l.LogisticUnits.Count == 0 ? "" : " in " + string.Join('+', l.LogisticUnits.Select(u => Array.IndexOf(units, u))))
            + (l.Expiry is { } expiry ? $" {expiry:O}" : ""));

        Assert.Equal(expected, string.Join(", ", lines));
    }

    [Theory]
    [InlineData("QTY+12:5:KGM'", "5 KGM")]
    [InlineData("QTY+12:5,50:KGM'", "5.5 KGM")]
    [InlineData("QTY+12:005.50:kgm'", "5.5 KGM")]
    [InlineData("QTY+12:.5:LTR'", "0.5 LTR")]
    [InlineData("QTY+12:5:PCE'", "5 H87")]
    [InlineData("QTY+12:5'", "5 H87")]
    [InlineData("QTY+12:5:EA'", "5 EA")]
    [InlineData("QTY+12:5:CT'", "5 XCT")]
    [InlineData("QTY+21:9:KGM'QTY+12:5:KGM'QTY+192:1:KGM'", "5 KGM")]
    [InlineData("QTY+46:4:KGM'QTY+12:5:KGM'", "5 KGM")]
    [InlineData("QTY+12:5:KGM'QTY+46:4:KGM'", "5 KGM")]
    [InlineData("QTY+1:5:KGM'", "5 KGM")]
    [InlineData("QTY+12:5:KGM'LOC+7+9506000100008::9'QTY+12:3:KGM'LOC+7+9506000200005::9'QTY+12:2:KGM'", "5 KGM")]
    [InlineData("QTY+21:9:KGM'", "")]
    public void Read_QuantityOfALine_IsWhatWasDespatched(string segments, string expected) =>
        Assert.Equal(expected, Despatch.Line("CPS+1'LIN+1++X:SA'" + segments).Quantity?.ToString() ?? string.Empty);

    [Theory]
    [InlineData("CPS+1'PAC+1'PCI+33E'GIN+BJ+{1}'LIN+1++X:SA'QTY+12:5'", Pack, "")]
    [InlineData("CPS+1'PAC+1'PCI+33E'GIN+BJ+00{1}'LIN+1++X:SA'QTY+12:5'", Pack, "")]
    [InlineData("CPS+1'PAC+1'PCI+30E'GIN+SS+{1}'LIN+1++X:SA'QTY+12:5'", Pack, "")]
    [InlineData("CPS+1'PAC+1'PCI+33E+{1}'LIN+1++X:SA'QTY+12:5'", Pack, "")]
    [InlineData("CPS+1'PAC+1'PCI+17'GIN+ML+{1}'LIN+1++X:SA'QTY+12:5'", Pack, "")]
    [InlineData("CPS+1'PAC+2'PCI+17'GIR+3+{1}:ML'GIR+3+{2}:AW+T-1:ML'LIN+1++X:SA'QTY+12:5'", Pack + "," + Pack2, "")]
    [InlineData("CPS+1'CPS+2+1'PAC+1'PCI+33E'GIN+BJ+{0}'CPS+3+2'PAC+1'PCI+33E'GIN+AW+{1}'LIN+1++X:SA'QTY+12:5'", Pack, Pallet)]
    [InlineData("CPS+1'PCI+33E'GIN+BJ+{0}'CPS+2+1'CPS+3+2'PCI+33E'GIN+BJ+{1}+{2}'LIN+1++X:SA'QTY+12:5'", Pack + "," + Pack2, Pallet)]
    [InlineData("CPS+1'PAC+1'PCI+33E'GIN+BJ+{0}'LIN+1++X:SA'QTY+12:5'PCI+33E'GIN+BJ+{1}'", Pack, Pallet)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5'CPS+2+1'PAC+1'PCI+33E'GIN+BJ+{1}'", Pack, "")]
    [InlineData("CPS+1'PAC+1'PCI+33E'GIN+BJ+{0}:{2}'LIN+1++X:SA'QTY+12:5'", Pallet + "," + Pack + "," + Pack2, "")]
    public void Read_Packing_LineKnowsItsUnits(string body, string units, string outer)
    {
        var line = Despatch.Line(string.Format(System.Globalization.CultureInfo.InvariantCulture, body, Pallet, Pack, Pack2));
        Assert.Equal((units, outer), (string.Join(',', line.LogisticUnits), line.OuterUnit ?? string.Empty));
    }

    [Fact]
    public void Read_LineOfAnOrderWithSubLines_IsTheirHeading()
    {
        var asn = Despatch.Accepted("CPS+1'LIN+1++PO-7:PO'LIN+2++X:SA+1:1'QTY+12:2:EA'LIN+3++Y:SA+1:1'QTY+12:3:EA'RFF+ON:PO-8'");
        Assert.Equal([("X", "PO-7"), ("Y", "PO-8")], asn.Lines.Select(static l => (l.Item, l.PurchaseOrder!)));
    }

    [Theory]
    [InlineData("IMD+C++TU'IMD+F++:::OAT FLAKES'", "OAT FLAKES")]
    [InlineData("IMD+F++:::OAT FLAKES'IMD+C++TU'", "OAT FLAKES")]
    [InlineData("IMD+C++TU'IMD+C++CU'", "TU")]
    [InlineData("IMD+F++:::OAT:FLAKES'IMD+F++:::OTHER'", "OAT FLAKES")]
    public void Read_Descriptions_TextComesBeforeACode(string segments, string expected) =>
        Assert.Equal(expected, Despatch.Line("CPS+1'LIN+1++X:SA'QTY+12:1'" + segments).Description);

    [Fact]
    public void Read_DateUnderTheCodeOfAnotherFormat_IsReadByItsLength()
    {
        var asn = Despatch.Accepted("DTM+11:202607141530:102'CPS+1'LIN+1++X:SA'QTY+12:1'DTM+36:20270228:203'");
        Assert.Equal(new DateTime(2026, 7, 14, 15, 30, 0), asn.ShippedOn);
        Assert.Equal(new DateOnly(2027, 2, 28), Assert.Single(asn.Lines).Expiry);
    }

    [Theory]
    [InlineData("9", AsnPurpose.Original)]
    [InlineData("", AsnPurpose.Original)]
    [InlineData("1", AsnPurpose.Cancel)]
    [InlineData("2", AsnPurpose.Add)]
    [InlineData("3", AsnPurpose.Delete)]
    [InlineData("4", AsnPurpose.Change)]
    [InlineData("5", AsnPurpose.Replace)]
    [InlineData("7", AsnPurpose.Duplicate)]
    [InlineData("31", AsnPurpose.Reissue)]
    [InlineData("20260714", AsnPurpose.Original)]
    [InlineData("42", AsnPurpose.Confirm)]
    public void Read_Function_IsThePurpose(string code, AsnPurpose expected)
    {
        var parts = Despatch.Read(Despatch.Interchange(Despatch.Message($"BGM+351+D-7:1:2+{code}'CPS+1'LIN+1++X:SA'QTY+12:1'", version: "DESADV:D:01B:UN:EAN007")));
        var asn = Assert.Single(parts.OfType<AsnPart.Notice>()).Asn;
        Assert.Equal((true, expected, "D-7"), (asn.Accepted, asn.Purpose, asn.ShipmentId));
    }

    [Theory]
    [InlineData("36:20270131:102", "2027-01-31", null, null)]
    [InlineData("36:270131:101", "2027-01-31", null, null)]
    [InlineData("36:202701:610", "2027-01-31", null, null)]
    [InlineData("36:202701311530:203", "2027-01-31", null, null)]
    [InlineData("36:26531:103", "2026-12-28", null, null)]
    [InlineData("36:20270131", "2027-01-31", null, null)]
    [InlineData("361:2702:609", null, "2027-02-28", null)]
    [InlineData("94:2026071120260711:718", null, null, "2026-07-11")]
    [InlineData("94:202607:610", null, null, null)]
    [InlineData("36:202704:616", null, null, null)]
    public void Read_DateOfGoods_IsReadByItsFormat(string date, string? expiry, string? bestBefore, string? production)
    {
        var line = Despatch.Line($"CPS+1'LIN+1++X:SA'QTY+12:1'DTM+{date}'");
        Assert.Equal((Date(expiry), Date(bestBefore), Date(production)), (line.Expiry, line.BestBefore, line.Production));
    }

    [Theory]
    [InlineData("CPS+1'CPS+1'CPS+2+1'LIN+1++X:SA'QTY+12:1'", "cps-duplicate", "CPS", 2)]
    [InlineData("CPS+1+2'LIN+1++X:SA'QTY+12:1'", "cps-parent-unknown", "CPS", 2)]
    [InlineData("CPS+1'LIN+1'QTY+12:1'", "item-missing", "LIN", null)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:-1'", "quantity-invalid", "QTY", 1)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1.000,5'", "quantity-invalid", "QTY", 1)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12'", "element-missing", "QTY", 1)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1:PIECES'", "unit-invalid", "QTY", 1)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'QTY+12:2'", "quantity-duplicate", "QTY", 1)]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'DTM+36:20260231:102'", "date-invalid", "DTM", 1)]
    [InlineData("CPS+1'LIN+1++X:SA\nPIA+1+A:NB'QTY+12:1'", "control-character", "LIN", 3)]
    [InlineData("BGM+351+Y'CPS+1'LIN+1++X:SA'QTY+12:1'", "bgm-duplicate", "BGM", null)]
    public void Read_Error_RejectsTheMessageAndNamesThePlace(string body, string code, string segment, int? element)
    {
        var asn = Despatch.ReadOne(body);
        var found = Assert.Single(asn.Diagnostics, static d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal((code, segment, element), (found.Code, found.Position?.SegmentId, found.Position?.Element));
    }

    [Theory]
    [InlineData("LIN+1++X:SA'QTY+12:1'", "cps-missing")]
    [InlineData("CPS'LIN+1++X:SA'QTY+12:1'", "element-missing")]
    [InlineData("CPS+1'CPS+2++1'LIN+1++X:SA'QTY+12:1'", "cps-parent-missing")]
    [InlineData("CPS+PKG'LIN+1++X:SA'QTY+12:1'CPS+PKG'LIN+2++X:SA'QTY+12:1'", "cps-duplicate")]
    [InlineData("CPS+1'LIN+1++X'QTY+12:1'", "identifier-incomplete")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1:KG'", "unit-assumed")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1:KGM'QTY+12:7:PCE'", "quantity-further")]
    [InlineData("CPS+1'LIN+1++X:SA'", "quantity-missing")]
    [InlineData("CPS+1'LIN+1++9506000000016:EN'QTY+12:1'", "gtin-invalid")]
    [InlineData("CPS+1'PCI+33E'GIN+BJ+395060000000000017'LIN+1++X:SA'QTY+12:1'", "sscc-check-digit")]
    [InlineData("CPS+1'PCI+33E'GIN+BJ+12345'LIN+1++X:SA'QTY+12:1'", "sscc-invalid")]
    [InlineData("CPS+1'PCI+33E'GIN+BJ+395060000000000016:395060000012345678'LIN+1++X:SA'QTY+12:1'", "sscc-range")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'GIN+BX+A:B'", "lot-range")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:2'GIN+BN+A:B'", "serial-range")]
    [InlineData("CPS+1'LIN+1++X:SA'PIA+1+A:NB+B:NB'QTY+12:1'", "lot-quantity-unknown")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:9'PCI+36E'QTY+12:2'GIN+BX+A'", "lot-quantity-mismatch")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'CNT+2:3'", "total-mismatch")]
    [InlineData("DTM+11:2026:102'CPS+1'LIN+1++X:SA'QTY+12:1'", "date-invalid")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'DTM+36:2027:602'", "date-imprecise")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'DTM+36:20270228:203'", "date-format")]
    [InlineData("DTM+11:202607141530:102'CPS+1'LIN+1++X:SA'QTY+12:1'", "date-format")]
    [InlineData("RFF+ON:1'RFF+ON:2'CPS+1'LIN+1++X:SA'QTY+12:1'", "order-ambiguous")]
    [InlineData("RFF+ON'CPS+1'LIN+1++X:SA'QTY+12:1'", "reference-incomplete")]
    [InlineData("CPS+1'LIN+1+2+X:SA'QTY+12:1'", "line-deleted")]
    [InlineData("CPS+1'LIN+1++X:SA+1:7'QTY+12:1'", "sub-line-parent-unknown")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1'LIN+2++Y:SA'QTY+12:1'CPS+2+1'PCI+33E'GIN+BJ+395060000000000016'", "unit-unassigned")]
    [InlineData("cps+1'LIN+1++X:SA'QTY+12:1'", "segment-tag-lower-case")]
    [InlineData("CPS+1'", "line-missing")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:1,250:PCE'", "decimal-mark")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+12:5'QTY+192:1'", "free-goods")]
    [InlineData("CPS+1'LIN+1++X:SA'QTY+192:1'QTY+12:5'", "free-goods")]
    public void Read_Warning_LeavesTheMessageAccepted(string body, string code) =>
        Assert.Contains(code, Despatch.Accepted(body).Diagnostics.Select(static d => d.Code));

    [Theory]
    [InlineData("QTY+12:1.250:KGM'QTY+21:5:KGM'")]
    [InlineData("QTY+12:1,25:KGM'QTY+46:1:KGM'")]
    [InlineData("QTY+192:1'QTY+21:5'")]
    public void Read_QuantitiesThatTellNoTwoThings_AreNoWarning(string segments) =>
        Assert.DoesNotContain(Despatch.Accepted("CPS+1'LIN+1++X:SA'" + segments).Diagnostics, static d => d.Code is "decimal-mark" or "free-goods");

    [Fact]
    public void Read_Header_IsTheShipment()
    {
        var asn = Despatch.Accepted(
            "DTM+137:20260714:102'DTM+11:202607141500:203'DTM+2:20260720:102'DTM+17:20260716:102'DTM+358:20260717:102'MEA+WT+AAD+KGM:512,5'RFF+ON:PO1'RFF+BM:B1'"
            + "NAD+SU+9506000100008::9++Alder:Ingredients+12 Mill Lane:Unit 4+Harlow+ESX+CM20 2AB+GB'RFF+VA:GB1'NAD+CN++Elm Mills:1 High Street:Leeds'"
            + "TDT+20+V1+30++CARR::92:Carrier'EQD+TE+TR-7'CPS+1'PAC+3++201::9'CPS+2+1'LIN+1++X:SA'QTY+12:1'QTY+59:6'");
        Assert.Equal((new DateTime(2026, 7, 14), new DateTime(2026, 7, 14, 15, 0, 0), new DateTime(2026, 7, 16)), (asn.PreparedAt, asn.ShippedOn, asn.ExpectedOn));
        Assert.Equal(("CARR", "TR-7", 3, new Quantity(512.5m, "KGM")), (asn.Carrier, asn.Equipment, asn.Packages, asn.GrossWeight));
        Assert.Equal([new AsnReference("ON", "PO1"), new AsnReference("BM", "B1")], asn.References);
        Assert.Equal(("PO1", 6), (asn.Lines[0].PurchaseOrder, asn.Lines[0].PackSize));
        Assert.Equal(("SU", "Alder Ingredients", "9", "9506000100008"), (asn.Parties[0].Role, asn.Parties[0].Name, asn.Parties[0].IdQualifier, asn.Parties[0].Id));
        var address = asn.Parties[0].Address!;
        Assert.Equal(("Harlow", "ESX", "CM20 2AB", "GB"), (address.City, address.Region, address.PostalCode, address.Country));
        Assert.Equal(["12 Mill Lane", "Unit 4"], address.Lines);
        Assert.Equal("Elm Mills", asn.Parties[1].Name);
        Assert.Equal(["1 High Street", "Leeds"], asn.Parties[1].Address!.Lines);
    }

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
