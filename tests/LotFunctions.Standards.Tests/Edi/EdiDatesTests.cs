using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class EdiDatesTests
{
    [Theory]
    [InlineData("20260714", "2026-07-14")]
    [InlineData("19991231", "1999-12-31")]
    [InlineData("20240229", "2024-02-29")]
    [InlineData("99991231", "9999-12-31")]
    [InlineData("00010101", "0001-01-01")]
    [InlineData("800101", "1980-01-01")]
    [InlineData("991231", "1999-12-31")]
    [InlineData("791231", "2079-12-31")]
    public void TryDate_Date_IsRead(string text, string expected)
    {
        Assert.True(EdiDates.TryDate(Encoding.Latin1.GetBytes(text), out var date));
        Assert.Equal(DateOnly.ParseExact(expected, "yyyy-MM-dd"), date);
    }

    // Beside the digits stand / and :, and their like with another upper half.
    [Theory]
    [InlineData("20260230")]
    [InlineData("20261301")]
    [InlineData("20260700")]
    [InlineData("00000101")]
    [InlineData("2026071:")]
    [InlineData("/0260714")]
    [InlineData("2026071D")]
    [InlineData("2026071\u00B4")]
    [InlineData("20260 14")]
    [InlineData("2026714")]
    [InlineData("")]
    public void TryDate_NoDate_False(string text) => Assert.False(EdiDates.TryDate(Encoding.Latin1.GetBytes(text), out _));
}
