using CsCheck;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

public sealed class BarcodeReaderTests
{
    private const string G = "09501101530003";
    private const int MaxRounds = 200_000;

    public static TheoryData<string> Accepted() =>
    [
        $"]C101{G}1727123110LOT-00012\u001D3024",
        $"01{G}10LOT-00012\u001D21S1",
        $"(01){G}(17)271231(10)LOT-12(30)24",
        $"(01){G}(10)A\\(B\\)",
        $"https://example.com/stem/01/{G}/10/LOT-12?17=271231&x=y",
        "https://example.com/01/9501101530003/10/A%2FB",
        "00376130321109103420",
        "9501101530003",
        "^41512312312312328020REF1|^99X",
        "]E02112345678900|]e099COMPOSITE\u001D98XYZ",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Read_Accepted_AllocatesNothing(string text)
    {
        var reader = new BarcodeReader();
        Assert.True(reader.Read(text), reader.Errors.FirstOrDefault()?.Message);

        // Code that the runtime has not optimised yet boxes; one round that allocates nothing shows that reading need not.
        for (var round = 0; round < MaxRounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
            {
                reader.Read(text);
            }

            if (GC.GetAllocatedBytesForCurrentThread() == before)
            {
                return;
            }
        }

        Assert.Fail($"Each of {MaxRounds} rounds allocated.");
    }

    [Fact]
    public void Read_OneAfterTheOther_HoldsTheLastAlone()
    {
        var reader = new BarcodeReader();
        reader.Read($"]d201{G}10A\u001D21B");
        Assert.False(reader.Read("(17)269999(21)C"));
        Assert.Equal((null, 2, "17", "C", ""), (reader.Symbology, reader.Count, reader.Ai(0), reader.Value("21").ToString(), reader.Value("10").ToString()));
        Assert.Single(reader.Errors);
        Assert.True(reader.Read("9501101530003"));
        Assert.Equal(("EAN-13", 1, G), (reader.Symbology, reader.Count, reader.Value(0).ToString()));
    }

    [Theory]
    [InlineData("(01)09501101530003(10)A", true)]
    [InlineData("(10)A", false)]
    [InlineData("(02)09501101530003(37)5", false)]
    [InlineData("(00)376130321109103420(02)09501101530003(37)5", true)]
    [InlineData("(8030)A(01)09501101530003(21)1", true)]
    [InlineData("(8030)A(01)09501101530003", false)]
    public void Complete_WhatElementsNeedBesideThem_IsAskedForApart(string text, bool complete)
    {
        var reader = new BarcodeReader();
        Assert.True(reader.Read(text));
        Assert.Equal(complete, reader.Complete);
        Assert.Equal(complete, reader.ToScan().Missing.Count == 0);
    }

    [Fact]
    public void Missing_NamesRuleAndPlace()
    {
        var missing = Assert.Single(Barcode.Parse("(21)X(7004)12").Missing, static m => m.Offset == 11);
        Assert.Equal(("ai-required", "req=01+10", 2), (missing.Code, missing.Rule, missing.Length));
    }

    [Theory]
    [InlineData("(17)261301", "yymmd0", 6, 2)]
    [InlineData("(01)09501101530004", "csum", 17, 1)]
    [InlineData("(426)999", "iso3166", 5, 3)]
    [InlineData("(01)12345678901231(37)1", "ex=37", 4, 14)]
    [InlineData("(10)A~", "cset82", 5, 1)]
    [InlineData("(8007)DE00100000000123456789", "iban", 8, 2)]
    [InlineData("(3911)0001", "iso4217", 6, 3)]
    [InlineData("(20)1", "length", 4, 1)]
    public void Errors_NameRuleAndPlace(string text, string rule, int offset, int length)
    {
        var error = Barcode.Parse(text).Errors[0];
        Assert.Equal((rule, offset, length), (error.Rule, error.Offset, error.Length));
    }

    [Theory]
    [InlineData("https://dlnkd.tn.gg/HxHKVAdpQgZzjr-hCDKigI", "compressed-link")]
    [InlineData("https://id.gs1.org/01/05412345000013/EEarwSMXRuGw#chapter1", "compressed-link")]
    [InlineData("https://a/gtin/12312312312333", "key-by-name")]
    [InlineData("https://a/some/page", "no-primary-key")]
    [InlineData("https://a/01/12312312312333/21/A/10/B", "qualifier-order")]
    [InlineData("https://a/01/12312312312333?21=A", "not-an-attribute")]
    [InlineData("https://a/01/12312312312333?10=A", "qualifier-in-query")]
    [InlineData("https://a_b/01/12312312312333", "domain-invalid")]
    [InlineData("https://a/01/12312312312333?99=a|b", "uri-character")]
    public void DigitalLink_ThatIsNone_SaysWhy(string uri, string code) => Assert.Equal(code, Barcode.Parse(uri).Errors[0].Code);

    [Fact]
    public void Read_LostSeparator_CandidatesAreValidAndHoldAllCharacters() => Gs1Gen.Elements.Sample(static elements =>
    {
        // Without any separator: either nothing is suspicious, or the true reading is among the candidates' kind.
        var raw = ElementString.Write(elements).Replace(ElementString.Fnc1.ToString(), "", StringComparison.Ordinal);
        var scan = Barcode.Parse("]C1" + raw);
        return scan.Candidates.All(c => Barcode.Parse(c.ElementString).Valid
            && string.Concat(c.Elements.Select(static e => e.Ai + e.Value)) == raw);
    });

    [Fact]
    public void Read_LostSeparatorBeforeARestThatIsNoElement_IsNoCandidate()
    {
        // (16)171107 is in it by chance, and would leave "25" over.
        const string raw = "017116730331830510O*3rw_7l15511114308092951617110725";

        var candidate = Assert.Single(Barcode.Parse("]C1" + raw).Candidates);

        Assert.Equal(raw, string.Concat(candidate.Elements.Select(static e => e.Ai + e.Value)));
    }

    [Theory]
    [InlineData("ABC", "17", "261231")]
    [InlineData("240915", "15", "261200")]
    [InlineData("A", "11", "251231")]
    [InlineData("LOT-1", "410", "9501101530003")]
    public void Read_LotBeforeAConfirmedElement_IsAlwaysAmongTheCandidates(string lot, string ai, string value)
    {
        var scan = Barcode.Parse($"]C101{G}10{lot}{ai}{value}");
        Assert.Equal("ambiguous-barcode", scan.Errors[0].Code);
        Assert.Equal(20, scan.Errors[0].Offset - 1);
        Assert.Contains(scan.Candidates, c => c.ElementString == $"(01){G}(10){lot}({ai}){value}");
    }

    [Fact]
    public void Accepts_OfTheUsualForms_IsWhatTheComponentsSay()
    {
        string[] usual = ["00", "01", "02", "11", "17", "10", "21", "240", "410", "90"];
        Gen.Select(Gen.Int[0, usual.Length - 1], Gen.Char["0123456789012A~"].Array[0, 32], Gen.Bool).Sample(
            (at, characters, completed) =>
            {
                var definition = ApplicationIdentifiers.Find(usual[at])!;
                var value = new string(characters);
                if (completed && definition.Shape == ValueShape.Key)
                {
                    value = value.Replace('A', '1').Replace('~', '2').PadLeft(definition.MaxLength, '0')[..(definition.MaxLength - 1)];
                    value += CheckDigit.Compute(value);
                }

                return definition.Shape != ValueShape.Other
                    && ValueRules.Accepts(definition, value, 2026) == ValueRules.Check(definition, value, 2026, out _).IsNone;
            },
            iter: 20_000);
    }

    [Fact]
    public void Read_WithKnowledge_RanksTheKnownLotFirstAndLeavesAKnownWholeLotAlone()
    {
        // Both are cut before a date: the one also reads (11)280224.
        const string Text = $"]C101{G}10L1128022417270131";
        Assert.Equal("L11280224", Lots(new Known("L11280224"))[0]);
        Assert.Equal("L", Lots(new Known("L"))[0]);
        Assert.True(Barcode.Parse(Text, 2026, new Known("L1128022417270131")).Valid);

        static string[] Lots(IBarcodeKnowledge known) =>
            [.. Barcode.Parse(Text, 2026, known).Candidates.Select(static c => c.Elements.Single(static e => e.Ai == "10").Value)];
    }

    [Theory]
    [InlineData("422", "276")]
    [InlineData("7030", "276AB")]
    [InlineData("3922", "1299")]
    [InlineData("20", "01")]
    [InlineData("91", "X")]
    [InlineData("235", "TP")]
    [InlineData("8200", "HTTP")]
    [InlineData("4330", "001000")]
    [InlineData("422", "276(7030)276AB")]
    public void Read_KnownLotBeforeAnyElement_IsRefusedWithItsReadingFirst(string ai, string value)
    {
        var tail = $"({ai}){value}";
        var raw = $"]C101{G}10KL-5{tail.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}";

        var scan = Barcode.Parse(raw, 2026, new Known("KL-5"));

        Assert.Equal("ambiguous-barcode", scan.Errors[0].Code);
        Assert.StartsWith($"(01){G}(10)KL-5({ai})", scan.Candidates[0].ElementString, StringComparison.Ordinal);
        Assert.True(scan.Candidates[0].KnownLot);
        Assert.Contains(scan.Candidates, c => c.ElementString.EndsWith($"(10)KL-5{tail}", StringComparison.Ordinal));
        Assert.True(Barcode.Parse(raw, 2026, new Known("KL-6")).Valid);
    }

    [Theory]
    [InlineData("01", "21", "S5")]
    [InlineData("01", "240", "X1")]
    [InlineData("01", "251", "R1")]
    [InlineData("01", "400", "PO1")]
    [InlineData("01", "30", "5")]
    [InlineData("02", "37", "12")]
    [InlineData("01", "3922", "1299")]
    [InlineData("01", "422", "276")]
    [InlineData("01", "7030", "276AB")]
    public void Read_KnownLotBehindAnyElement_IsAmongTheCandidates(string key, string ai, string value)
    {
        foreach (var (tail, then) in new[] { ("", ""), ("422276", "(422)276") }.Where(t => t.Item1.Length == 0 || ai != "422"))
        {
            var scan = Barcode.Parse($"]C1{key}{G}{ai}{value}10KL-5{tail}", 2026, new Known("KL-5"));

            Assert.Equal("ambiguous-barcode", scan.Errors[0].Code);
            Assert.Contains(scan.Candidates, c => c.KnownLot && c.ElementString == $"({key}){G}({ai}){value}(10)KL-5{then}");
        }
    }

    [Theory]
    [InlineData("KL-50")]
    [InlineData("KL-542227")]
    [InlineData("KL-510KL-6")]
    [InlineData("KL-5A91X")]
    [InlineData("KL-")]
    public void Read_KnownLotBeforeWhatIsNoElement_IsAnotherLot(string lot) =>
        Assert.Equal(lot, Barcode.Parse($"]C101{G}10{lot}", 2026, new Known("KL-5")).Lot);

    [Fact]
    public void Read_SameReadingByTwoWays_IsOneCandidate()
    {
        var candidates = Barcode.Parse($"01{G}10AB1727010117270101").Candidates.Select(static c => c.ElementString).ToList();
        Assert.NotEmpty(candidates);
        Assert.Equal(candidates.Distinct(), candidates);
    }

    private sealed record Known(string Lot) : IBarcodeKnowledge
    {
        public bool IsKnownItem(string item) => item == G;

        public bool IsKnownLot(string item, string lot) => item == G && lot == Lot;
    }
}
