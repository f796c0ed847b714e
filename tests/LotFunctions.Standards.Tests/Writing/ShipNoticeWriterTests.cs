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
        ("UK", "BP", "VP", "ZZ"), Gen.Select(NoticeGen.Minutes, NoticeGen.Pick(0, 100, 4200, 1230)).Select(static (at, hundredths) => at.AddMilliseconds(10 * hundredths)));

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

    [Fact]
    public void Write_AnyNotices_AreReadTheSame() => Gen.Select(Headers, Notices.Notices.Array[0, 3]).Sample(
        static (header, groups) =>
        {
            var sent = groups.Select(static (notices, i) => (Group($"{i + 1}"), notices.Select(n => n with { GroupControlNumber = $"{i + 1}" }).ToArray())).ToArray();
            var read = Sent.Read(Sent.Write(static o => new ShipNoticeWriter(o), header, [.. sent.Select(static g => ((GroupHeader?)g.Item1, g.Item2))]));
            //Assert.Equal(header, read.Header);
            //Assert.Equal(sent.Select(static g => g.Item1), read.Groups);
            Assert.Equal(Sent.Text(sent.SelectMany(static g => g.Item2)), Sent.Text(read.Notices));
        },
        iter: 2000, seed: "0000Kw7JvQz1");

    private static GroupHeader Group(string number) =>
        new() { FunctionalId = "SH", Sender = "PRAIRIE", Receiver = "PLANT", ControlNumber = number, Agency = "X", Version = "004010" };
}
