using System.Text;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

public sealed class X12EnvelopeTests
{
    private const string Isa = "ISA*00*          *00*          *ZZ*SENDER         *14*RECEIVER       *260714*0915*U*00401*000000007*1*T*>~";

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
}
