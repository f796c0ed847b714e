using CsCheck;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Tests.Gs1;

public sealed class BarcodeTests
{
    private const string G = "09501101530003";

    [Theory]
    [InlineData("\u001D0109501101530003172512311010ABC", "(01)09501101530003(17)251231(10)10ABC", null)]
    [InlineData("]C1010950110153000310ABC\u001D17251231", "(01)09501101530003(10)ABC(17)251231", "GS1-128")]
    [InlineData("]C1(01)09501101530003(10)ABC", "(01)09501101530003(10)ABC", "GS1-128")]
    [InlineData("[01]09501101530003[10]A(1)", "(01)09501101530003(10)A\\(1)", null)]
    [InlineData("010950110153000310ABC^17251231", "(01)09501101530003(10)ABC(17)251231", null)]
    [InlineData("010950110153000310ABC\u241D17251231", "(01)09501101530003(10)ABC(17)251231", null)]
    [InlineData("]d2010950110153000310ABC\u001D21X1\r\n", "(01)09501101530003(10)ABC(21)X1", "GS1 DataMatrix")]
    [InlineData("]Q3010950110153000310ABC", "(01)09501101530003(10)ABC", "GS1 QR Code")]
    [InlineData("]e00109501101530003", "(01)09501101530003", "GS1 DataBar")]
    [InlineData("]J1010950110153000310A", "(01)09501101530003(10)A", "GS1 DotCode")]
    [InlineData("^010950110153000310ABC^17251231", "(01)09501101530003(10)ABC(17)251231", null)]
    [InlineData("(01)09501101530003(10)ABC", "(01)09501101530003(10)ABC", null)]
    [InlineData("(01) 09501101530003 (10) ABC", "(01)09501101530003(10)ABC", null)]
    [InlineData("010950110153000310ABC", "(01)09501101530003(10)ABC", null)]
    [InlineData("https://example.com/01/09501101530003/10/A%2FB?17=251231&x=1", "(01)09501101530003(10)A/B(17)251231", null)]
    [InlineData("https://example.com/some/stem/00/376130321109103420", "(00)376130321109103420", null)]
    [InlineData("9501101530003", "(01)09501101530003", "EAN-13")]
    [InlineData("036000291452", "(01)00036000291452", "UPC-A")]
    [InlineData("96385074", "(01)00000096385074", "EAN-8")]
    [InlineData("]I105901234123457", "(01)05901234123457", "ITF-14")]
    [InlineData("376130321109103420", "(00)376130321109103420", null)]
    [InlineData("00376130321109103420", "(00)376130321109103420", null)]
    public void Parse_EachForm_GivesTheElements(string text, string elements, string? symbology)
    {
        var scan = Barcode.Parse(text);
        Assert.Empty(scan.Errors);
        Assert.Equal(elements, scan.ElementString);
        Assert.Equal(symbology, scan.Symbology);
    }

    [Fact]
    public void Parse_AllThatMatters_IsSaid()
    {
        var scan = Barcode.Parse($"(01){G}(10)L-1(21)S9(11)260100(13)260105(15)270228(17)280200(3103)001250");
        Assert.True(scan.Valid);
        Assert.Equal(G, scan.Gtin.ToString());
        Assert.Equal(("L-1", "S9"), (scan.Lot, scan.Serial));
        Assert.Equal(new DateOnly(2026, 1, 31), scan.Production);
        Assert.Equal(new DateOnly(2026, 1, 5), scan.Packaging);
        Assert.Equal(new DateOnly(2027, 2, 28), scan.BestBefore);
        Assert.Equal(new DateOnly(2028, 2, 29), scan.Expiry);
        Assert.Equal(new Quantity(1.25m, "KGM"), scan.Quantity);
        Assert.Equal($"https://id.gs1.org/01/{G}/10/L-1/21/S9?11=260100&13=260105&15=270228&17=280200&3103=001250", scan.DigitalLink);
    }

    [Fact]
    public void Parse_PalletLabel_HasContentAndCount()
    {
        var scan = Barcode.Parse($"]C100376130321109103420\u001D02{G}37144\u001D10LOT7");
        Assert.Empty(scan.Errors);
        Assert.Equal("376130321109103420", scan.LogisticUnit.ToString());
        Assert.Equal(G, scan.Gtin.ToString());
        Assert.Equal(new Quantity(144, "EA"), scan.Quantity);
        Assert.Equal("LOT7", scan.Lot);
    }

    [Theory]
    [InlineData("", "empty", 0, 0)]
    [InlineData("]C1", "empty", 3, 0)]
    [InlineData("]X9123", "symbology-unknown", 0, 3)]
    [InlineData("(01)09501101530004", "check-digit", 17, 1)]
    [InlineData("(17)261301", "date-invalid", 6, 2)]
    [InlineData("(17)270229", "date-invalid", 8, 2)]
    [InlineData("(10)ABCDEFGHIJKLMNOPQRSTU", "length", 4, 21)]
    [InlineData("(10)AB C", "character", 6, 1)]
    [InlineData("(10)", "length", 4, 0)]
    [InlineData("(05)123", "ai-unknown", 0, 4)]
    [InlineData("(10)A(10)B", "duplicate-ai", 9, 1)]
    [InlineData("(01)09501101530003(02)09501101530003", "ai-excluded", 22, 14)]
    [InlineData("(01", "syntax", 0, 3)]
    [InlineData("\u001D0109501101", "length", 3, 8)]
    [InlineData("5901234123458", "check-digit", 0, 13)]
    [InlineData("https://example.com/about", "no-primary-key", 0, 25)]
    [InlineData("hello", "ai-unknown", 0, 5)]
    public void Parse_Bad_SaysWhatAndWhere(string text, string code, int offset, int length)
    {
        var error = Barcode.Parse(text).Errors[0];
        Assert.Equal((code, offset, length), (error.Code, error.Offset, error.Length));
    }

    [Theory]
    [InlineData("991231", 2026, 1999)]
    [InlineData("771231", 2026, 1977)]
    [InlineData("761231", 2026, 2076)]
    [InlineData("001231", 2060, 2100)]
    [InlineData("101231", 2060, 2110)]
    [InlineData("111231", 2060, 2011)]
    public void Parse_TwoDigitYear_IsWithinTheWindow(string date, int reference, int year) =>
        Assert.Equal(year, Barcode.Parse($"(17){date}", reference).Expiry?.Year);

    [Theory]
    [InlineData("]C1010950110153000310ABC17261231", "(01)09501101530003(10)ABC17261231", "(01)09501101530003(10)ABC(17)261231")]
    [InlineData("010950110153000310ABC1726123121S1", "(01)09501101530003(10)ABC1726123121S1", "(01)09501101530003(10)ABC(17)261231(21)S1")]
    public void Parse_LostSeparator_IsRefusedWithTheOtherReadings(string text, string read, string candidate)
    {
        var scan = Barcode.Parse(text);
        Assert.Equal("ambiguous-barcode", Assert.Single(scan.Errors).Code);
        Assert.Null(scan.Lot);
        Assert.Equal(read, scan.ElementString);
        Assert.Contains(candidate, scan.Candidates.Select(static c => c.ElementString));
    }

    [Theory]
    [InlineData("(01)09501101530003(10)ABC17261231")]
    [InlineData("^010950110153000310ABC17261231")]
    [InlineData("]C1240000000000000000000000000000000")]
    [InlineData("]C10109501101530003910017261231")]
    [InlineData("]e08110106141411234562891101201212085010048000214025610048000310123191000")]
    [InlineData("]C10109501101530003172612311017ABC")]
    public void Parse_NothingLost_HasNoCandidates(string text) => Assert.Empty(Barcode.Parse(text).Candidates);

    [Fact]
    public void Parse_OneBadElement_LeavesTheOthersKnown()
    {
        var scan = Barcode.Parse($"(01){G}(10)LOT(17)269999");
        Assert.False(scan.Valid);
        Assert.Equal((G, "LOT", null), (scan.Gtin.ToString(), scan.Lot, scan.Expiry));
        Assert.Null(scan.DigitalLink);
    }

    [Fact]
    public void Write_AnyElements_ReadTheSame() => Gs1Gen.Elements.Sample(static elements =>
    {
        var raw = Barcode.Parse(ElementString.Write(elements));
        var bracketed = Barcode.Parse(ElementString.WriteBracketed(elements));
        return raw.Valid && raw.Elements.SequenceEqual(elements) && bracketed.Valid && bracketed.Elements.SequenceEqual(elements);
    });

    [Fact]
    public void DigitalLink_AnyElements_HoldsThemAll() => Gs1Gen.Elements.Sample(static elements =>
    {
        var link = Barcode.Parse(ElementString.Write(elements)).DigitalLink;
        var back = Barcode.Parse(link!);
        return back.Valid && back.DigitalLink == link && back.Elements.ToHashSet().SetEquals(elements);
    });

    [Fact]
    public void Parse_AnyText_NeverThrows()
    {
        string[] starts = ["", "]C1", "]d2", "(", "^", "\u001D", "https://a/", "(01)", "01", "(10)"];
        Gen.Select(Gen.Int[0, starts.Length - 1], Gen.Char["()^|\\\u001D]%/?&=;#0123456789ABCabc .é"].Array[0, 60], (i, rest) => starts[i] + new string(rest))
            .Sample(static text => Barcode.Parse(text).Errors.All(e => e.Offset >= 0 && e.Length >= 0 && e.Offset + e.Length <= text.Length), iter: 5_000);
    }
}
