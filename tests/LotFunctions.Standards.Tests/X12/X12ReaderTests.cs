using System.Buffers;
using System.Text;
using CsCheck;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

public sealed class X12ReaderTests
{
    private const string Isa = "ISA*00*          *00*          *ZZ*SENDER         *14*RECEIVER       *260714*0915*U*00401*000000007*1*T*>~";

    private static readonly string[] Ids = ["LIN", "SN1", "N1", "REF", "MAN"];

    private static readonly EdiDelimiters[] Sets =
    [
        new((byte)'*', (byte)'>', null, (byte)'~'),
        new((byte)'|', (byte)':', null, (byte)'\n'),
        new((byte)'+', (byte)'<', null, (byte)'\''),
        new(0x1D, 0x1F, null, 0x1E),
    ];

    private static readonly Gen<EdiDelimiters> Delimiters = Gen.Int[0, 3].Select(static i => Sets[i]);

    private static readonly Gen<string> Text = Gen.Char[" !#$%&()-./0123456789ABCXYZabcxyz;=?@_éß€"].Array[0, 12]
        .Select(static c => new string(c).Trim());

    private static readonly Gen<(string Id, string[] Elements)[]> Segments = Gen.Select(
        Gen.Int[0, 4].Select(static i => Ids[i]), Text.Array[0, 6]).Array[0, 20];

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData(" \r\n\t")]
    [InlineData("\uFEFF\n\n")]
    public void TryReadHeader_WhatStandsInFront_IsPassedOver(string front)
    {
        Assert.True(X12Envelope.TryReadHeader(Encoding.UTF8.GetBytes(front + Isa), out var header, out var problem));
        Assert.Null(problem);
        Assert.Equal(("ZZ", "SENDER", "14", "RECEIVER", "000000007"), (header.Sender.Qualifier, header.Sender.Id, header.Receiver.Qualifier, header.Receiver.Id, header.ControlNumber));
        Assert.Equal(new DateTime(2026, 7, 14, 9, 15, 0, DateTimeKind.Unspecified), header.PreparedAt);
        Assert.True(header is { IsTest: true, AcknowledgmentRequested: true, Version: "00401" });
        Assert.Equal(new EdiDelimiters((byte)'*', (byte)'>', null, (byte)'~'), header.Delimiters);
    }

    [Theory]
    [InlineData("*^*00501*", (byte)'^')]
    [InlineData("*U*00501*", null)]
    [InlineData("*^*00401*", null)]
    public void TryReadHeader_RepetitionSeparator_IsThereFromVersion00402(string part, byte? expected)
    {
        Assert.True(X12Envelope.TryReadHeader(Encoding.UTF8.GetBytes(Isa.Replace("*U*00401*", part, StringComparison.Ordinal)), out var header, out _));
        Assert.Equal(expected, header.Delimiters.Repetition);
    }

    [Theory]
    [InlineData("", "isa-missing")]
    [InlineData("UNB+UNOA:2", "isa-missing")]
    [InlineData("ST*856*0001~", "isa-missing")]
    [InlineData("ISA", "isa-truncated")]
    [InlineData("ISA*00*          *00*", "isa-truncated")]
    [InlineData("ISAX00", "isa-delimiters")]
    [InlineData("ISA*00* *00* *ZZ*A*ZZ*B*260714*0915*U*00401*1*0*P>~GS*SH*A*B*1*2*3*X*4~", "isa-malformed")]
    [InlineData("ISA*00* *00* *ZZ*A*ZZ*B*260714*0915*U*00401*1*0*P*AB", "isa-delimiters")]
    public void TryReadHeader_Unreadable_SaysWhy(string text, string code)
    {
        Assert.False(X12Envelope.TryReadHeader(Encoding.UTF8.GetBytes(text), out _, out var problem));
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void TryReadHeader_LostPadding_IsAWarning()
    {
        Assert.True(X12Envelope.TryReadHeader("ISA*00* *00* *ZZ*A*ZZ*B*260714*0915*U*00401*1*0*P*>\nGS*"u8, out var header, out var problem));
        Assert.Equal(("isa-length", DiagnosticSeverity.Warning), (problem?.Code, problem?.Severity));
        Assert.Equal((byte)'\n', header.Delimiters.Terminator);
    }

    [Theory]
    [InlineData("~\r\n")]
    [InlineData("~\n    ")]
    [InlineData("~")]
    [InlineData("~ \t")]
    public void TryRead_LineEndsAndIndentation_AreNoData(string end)
    {
        var text = Isa + "\r\n  GS*SH*A" + end + "N1*ST*Name  " + end;
        var segments = ReadAll(text);
        Assert.Equal(["ISA", "GS", "N1"], segments.Select(static s => s.Id));
        Assert.Equal("Name", segments[2][2]);
        Assert.Equal(text.IndexOf("N1", StringComparison.Ordinal), segments[2].Offset);
        Assert.Equal(3, segments[2].Ordinal);
        Assert.All(segments, static s => Assert.True(s.Terminated));
    }

    [Fact]
    public void TryRead_LatinBytes_BecomeCharacters()
    {
        var segments = ReadAll([.. Encoding.ASCII.GetBytes(Isa), .. Encoding.Latin1.GetBytes("N1*ST*Köln~"), .. Encoding.UTF8.GetBytes("N1*ST*Łódź~")]);
        Assert.Equal(("Köln", "Łódź"), (segments[1][2], segments[2][2]));
    }

    [Fact]
    public void TryRead_LastSegmentCut_IsNotTerminated()
    {
        var last = ReadAll(Isa + "GS*SH*A")[^1];
        Assert.False(last.Terminated);
        Assert.Equal(("GS", "A", string.Empty), (last.Id, last[2], last[3]));
    }

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame() => Gen.Select(Delimiters, Segments).Sample(static (delimiters, segments) =>
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new X12Writer(buffer, delimiters);
        writer.Write(
            "ISA", "00", "          ", "00", "          ", "ZZ", "A              ", "ZZ", "B              ", "260714", "0915", "U", "00401",
            "000000001", "0", "P", ((char)delimiters.Component).ToString());
        foreach (var (id, elements) in segments)
        {
            writer.Write(id, elements);
        }

        var read = ReadAll(buffer.WrittenSpan.ToArray());
        Assert.Equal(segments.Length + 1, read.Count);
        foreach (var (segment, (id, elements)) in read.Skip(1).Zip(segments))
        {
            Assert.Equal(id, segment.Id);
            Assert.Equal(elements, Enumerable.Range(1, elements.Length).Select(i => segment[i]));
        }
    });

    [Fact]
    public void Write_ValueWithADelimiter_Throws() => Assert.Throws<ArgumentException>(
        () => new X12Writer(new ArrayBufferWriter<byte>(), EdiDelimiters.X12).Write("REF", "LT", "A~B"));

    [Fact]
    public void Write_TrailingEmptyElements_AreLeftOut()
    {
        var buffer = new ArrayBufferWriter<byte>();
        new X12Writer(buffer, EdiDelimiters.X12).Write("HL", "1", null, "S", null, "");
        Assert.Equal("HL*1**S~", Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static List<X12Segment> ReadAll(string text) => ReadAll(Encoding.UTF8.GetBytes(text));

    private static List<X12Segment> ReadAll(byte[] bytes)
    {
        var reader = new X12Reader(bytes);
        var segments = new List<X12Segment>();
        while (reader.TryRead(out var segment))
        {
            segments.Add(segment);
        }

        return segments;
    }
}
