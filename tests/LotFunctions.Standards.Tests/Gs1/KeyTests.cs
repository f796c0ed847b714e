using CsCheck;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

public sealed class KeyTests
{
    private static readonly Gen<string> Payloads = Gen.Char['0', '9'].Array[1, 17].Select(static c => new string(c));

    [Theory]
    [InlineData("96385074", "00000096385074")]
    [InlineData("036000291452", "00036000291452")]
    [InlineData("5901234123457", "05901234123457")]
    [InlineData("12345678901231", "12345678901231")]
    public void Parse_Gtin_IsPaddedTo14(string text, string expected) => Assert.Equal(expected, Gtin.Parse(text).ToString());

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("123", "has 3")]
    [InlineData("5901234123458", "computed is 7")]
    [InlineData("59012341234A7", "character at 12")]
    [InlineData("12345678٩", "character at 9")]
    public void TryParse_NoGtin_SaysWhy(string text, string part)
    {
        Assert.False(Gtin.TryParse(text, out _, out var reason));
        Assert.Contains(part, reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("376130321109103421", false)]
    [InlineData("376130321109103420", true)]
    [InlineData("(00)376130321109103420", true)]
    [InlineData("00376130321109103420", true)]
    [InlineData("01376130321109103420", false)]
    [InlineData("37613032110910342", false)]
    public void TryParse_Sscc_TakesItsForms(string text, bool valid)
    {
        Assert.Equal(valid, Sscc.TryParse(text, out var sscc));
        Assert.Equal(valid ? "376130321109103420" : string.Empty, sscc.ToString());
    }

    [Fact]
    public void Compute_AnyPayload_MakesAValidKey() => Payloads.Sample(static p => CheckDigit.IsValid(p + CheckDigit.Compute(p)));

    [Fact]
    public void IsValid_OneDigitChanged_IsFalse() => Gen.Select(Payloads, Gen.Int[0, 16], Gen.Int[1, 9]).Sample(static (payload, at, by) =>
    {
        var key = (payload + CheckDigit.Compute(payload)).ToCharArray();
        at %= key.Length;
        key[at] = (char)('0' + ((key[at] - '0' + by) % 10));
        return !CheckDigit.IsValid(key);
    });

    [Fact]
    public void Compute_NoDigits_Throws() => Assert.Throws<ArgumentException>(() => CheckDigit.Compute("12a"));
}
