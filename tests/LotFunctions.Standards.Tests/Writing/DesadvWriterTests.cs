using System.Buffers;
using System.Text;
using CsCheck;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Edifact;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.Writing;

public sealed class DesadvWriterTests
{
    private static readonly Gen<EdiDelimiters> Delimiters = NoticeGen.Pick<EdiDelimiters>(
        EdiDelimiters.Edifact, EdiDelimiters.Edifact with { DecimalMark = (byte)',' }, new((byte)'|', (byte)'*', null, (byte)'~', (byte)'\\'), new(0x1D, 0x1F, null, 0x1C, (byte)'?', (byte)','));

    // Letters of ISO 8859 whose bytes are UTF-8 in no order: a reader takes what is valid UTF-8 for that, whatever is declared.
    private static readonly Gen<(string Syntax, string Letters)> Syntaxes = NoticeGen.Pick(
        ("UNOA:1", " ABCXYZ0189.,-()/='+:?!%&*;<>"), ("UNOB:2", " ABCxyz0189.,-()/='+:?!%&*;<>#@~|\\"), ("UNOC:3", " ABCxyz0189'+:?,ßéÿ"),
        ("UNOD:3", " ABCxyz0189'+:?Łł"), ("UNOE:3", " ABCxyz'+:?дж"), ("UNOW:4", " ABCxyz'+:?€Ж字"));

    private static readonly InterchangeHeader Header = new()
    {
        Format = AsnFormat.Edifact,
        Sender = new EdiParty("14", "9506000000015"),
        Receiver = new EdiParty("ZZ", "PLANT"),
        ControlNumber = "17",
        Version = "UNOC:3",
        PreparedAt = new DateTime(2026, 7, 14, 9, 15, 0, DateTimeKind.Unspecified),
    };

    private static readonly Asn.Asn Notice = new() { ControlNumber = "1", Purpose = AsnPurpose.Original, ShipmentId = "S-1" };

    private static readonly AsnLine Line = new() { Number = 1, Item = "RM-1", BuyerItem = "RM-1" };

    [Fact]
    public void Write_AnyNotices_AreReadTheSame() => Gen.Select(Delimiters, Syntaxes, Gen.Bool, Gen.Bool).SelectMany(static (delimiters, syntax, test, asked) =>
            Gen.Select(Gen.Const((delimiters, syntax, test, asked)), Notices(syntax.Letters).Notices))
        .Sample(
            static (how, notices) =>
            {
                var header = Header with { Version = how.syntax.Syntax, Delimiters = how.delimiters, IsTest = how.test, AcknowledgmentRequested = how.asked };
                var read = Sent.Read(Sent.Write(static o => new DesadvWriter(o), header, (null, notices)));
                // The reader keeps the components of S001 as they are separated.
                Assert.Equal(header, read.Header with { Version = read.Header.Version!.Replace((char)how.delimiters.Component, ':') });
                Assert.Empty(read.Groups);
                Assert.Equal(Sent.Text(notices), Sent.Text(read.Notices));
            },
            iter: 2000, seed: "0000Kw7JvQz1");

    [Fact]
    public void Write_InGroups_IsReadTheSame()
    {
        var group = new GroupHeader { FunctionalId = "DESADV", Sender = "A", Receiver = "B", ControlNumber = "5", Agency = "UN", Version = "D:96A" };
        var read = Sent.Read(Sent.Write(static o => new DesadvWriter(o), Header, (group, [Notice, Notice with { ControlNumber = "2" }]), (group with { ControlNumber = "6" }, [])));
        Assert.Equal([group, group with { ControlNumber = "6" }], read.Groups);
        Assert.Equal(["5", "5"], read.Notices.Select(static n => n.GroupControlNumber));
    }

    [Fact]
    public void Write_OneNotice_InEitherSyntax_IsTheSameNotice()
    {
        var notice = Notice with
        {
            ControlNumber = "0001",
            PreparedAt = Header.PreparedAt,
            Parties = [new AsnParty { Role = "SU", Name = "Mills", Address = new AsnAddress { Lines = ["1 Road"], City = "Hull", Country = "GB" } }],
            References = [new AsnReference("BM", "B-1")],
            Lines =
            [
                Line with
                {
                    Gtin = "09506000134352", Item = "09506000134352", SupplierItem = "V-1", Quantity = new Quantity(12.5m, "KGM"),
                    Lots = [new AsnLot("A", new Quantity(10, "KGM")), new AsnLot("B", new Quantity(2.5m, "KGM"))],
                    LogisticUnits = ["095060001340000024"], OuterUnit = "095060001340000017", PurchaseOrder = "PO-1", Expiry = new DateOnly(2027, 1, 31),
                },
                Line with { Number = 2, Quantity = new Quantity(3, "XCS") },
            ],
        };
        var group = new GroupHeader { FunctionalId = "SH", Sender = "A", Receiver = "B", ControlNumber = "1", Agency = "X", Version = "004010" };
        var x12 = Sent.Read(Sent.Write(static o => new ShipNoticeWriter(o), Header with { Version = "00401", ControlNumber = "000000001" }, (group, [notice]))).Notices;
        var edifact = Sent.Read(Sent.Write(static o => new DesadvWriter(o), Header, (null, [notice]))).Notices;
        Assert.Equal(Sent.Text([notice]), Sent.Text(x12.Select(WithoutCodes)));
        Assert.Equal(Sent.Text([notice]), Sent.Text(edifact.Select(WithoutCodes)));

        static Asn.Asn WithoutCodes(Asn.Asn read) => read with { GroupControlNumber = null, Lines = [.. read.Lines.Select(static l => l with { Items = [] })] };
    }

    [Fact]
    public void Write_TwoLotsInABoxOnAPallet_IsThisText()
    {
        var line = Line with
        {
            Gtin = "09506000134352",
            PurchaseOrder = "PO+1",
            Quantity = new Quantity(12.5m, "KGM"),
            Lots = [new AsnLot("B1", new Quantity(8, "KGM")), new AsnLot("B2", null)],
            LogisticUnits = ["095060001340000024"],
            OuterUnit = "095060001340000017",
        };
        var header = Header with { Delimiters = EdiDelimiters.Edifact with { DecimalMark = (byte)',' } };
        var text = Encoding.UTF8.GetString(Sent.Write(static o => new DesadvWriter(o), header, (null, [Notice with { Lines = [line] }])).Span);
        Assert.Equal(
            "UNA:+,? 'UNB+UNOC:3+9506000000015:14+PLANT:ZZ+260714:0915+17'UNH+1+DESADV:D:96A:UN:EAN005'BGM+351+S-1+9'CPS+1'"
            + "CPS+2+1'PAC+1'PCI+33E'GIN+BJ+095060001340000017'CPS+3+2'PAC+1'PCI+33E'GIN+BJ+095060001340000024'"
            + "LIN+++09506000134352:SRV'PIA+1+RM-1:IN'QTY+12:12,5:KGM'RFF+ON:PO?+1'PCI+36E'QTY+12:8:KGM'GIN+BX+B1'PCI+36E'GIN+BX+B2'CNT+2:1'UNT+22+1'UNZ+1+17'",
            text);
    }

    [Theory]
    [InlineData("UNOA:1", "lower")]
    [InlineData("UNOB:1", "É")]
    [InlineData("UNOC:3", "€")]
    [InlineData("UNOC:3", "A\nB")]
    public void Write_CharacterOutsideOfTheSet_IsRefusedAndLeavesNothingBehind(string syntax, string lot)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new DesadvWriter(output);
        writer.Begin(Header with { Version = syntax });
        var before = output.WrittenCount;
        Assert.Throws<ArgumentException>(() => writer.Write(Notice with { Lines = [Line with { Lots = [new AsnLot(lot, null)] }] }));
        Assert.Equal(before, output.WrittenCount);
        writer.Write(Notice);
        writer.End();
        Assert.Single(Sent.Read(output.WrittenMemory).Notices);
    }

    [Fact]
    public void Write_WithoutReleaseCharacter_RefusesADelimiter()
    {
        var segment = new EdifactSegmentWriter(new ArrayBufferWriter<byte>(), EdiDelimiters.Edifact with { Release = null }, "UNOC");
        Assert.Throws<ArgumentException>(() => segment.Begin("RFF").Add("ON", "A+B"));
    }

    private static NoticeGen Notices(string letters) => new(
        letters, ["SU", "ST", "BY", "DP"], ["9", "92", "91"], ["BM", "CN", "IV", "AAK"], ("SRV", "IN", "SA", "MP"),
        Gen.Select(NoticeGen.Minutes, Gen.Int[0, 59]).Select(static (at, seconds) => at.AddSeconds(seconds)), isX12: false);
}
