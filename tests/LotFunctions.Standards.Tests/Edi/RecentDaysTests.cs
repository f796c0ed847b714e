using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class RecentDaysTests
{
    [Fact]
    public void TryRead_ManyDaysTwice_AreThoseOfTheText()
    {
        var days = new RecentDays();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var day = new DateOnly(2024, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(1))
            {
                Assert.True(days.TryRead(Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd")), out var read));
                Assert.Equal(day, read);
                Assert.True(days.TryRead(Encoding.ASCII.GetBytes(day.ToString("yyyyMMdd")), out read));
                Assert.Equal(day, read);
            }
        }
    }

    [Theory]
    [InlineData("\0\0\0\0\0\0\0\0")]
    [InlineData("20260230")]
    [InlineData("260714")]
    [InlineData("")]
    public void TryRead_NoDayOfEightDigits_False(string text)
    {
        var days = new RecentDays();
        Assert.False(days.TryRead(Encoding.ASCII.GetBytes(text), out _));
        Assert.False(days.TryRead(Encoding.ASCII.GetBytes(text), out _));
    }
}
