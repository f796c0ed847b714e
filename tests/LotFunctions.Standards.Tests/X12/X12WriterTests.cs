using System.Buffers;
using System.Text;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.X12;

namespace LotFunctions.Standards.Tests.X12;

public sealed class X12WriterTests
{
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
}
