using CsCheck;

namespace LotFunctions.Standards.Tests;

public sealed class QuantityTests
{
    private static readonly Gen<decimal> Values =
        Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Int[0, 9], static (n, scale) => n / Pow10(scale));

    [Theory]
    [InlineData("1.50", "1.5 KGM")]
    [InlineData("100", "100 KGM")]
    [InlineData("0.000", "0 KGM")]
    [InlineData("-2.10", "-2.1 KGM")]
    public void New_TrailingZeros_AreDropped(string value, string expected) =>
        Assert.Equal(expected, new Quantity(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), "KGM").ToString());

    [Theory]
    [InlineData("kgm")]
    [InlineData("K")]
    [InlineData("KILO")]
    [InlineData("")]
    public void New_MalformedUnit_Throws(string unit) => Assert.Throws<ArgumentException>(() => new Quantity(1, unit));

    [Fact]
    public void Add_DifferentUnits_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new Quantity(1, "EA") + new Quantity(1, "KGM"));

    [Fact]
    public void Add_BeyondTheRange_Throws() =>
        Assert.Throws<OverflowException>(() => new Quantity(decimal.MaxValue, "EA") + new Quantity(1, "EA"));

    [Fact]
    public void Subtract_SameUnit_IsExact() => Assert.Equal(new Quantity(0.1m, "LTR"), new Quantity(0.3m, "LTR") - new Quantity(0.2m, "LTR"));

    [Fact]
    public void TryParse_WhatToStringWrites_IsTheSame() => Values.Sample(static value =>
    {
        var quantity = new Quantity(value, "KGM");
        return Quantity.TryParse(quantity.ToString(), out var back) && back == quantity && back.ToString() == quantity.ToString();
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12.5")]
    [InlineData(" KGM")]
    [InlineData("1,5 KGM")]
    [InlineData("1e3 KGM")]
    [InlineData("12 kgm")]
    [InlineData("12  KGM")]
    public void TryParse_Malformed_IsFalse(string? text) => Assert.False(Quantity.TryParse(text, out _));

    private static decimal Pow10(int scale) => scale == 0 ? 1 : 10 * Pow10(scale - 1);
}
