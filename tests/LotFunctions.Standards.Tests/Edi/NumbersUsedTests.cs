using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Tests.Edi;

public sealed class NumbersUsedTests
{
    [Theory]
    [InlineData("1 2 3 4", "")]
    [InlineData("1 2 3 2 1", "2 1")]
    [InlineData("8 9 10 11 9 10", "9 10")]
    [InlineData("0008 0009 0010 10 8 0009", "0009")]
    [InlineData("1 01 001 1 01", "1 01")]
    [InlineData("9998 9999 10000 010000 10000", "10000")]
    [InlineData("1 3 2 3 4", "3")]
    [InlineData("5 4 5 4 6 6", "5 4 6")]
    [InlineData("A B A 1 2 1", "A 1")]
    [InlineData("0 0 1 1", "0 1")]
    [InlineData("9223372036854775807 9223372036854775807 9223372036854775806", "9223372036854775807")]
    public void Add_NumbersInAnyOrder_RefusesThoseUsedBefore(string numbers, string repeated)
    {
        var used = new NumbersUsed();
        var refused = numbers.Split(' ').Where(n => !used.Add(n));
        Assert.Equal(repeated, string.Join(' ', refused));
    }

    [Fact]
    public void Add_RandomNumbers_RefusesWhatASetWouldRefuse()
    {
        var random = new Random(856);
        for (var round = 0; round < 300; round++)
        {
            var (used, known) = (new NumbersUsed(), new HashSet<string>(StringComparer.Ordinal));
            for (var i = 0; i < 60; i++)
            {
                var number = random.Next(30).ToString(random.Next(3) == 0 ? "D2" : "D1", System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(known.Add(number), used.Add(number));
            }
        }
    }

    [Fact]
    public void Clear_AfterNumbers_ForgetsThem()
    {
        var used = new NumbersUsed();
        Assert.True(used.Add("7"));
        Assert.True(used.Add("A"));
        used.Clear();
        Assert.True(used.Add("7"));
        Assert.True(used.Add("A"));
    }
}
