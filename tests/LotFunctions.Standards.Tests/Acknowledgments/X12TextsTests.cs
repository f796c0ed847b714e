using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Acknowledgments;

public sealed class X12TextsTests
{
    [Theory]
    [InlineData('~', "K?ln")]
    [InlineData('?', "K ln")]
    public void Fit_CharacterBeyondAscii_BecomesNoDelimiter(char terminator, string expected) =>
        Assert.Equal(expected, new X12Texts(EdiDelimiters.X12 with { Terminator = (byte)terminator }).Fit("K\u00F6ln", 35));
}
