using System.Buffers;
using System.Text;
using CsCheck;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.Writing;

public sealed class ShipNoticeWriterTests
{
    private static readonly NoticeGen Notices = new(
        " !#$%&()-./0123456789ABCXYZabcxyz;=?@_,éß€", ["SF", "ST", "SU", "BY", "MI"], ["UL", "92", "1"], ["BM", "CN", "IV", "2I"],
        ("UK", "BP", "VP", "ZZ"), Gen.Select(NoticeGen.Minutes, NoticeGen.Pick(0, 100, 4200, 1230)).Select(static (at, hundredths) => at.AddMilliseconds(10 * hundredths)), isX12: true);

    private static readonly Gen<EdiDelimiters> Delimiters = NoticeGen.Pick<EdiDelimiters>(
        EdiDelimiters.X12 with { Repetition = null }, new((byte)'|', (byte)':', null, (byte)'\n'), new((byte)'+', (byte)'<', null, (byte)'\''), new(0x1D, 0x1F, null, 0x1E),
        EdiDelimiters.X12, new((byte)'|', (byte)':', (byte)'"', (byte)'\n'), new(0x1D, 0x1F, 0x1C, 0x1E));

    private static readonly Gen<InterchangeHeader> Headers = Gen.Select(Delimiters, NoticeGen.Minutes, Gen.Bool, Gen.Bool).Select(static (delimiters, at, test, asked) => new InterchangeHeader
    {
        Format = AsnFormat.X12,
        Sender = new EdiParty("ZZ", "PRAIRIE OATS"),
        Receiver = new EdiParty("14", "9501101000001"),
        ControlNumber = "000000017",
        Version = delimiters.Repetition is null ? "00401" : "00501",
        PreparedAt = at,
        IsTest = test,
        AcknowledgmentRequested = asked,
        Delimiters = delimiters,
    });

    private static readonly InterchangeHeader Header = new()
    {
        Format = AsnFormat.X12,
        Sender = new EdiParty("ZZ", "A"),
        Receiver = new EdiParty("ZZ", "B"),
        ControlNumber = "000000001",
        PreparedAt = new DateTime(2026, 7, 14, 9, 15, 0, DateTimeKind.Unspecified),
    };

    private static readonly Asn.Asn Notice = new() { ControlNumber = "0001", Purpose = AsnPurpose.Original, ShipmentId = "S-1" };

    private static readonly AsnLine Line = new() { Number = 1, Item = "RM-1", BuyerItem = "RM-1" };

    [Fact]
    public void Write_AnyNotices_AreReadTheSame() => Gen.Select(Headers, Notices.Notices.Array[0, 3]).Sample(
        static (header, groups) =>
        {
            var sent = groups.Select(static (notices, i) => (Group($"{i + 1}"), notices.Select(n => n with { GroupControlNumber = $"{i + 1}" }).ToArray())).ToArray();
            var read = Sent.Read(Sent.Write(static o => new ShipNoticeWriter(o), header, [.. sent.Select(static g => ((GroupHeader?)g.Item1, g.Item2))]));
            Assert.Equal(header, read.Header);
            Assert.Equal(sent.Select(static g => g.Item1), read.Groups);
            Assert.Equal(Sent.Text(sent.SelectMany(static g => g.Item2)), Sent.Text(read.Notices));
        },
        iter: 2000, seed: "0000Kw7JvQz1");

    [Fact]
    public void Write_TwoLotsInABoxOnAPallet_IsThisText()
    {
        var line = Line with
        {
            PurchaseOrder = "PO-1",
            Quantity = new Quantity(12, "XCS"),
            Lots = [new AsnLot("B1", new Quantity(8, "XCS")), new AsnLot("B2", null)],
            LogisticUnits = ["095060001340000024"],
            OuterUnit = "095060001340000017",
        };
        var text = Encoding.UTF8.GetString(Sent.Write(static o => new ShipNoticeWriter(o), Header, (Group("7"), [Notice with { Lines = [line] }])).Span);
        Assert.Equal(
            "ISA*00*          *00*          *ZZ*A              *ZZ*B              *260714*0915*U*00401*000000001*0*P*>~GS*SH*PRAIRIE*PLANT*20260714*0915*7*X*004010~"
            + "ST*856*0001~BSN*00*S-1***0001~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*T~MAN*GM*00095060001340000017~HL*4*3*P~MAN*GM*00095060001340000024~HL*5*4*I~"
            + "LIN**BP*RM-1~SN1**12*CA~SLN*1**I*8*CA****LT*B1~SLN*2**I******LT*B2~CTT*5~SE*16*0001~GE*1*7~IEA*1*000000001~",
            text);
    }

    [Theory]
    [InlineData("A*B", '*')]
    [InlineData("A>B", '>')]
    [InlineData("A~B", '~')]
    public void Write_DelimiterInText_SaysWhichAndLeavesNothingBehind(string lot, char delimiter)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new ShipNoticeWriter(output);
        writer.Begin(Header);
        writer.BeginGroup(Group("1"));
        var before = output.WrittenCount;
        var refused = Assert.Throws<ArgumentException>(() => writer.Write(Notice with { Lines = [Line with { Lots = [new AsnLot(lot, null)] }] }));
        Assert.Contains($"'{delimiter}'", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, output.WrittenCount);

        writer.Write(Notice with { Lines = [Line] });
        writer.EndGroup();
        writer.End();
        Assert.Single(Sent.Read(output.WrittenMemory).Notices);
    }

    [Fact]
    public void Write_WhatAReaderWouldTakeForSomethingElse_IsRefused()
    {
        Asn.Asn[] notices =
        [
            Notice with { ShipmentId = null },
            Notice with { Purpose = AsnPurpose.Unknown },
            Notice with { ShipmentId = " S" },
            Notice with { ShipmentId = "\uD800" },
            Notice with { References = [new AsnReference("LT", "L")], Lines = [Line] },
            Notice with { References = [new AsnReference("PO", "P")], Lines = [Line] },
            Notice with { Parties = [new AsnParty { Role = "ST" }, new AsnParty { Role = "ST" }] },
            Notice with { Parties = [new AsnParty { Role = "ST", Address = new AsnAddress() }] },
            Notice with { ShippedOn = new DateTime(1, DateTimeKind.Unspecified) },
            Notice with { Lines = [Line with { Items = [], BuyerItem = null }] },
            Notice with { Lines = [Line with { Items = [new ItemIdentifier("LT", "A")] }] },
            Notice with { Lines = [Line with { OuterUnit = "095060001340000017" }] },
            Notice with { Lines = [Line with { LogisticUnits = ["1"] }] },
            Notice with { Lines = [Line with { Quantity = new Quantity(-1, "EA") }] },
            Notice with { Lines = [Line with { Quantity = new Quantity(1, "EA"), Lots = [new AsnLot("A", null)] }] },
            Notice with { Lines = [Line with { Lots = [new AsnLot("A", new Quantity(1, "EA"))] }] },
            Notice with { Lines = [Line with { Lots = [new AsnLot("A", null), new AsnLot("A", null)] }] },
            Notice with { Lines = [Line with { Quantity = new Quantity(1, "CA") }] },
            Notice with { Lines = [Line with { BestBefore = new DateOnly(2027, 1, 1) }] },
        ];
        Assert.All(notices, static notice => Assert.Throws<ArgumentException>(() => Sent.Write(static o => new ShipNoticeWriter(o), Header, (Group("1"), [notice]))));
    }

    [Fact]
    public void Begin_HeaderThatAnIsaCannotHold_IsRefused()
    {
        InterchangeHeader[] headers =
        [
            Header with { Sender = null },
            Header with { Sender = new EdiParty("ZZ", "SIXTEEN.LETTERS.") },
            Header with { Receiver = new EdiParty("ZZZ", "B") },
            Header with { ControlNumber = "1" },
            Header with { Version = "0401" },
            Header with { PreparedAt = new DateTime(2050, 1, 1, 0, 0, 0, DateTimeKind.Unspecified) },
            Header with { Delimiters = EdiDelimiters.X12 },
            Header with { Delimiters = EdiDelimiters.X12 with { Repetition = null, Terminator = (byte)'*' } },
            Header with { Delimiters = EdiDelimiters.X12 with { Repetition = null, Component = (byte)'A' } },
        ];
        Assert.All(headers, static header => Assert.Throws<ArgumentException>(() => new ShipNoticeWriter(new ArrayBufferWriter<byte>()).Begin(header)));
    }

    [Fact]
    public void Calls_OutOfOrder_AreMisuse()
    {
        var writer = new ShipNoticeWriter(new ArrayBufferWriter<byte>());
        Assert.Throws<InvalidOperationException>(() => writer.BeginGroup(Group("1")));
        Assert.Throws<InvalidOperationException>(writer.End);
        writer.Begin(Header);
        Assert.Throws<InvalidOperationException>(() => writer.Begin(Header));
        Assert.Throws<InvalidOperationException>(() => writer.Write(Notice));
        writer.BeginGroup(Group("1"));
        Assert.Throws<InvalidOperationException>(writer.End);
    }

    private static GroupHeader Group(string number) =>
        new() { FunctionalId = "SH", Sender = "PRAIRIE", Receiver = "PLANT", ControlNumber = number, Agency = "X", Version = "004010" };
}
