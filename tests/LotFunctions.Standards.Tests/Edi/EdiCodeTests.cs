using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class EdiCodeTests
{
    [Fact]
    public void Upper_EveryByteInEveryPlace_ChangesLettersOfAsciiAlone()
    {
        for (var length = 1; length <= 4; length++)
        {
            for (var place = 0; place < length; place++)
            {
                for (var b = 1; b < 256; b++)
                {
                    var (code, upper) = ("9z_~"u8[..length].ToArray(), "9Z_~"u8[..length].ToArray());
                    code[place] = (byte)b;
                    upper[place] = b is >= 'a' and <= 'z' ? (byte)(b - 0x20) : (byte)b;
                    Assert.Equal(EdiCode.Of(upper), EdiCode.Upper(code));
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0LT")]
    [InlineData("LOTNR")]
    public void Of_NoCode_Zero(string text)
    {
        Assert.Equal(0u, EdiCode.Of(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(0u, EdiCode.Of(text));
    }

    [Theory]
    [InlineData("L")]
    [InlineData("LT")]
    [InlineData("BT1")]
    [InlineData("36E2")]
    public void Of_TextAndItsBytes_AreOneNumber(string text)
    {
        Assert.NotEqual(0u, EdiCode.Of(text));
        Assert.Equal(EdiCode.Of(text), EdiCode.Of(Encoding.ASCII.GetBytes(text)));
    }
}
