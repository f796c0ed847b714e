using CsCheck;

namespace LotFunctions.Standards.Tests;

public sealed class UnitCodeTests
{
    [Theory]
    [InlineData("EA", "EA")]
    [InlineData("PC", "H87")]
    [InlineData("LB", "LBR")]
    [InlineData("KG", "KGM")]
    [InlineData("GA", "GLL")]
    [InlineData("LT", "LTR")]
    [InlineData("CA", "XCS")]
    [InlineData("CT", "XCT")]
    [InlineData("PL", "XPX")]
    [InlineData("DZ", "DZN")]
    [InlineData("TN", "STN")]
    [InlineData("ea", "EA")]
    [InlineData("ZZ", null)]
    public void FromX12_Code_IsRecommendation20(string x12, string? expected) => Assert.Equal(expected, UnitCode.FromX12(x12));

    [Theory]
    [InlineData("KG", "KGM")]
    [InlineData("CA", "XCS")]
    [InlineData("DZ", "DZN")]
    [InlineData("PL", "XPX")]
    [InlineData("TN", "STN")]
    [InlineData("CS", "XCS")]
    [InlineData("CTN", "XCT")]
    [InlineData("PCS", "H87")]
    [InlineData("KGM", "KGM")]
    [InlineData("XCA", "XCA")]
    [InlineData("QQ", "QQ")]
    public void Current_CodeOfX12OrOlder_IsThatOfAShipNotice(string sent, string expected) => Assert.Equal(expected, UnitCode.Current(sent));

    [Theory]
    [InlineData("1 LBR", "KGM", "0.45359237 KGM")]
    [InlineData("2.5 KGM", "GRM", "2500 GRM")]
    [InlineData("1 TNE", "KGM", "1000 KGM")]
    [InlineData("1 GLL", "LTR", "3.785411784 LTR")]
    [InlineData("1 GLI", "LTR", "4.54609 LTR")]
    [InlineData("16 ONZ", "LBR", "1 LBR")]
    [InlineData("1 YRD", "MTR", "0.9144 MTR")]
    [InlineData("3 DZN", "EA", "36 EA")]
    [InlineData("5 H87", "C62", "5 C62")]
    [InlineData("1 FTQ", "LTR", "28.316846592 LTR")]
    public void TryConvert_SameDimension_IsExact(string from, string to, string expected)
    {
        Assert.True(UnitCode.TryConvert(Quantity.Parse(from), to, out var result));
        Assert.Equal(expected, result.ToString());
    }

    [Theory]
    [InlineData("1 KGM", "LTR")]
    [InlineData("1 KGM", "LBR")] // Its decimals never end.
    [InlineData("1 XCS", "EA")]
    [InlineData("1 EA", "XYZ")]
    public void TryConvert_NotExactOrNotKnown_IsFalse(string from, string to) =>
        Assert.False(UnitCode.TryConvert(Quantity.Parse(from), to, out _));

    [Fact]
    public void TryConvert_ThereAndBack_IsTheSame()
    {
        (string From, string To)[] pairs = [("LBR", "KGM"), ("ONZ", "MGM"), ("GLL", "MLT"), ("YRD", "MMT"), ("DZN", "EA"), ("FTK", "MTK")];
        Gen.Select(Gen.Int[0, pairs.Length - 1], Gen.Int[-1_000_000, 1_000_000]).Sample((i, n) =>
        {
            var quantity = new Quantity(n / 100m, pairs[i].From);
            return UnitCode.TryConvert(quantity, pairs[i].To, out var there)
                && UnitCode.TryConvert(there, pairs[i].From, out var back) && back == quantity;
        });
    }
}
