using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Tests.Rules;

public sealed class RuleBookTests
{
    private const string Gtin = "09501101530003";

    private static readonly RuleBook Book = new(new LotRuleSet
    {
        Version = 4,
        PutBy = "anna",
        PutAt = DateTimeOffset.UnixEpoch,
        Rules =
        [
            new LotRule { Name = "all" },
            new LotRule { Name = "mill", Supplier = "MILL" },
            new LotRule { Name = "company", CompanyPrefix = "9501101" },
            new LotRule { Name = "company of mill", CompanyPrefix = "9501101", Supplier = "MILL" },
            new LotRule { Name = "longer", ItemPrefix = "0950110155" },
            new LotRule { Name = "item", Item = Gtin },
            new LotRule { Name = "item of mill", Item = Gtin, Supplier = "MILL" },
            new LotRule { Name = "part", ItemPrefix = "RM-" },
        ],
    });

    [Theory]
    [InlineData("MILL", Gtin, "item of mill")]
    [InlineData("OTHER", Gtin, "item")]
    [InlineData(null, Gtin, "item")]
    [InlineData("MILL", "09501101531000", "company of mill")]
    [InlineData("OTHER", "09501101531000", "company")]
    [InlineData("MILL", "09501101532007", "company of mill")]
    [InlineData("MILL", "09501101599990", "company of mill")]
    [InlineData("OTHER", "19501101531007", "company")]
    [InlineData("OTHER", "RM-1", "part")]
    [InlineData("MILL", "RM-1", "part")]
    [InlineData("MILL", "X", "mill")]
    [InlineData("OTHER", "X", "all")]
    [InlineData(null, "X", "all")]
    // A part number is no GTIN, whatever its digits.
    [InlineData(null, "29501101", "all")]
    public void Find_OfThoseThatFit_TheMostSpecificApplies(string? supplier, string item, string expected) =>
        Assert.Equal(expected, Book.Find(supplier, item)!.Rule.Name);

    [Theory]
    [InlineData("MILL", "company of mill")]
    [InlineData("OTHER", "longer")]
    [InlineData(null, "longer")]
    public void Find_ShorterPrefixOfTheSupplier_ComesBeforeTheLongerOfAll(string? supplier, string expected) =>
        Assert.Equal(expected, Book.Find(supplier, "09501101551111")!.Rule.Name);

    [Fact]
    public void Alternatives_OfAnItem_AreTheRulesThatItsSuppliersCouldHave()
    {
        Assert.Equal(["item", "item of mill"], Book.Alternatives(Gtin).Select(r => r!.Rule.Name));
        Assert.Equal(["part"], Book.Alternatives("RM-1").Select(r => r!.Rule.Name));
    }

    [Theory]
    [InlineData("upper-case", "ab-ß1", "AB-ß1")]
    [InlineData("trim", " a b ", "a b")]
    [InlineData("strip-spaces", " a\tb ", "ab")]
    [InlineData("strip-hyphens", "a-b\u2013c", "abc")]
    [InlineData("strip-leading-zeros", "00120", "120")]
    [InlineData("strip-leading-zeros", "000", "0")]
    [InlineData("strip-prefix:LOT", "LOTLOT1", "LOT1")]
    [InlineData("strip-prefix:LOT", "lot1", "lot1")]
    [InlineData("strip-suffix::", "1::", "1:")]
    [InlineData("strip-characters:/.", "1/2.3", "123")]
    public void Apply_Step_DoesAsItSays(string written, string label, string expected)
    {
        Assert.True(NormalisationStep.TryParse(written, out var step, out _));
        Assert.Equal((expected, written), (step.Apply(label), step.ToString()));
    }

    [Theory]
    [InlineData("shout")]
    [InlineData("strip-prefix")]
    [InlineData("strip-prefix:")]
    [InlineData("trim:x")]
    [InlineData("Trim")]
    public void TryParse_NoStep_SaysWhy(string written)
    {
        Assert.False(NormalisationStep.TryParse(written, out _, out var reason));
        Assert.NotEmpty(reason);
    }

    [Theory]
    [InlineData("a|b", "b", true)]
    [InlineData("a|b", "ab", false)]
    [InlineData("[0-9]+", "12\n", false)]
    public void IsMatch_Pattern_IsAskedOfTheWhole(string pattern, string lot, bool expected) =>
        Assert.Equal(expected, LotPattern.TryParse(pattern, out _)!.IsMatch(lot));

    [Theory]
    [InlineData("(")]
    [InlineData(@"(a)\1")]
    [InlineData("(?=a)")]
    [InlineData("(?:((a{50}){50}){50}){50}")]
    [InlineData("a)(?:b")]
    public void TryParse_UnsafePattern_IsRefused(string pattern)
    {
        Assert.Null(LotPattern.TryParse(pattern, out var reason));
        Assert.NotEmpty(reason);
    }
}
